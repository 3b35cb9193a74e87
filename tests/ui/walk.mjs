// From the first screen to the exported file, with a stop for a look at every screen and state.
import assert from 'node:assert/strict';

import { settled } from './browser.mjs';
import { walkSuitability } from './suitability.mjs';

/** Answers every question of the stop-gate with no. */
export async function no(page) {
  for (const answer of await page.locator('.gateq input[value=no]').all()) await answer.check();
}

/** `look(name)` is called on each; roles and names are of either language. */
export async function walk(page, look) {
  const button = (name) => page.getByRole('button', { name });
  const step = async (nth) => {
    await page.locator('.steps a.st').nth(nth).click();
    await settled(page);
  };

  await look('start');
  await page.keyboard.press('F1');
  await look('start-help');
  await page.keyboard.press('Escape');
  await button(/^(Stopp|Stop)$/).click();
  await page.locator('#stop-title:focus').waitFor();
  await look('start-stop');
  await page.keyboard.press('Escape');
  await button(/^(Nytt register|New register)$/).click();
  await look('new');
  await button(/Välj en annan plats|Choose another place/).click();
  await button(/Skapa registret|Make the register/).click();
  await page.locator('.err').waitFor();
  await look('new-errors');
  await button(/^(Avbryt|Cancel)$/).click();
  await page.getByRole('link', { name: /Ekonomi och upphandling/ }).click();
  await page.locator('#unlock-pass').fill('fel');
  await button(/^(Öppna|Open)$/).click();
  await page.locator('.err').waitFor();
  await look('unlock-error');
  await button(/^(Avbryt|Cancel)$/).click();

  // an empty register
  await button(/^(Nytt register|New register)$/).click();
  await page.locator('#new-name').fill('Prov');
  await page.locator('#new-pass').fill('fyra ord på rad');
  await page.locator('#new-again').fill('fyra ord på rad');
  await button(/Skapa registret|Make the register/).click();
  await page.locator('.empty').waitFor();
  await look('register-empty');
  await button(/^(Nytt system eller process|New system or process)$/).click();
  await page.locator('.gateq').first().waitFor();
  await look('register-add-gate');
  await button(/^(Fortsätt|Continue)$/).click();
  await page.locator('.err').waitFor();
  await no(page);
  await button(/^(Fortsätt|Continue)$/).click();
  await page.locator('#system-name').waitFor();
  await look('register-add');
  await page.locator('#system-name').fill('Bokningen');
  await page.locator('#system-authority').fill('Fritidsnämnden');
  await button(/Lägg till systemet|Add the system/).click();
  await page.locator('.tl').waitFor();
  await look('tasks-empty');
  await step(1);
  await page.locator('#set-name').waitFor();
  await look('assets-empty');
  await step(2);
  await look('matrix-empty');
  await step(4);
  await page.locator('.teach').waitFor();
  await look('suitability-empty');
  await step(6);
  await page.locator('.chk2').waitFor();
  await look('review-empty');
  await page.getByRole('link', { name: /Till registret|To the register|Varsam/ }).first().click();
  await button(/Läs in tabeller|Read tables/).click();
  await page.locator('.filetable').first().waitFor();
  await look('import-problems');
  await page.locator('#column-0-2').selectOption('authority');
  await page.locator('.counttable').waitFor();
  await look('import-ready');
  await button(/^(Läs in|Read in)$/).click();
  await page.locator('.systems').waitFor();
  await button(/Stäng registret|Close the register/).click();
  await page.locator('.recent').waitFor();

  // the sample
  await button(/Prova med exempel|Try the sample/).click();
  await page.locator('.systems').waitFor();
  await look('register');
  await page.getByRole('link', { name: 'Ekonomisystemet' }).click();
  await page.locator('.tl').waitFor();
  await look('tasks');
  await step(0);
  await page.locator('.gateq').first().waitFor();
  await look('gate-done');
  await step(1);
  await page.locator('.assets').waitFor();
  await button(/Ny informationsmängd|New information set/).click();
  await look('assets');
  await step(2);
  await page.locator('.cell').first().waitFor();
  await page.locator('#cell-INF-1602-K').click();
  await look('matrix');
  await page.locator('#cell-INF-1602-K input').first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('F8');
  await look('matrix-selected');
  await page.keyboard.press('F8');
  await page.keyboard.press('0');
  await page.locator('#bulk-title').waitFor();
  await look('matrix-bulk');
  await page.keyboard.press('Escape');
  await page.locator('#bulk-title').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await page.locator('#copy-title').waitFor();
  await look('matrix-copy');
  await page.keyboard.press('Escape');
  await page.locator('#copy-title').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await look('find-empty');
  await page.keyboard.type('ekon');
  await page.locator('.findlist [role=option]').first().waitFor();
  await look('find');
  await page.keyboard.type('zzz');
  await page.locator('.findnone').waitFor();
  await look('find-none');
  await page.keyboard.press('Escape');
  await page.locator('#find-title').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /Alla 7 kategorier|All 7 categories/ }).click();
  await look('matrix-categories');
  await page.getByRole('button', { name: /^(Stopp|Stop)$/ }).click();
  await page.locator('#stop-about optgroup').first().waitFor({ state: 'attached' });
  await look('stop');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await look('help');
  await page.keyboard.press('Escape');
  const list = button(/^(Lista|List)$/);
  if (await list.isVisible()) {
    await list.click();
    await look('matrix-list');
  }
  await button(/^(Frågor|Questions)$/).click();
  await page.locator('.q').waitFor();
  await look('question');
  await page.locator('.cats summary').click();
  await page.locator('#category-individual').selectOption('3');
  await page.locator('.lc:has(:checked)[data-level="3"]').waitFor();
  await look('question-categories');
  await page.keyboard.press('Control+z');
  await button(/Bekräfta och nästa|Confirm and next/).click();

  // what happens when it comes together
  await step(3);
  await page.locator('.conv').waitFor();
  await look('together');
  await page.locator('#outcome-raise').check();
  await page.keyboard.press('Control+Enter');
  await page.locator('.err').waitFor();
  await look('together-errors');
  await page.locator('#outcome-new_asset').check();
  await page.locator('#asset-name').fill('Samlad betalningsbild per person');
  await page.locator('#asset-owner').fill('Ekonomichef');
  await page.locator('#motivation').fill('Ingen källa visar allt detta.');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-testid=talk-person][data-state=done]').waitFor();
  await page.locator('#effective-K').click();
  await page.locator('#eff-level').selectOption('1');
  await button(/^(Spara|Save)$/).click();
  await page.locator('.err').waitFor();
  await look('together-lower');
  await page.locator('[id^=exception-F]').first().click();
  await page.locator('#exception-until').fill('2027-06-30');
  await page.locator('#exception-why').fill('Banken höjer sitt skydd i vår.');
  await page.locator('[id^=exception-F]').first().scrollIntoViewIfNeeded();
  await look('together-exception');
  await button(/Spara undantaget|Save the exception/).click();
  await page.locator('.blocks [data-s=done]').waitFor();

  // how it hangs together
  await button(/^(Flöden och beroenden|Flows and dependencies)$/).click();
  await page.locator('.linkt').first().waitFor();
  await look('links');
  await page.locator('#add-flow').click();
  await button(/Spara flödet|Save the flow/).click();
  await page.locator('.err').waitFor();
  await look('links-flow-errors');
  await page.locator('#flow-set').selectOption({ index: 1 });
  await page.locator('#flow-to').selectOption({ index: 2 });
  await page.locator('#flow-purpose').fill('Uppföljning');
  await button(/Spara flödet|Save the flow/).click();
  await page.locator('#flow-title').waitFor({ state: 'detached' });
  await page.locator('#edit-dep-2').click();
  await look('links-dependency');
  await button(/Spara beroendet|Save the dependency/).click();
  await walkSuitability(page, look);
  await page.locator('.bar .mark').click();
  await button(/^(Läs in en annan utgåva…|Read another edition…)$/).click();
  await page.getByRole('button', { name: /^(Byt utgåva|Change edition)$/ }).waitFor();
  await look('model');
  await button(/^(Alla flöden och beroenden|All flows and dependencies)$/).click();
  await page.locator('.linkt').first().waitFor();
  await page.locator('#links-only').selectOption('outside');
  await look('all-links');
  await page.locator('.linkt a').first().click();
  await page.locator('.steps').getByRole('link', { name: /^(Karta|Map)$/ }).click();
  await page.locator('.map').waitFor();
  await look('map');
  await page.locator('.seg.asp button').nth(2).click();
  await page.locator('[data-testid=node-SYS-18]').focus();
  await look('map-availability');

  await step(6);
  await page.locator('.chk2').waitFor();
  await look('review-missing');

  // put right what is missing, by the links of the checklist
  for (let left = 12; left > 0; left -= 1) {
    const link = page.locator('[data-state=missing] .links a').first();
    if ((await link.count()) === 0) break;
    await link.click();
    await page.locator('.cell :focus').waitFor();
    if ((await page.locator('.cell:has(:focus) .level').getAttribute('data-level')) === 'none') await page.keyboard.press('1');
    await page.locator('#why').fill('Skäl som någon förstår om två år.');
    await step(6);
    await page.locator('.chk2').waitFor();
  }
  await button(/^(Signera|Sign)$/).click();
  await page.locator('.appr').waitFor();
  await look('review-signed');
  await page.getByRole('radio', { name: /Med förbehåll|With a reservation/ }).check();
  await button(/^(Signera|Sign)$/).click();
  await page.locator('.err').waitFor();
  await look('review-statement-error');
  await page.getByRole('radio', { name: /^(Godkänn|Approve)$/ }).check();
  await button(/^(Signera|Sign)$/).click();
  await page.locator('.appr [data-s=done]').first().waitFor();
  await button(/Spara paket|Save package/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await look('review-receipt');

  // the coordinator says something, the owners approve, and the result is one of the editions
  await page.locator('input[name=role][value=coordinator]').check();
  await look('review-opinion');
  await page.locator('#sign-text').fill('Se över behörigheterna.');
  await button(/^(Signera|Sign)$/).click();
  await page.locator('.appr').getByText('Se över behörigheterna.').waitFor();
  await page.getByRole('link', { name: /^(Utgåvor, beslut och omprövning|Editions, decisions and reconsidering)$/ }).click();
  await page.locator('.editions').waitFor();
  await page.getByText(/^(Inget skiljer|Nothing differs)/).waitFor();
  await look('revisions');

  // the gate of a system that nobody has answered, and of one that is asked again
  await page.locator('.bar .mark').click();
  await page.getByRole('link', { name: 'VA-styrsystemet' }).click();
  await page.locator('.tl').waitFor();
  await look('tasks-gate');
  await step(2);
  await look('matrix-behind-gate');
  await step(0);
  await page.locator('.gateq').first().waitFor();
  await button(/^(Svara|Answer)$/).click();
  await page.locator('.err').waitFor();
  await look('gate-errors');
  await page.locator('#gate-SG-1-no').check();
  await page.locator('#gate-SG-2-unknown').check();
  await look('gate-stops');
  await button(/^(Svara|Answer)$/).click();
  await page.locator('[data-testid=stop-locked]').waitFor();
  await look('stopped');
  await button(/^(Häv…|Lift…)/).click();
  await button(/^(Häv stoppet|Lift the stop)$/).click();
  await page.locator('.err').waitFor();
  await look('stopped-lift');
  await page.locator('#lift-answered_by_mistake').check();
  await button(/^(Häv stoppet|Lift the stop)$/).click();
  await page.locator('[data-testid=stop-lifted]').waitFor();
  await page.locator('.bar .mark').click();
  await page.getByRole('link', { name: 'Kundsystemet VA och avfall' }).click();
  await page.locator('.tl').waitFor();
  await step(0);
  await page.locator('.gateq').first().waitFor();
  await look('gate-again');
  await page.getByRole('button', { name: /^(Stopp|Stop)$/ }).click();
  await page.locator('#stop-about optgroup').first().waitFor({ state: 'attached' });
  await button(/^(Stoppa nu|Stop now)$/).click();
  await page.locator('[data-testid=stop-locked]').waitFor();
  await page.locator('.bar .mark').click();
  await page.locator('#stopped').waitFor();
  await page.locator('#stopped').scrollIntoViewIfNeeded();
  await look('register-stopped');
  await page.getByRole('link', { name: /^(Visa stoppade|Show stopped)$/ }).click();
  await button(/^(Rensa…|Purge…)/).click();
  await page.locator('#purge-typed').fill('st-2026-2');
  await button(/^(Rensa nu|Purge now)$/).click();
  await page.locator('.err').waitFor();
  await look('stopped-purge');
  await page.locator('#purge-typed').fill('ST-2026-2');
  await button(/^(Rensa nu|Purge now)$/).click();
  // The window is loaded anew; the host of a browser has then forgotten everything.
  await page.locator('.try, .recent').first().waitFor();
}

/** The window as it comes back after a purge. */
export async function walkPurged(page, look) {
  await page.locator('[data-testid=purged]').waitFor();
  await look('purged');
  await page.getByRole('button', { name: /^(Signera|Sign)$/ }).click();
  await page.getByRole('button', { name: /^(Spara återkallelserna…|Save the withdrawals…)$/ }).click();
  await page.getByText('Återkallelser.vbundle').waitFor();
  await page.locator('#recall-title').scrollIntoViewIfNeeded();
  await look('purged-recalled');
}

/** After a purge where nobody has a key: one is made on the spot, and signs. */
export async function walkPurgedKeyless(page, look) {
  const button = (name) => page.getByRole('button', { name });
  await button(/^(Gör en ny nyckel|Make a new key)$/).click();
  await page.locator('#identity-function').fill('Samordnare');
  await page.locator('#identity-pass').fill('en lång lösenfras');
  await page.locator('#identity-again').fill('en lång lösenfras');
  await button(/^(Gör nyckeln|Make the key)$/).click();
  await page.locator('#sign-key:focus').waitFor();
  assert.equal(await page.locator('#sign-pass').inputValue(), '', 'the passphrase is typed by whoever signs');
  await button(/^(Signera|Sign)$/).click();
  await page.locator('.err').waitFor();
  await look('purged-key-error');
  await page.locator('#sign-pass').fill('en lång lösenfras');
  await button(/^(Signera|Sign)$/).click();
  await button(/^(Spara återkallelserna…|Save the withdrawals…)$/).waitFor();
}
