// Risks and measures with the action plan, with a stop for a look at every state.
import assert from 'node:assert/strict';

import { focused, reach } from './keyboard.mjs';

/** Opens the sample and goes to a system's step of risks and measures. */
export async function toRisks(page, system = 'Ekonomisystemet') {
  await page.getByRole('button', { name: /Prova med exempel|Try the sample/ }).click();
  await page.locator('.systems').waitFor();
  await page.getByRole('link', { name: system }).click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.st').nth(5).click();
  await page.locator('.meas').first().waitFor();
}

/** From the first screen to a saved plan; names are of either language. */
export async function walkRisks(page, look) {
  const button = (name) => page.getByRole('button', { name });
  await toRisks(page);
  await look('measures');

  // one that does not fit wants a reason before anything is written
  await page.locator('[data-testid=measure-M05] input[value=not_applicable]').check();
  await page.locator('#measure-M05-reason:focus').waitFor();
  await page.locator('[data-testid=measure-M05] form button[type=submit]').click();
  await page.locator('[data-testid=measure-M05] .err').waitFor();
  await page.locator('#measure-M05-reason').fill('Ingen utomstående har åtkomst.');
  await page.locator('[data-testid=measure-M05] form button[type=submit]').click();
  await page.locator('[data-testid=measure-M05][data-standing=not_applicable]').waitFor();

  // missing: somebody and a day, then an exception that ends before it begins
  await page.locator('[data-testid=measure-M08] input[value=no]').check();
  await page.locator('[data-testid=measure-M08][data-standing=open]').waitFor();
  await page.locator('#more-M08').click();
  await page.locator('#measure-M08-owner').fill('IT-driftansvarig');
  await page.locator('#measure-M08-due').fill('i höst');
  await page.locator('[data-testid=measure-M08] form button[type=submit]').click();
  await page.locator('#measure-M08-due-error').waitFor();
  await page.locator('#except-M08').click();
  await page.locator('#exception-M08-decision').fill('Inloggningen byts i vår.');
  await page.locator('#exception-M08-until').fill('2020-01-31');
  await button(/^(Spara avsteget|Save the exception)$/).click();
  await page.locator('#exception-M08-until-error').waitFor();
  await look('measures-errors');
  await page.locator('#exception-M08-until').fill('2099-01-31');
  await button(/^(Spara avsteget|Save the exception)$/).click();
  await page.locator('[data-testid=measure-M08][data-standing=excepted]').waitFor();
  await page.locator('#measures-shown').selectOption('open');
  await look('measures-open');

  // risks: a sentence, weighed and decided on, and what the unit bears
  await page.locator('.riskparts a').nth(1).click();
  await page.locator('.riskm').waitFor();
  await look('risks');
  await page.locator('#risk-add').click();
  await page.locator('#risk-form:focus').waitFor();
  await page.locator('#risk-threat').selectOption('slip');
  await page.locator('#risk-event').fill('en faktura betalas två gånger');
  await page.locator('#risk-treatment').selectOption('reduce');
  await page.locator('.riskf button[type=submit]').click();
  await page.locator('#risk-effect-error').waitFor();
  await look('risks-errors');
  await page.locator('#risk-effect').fill('pengar måste krävas tillbaka');
  await page.locator('#risk-owner').fill('Ekonomichef');
  await page.locator('#risk-treatment_words').fill('Spärr mot dubbla fakturor.');
  await page.locator('#risk-level').selectOption('2');
  await page.locator('#risk-likelihood').selectOption('1');
  await page.locator('.riskf button[type=submit]').click();
  await page.locator('[data-testid=risk-3][data-standing=planned]').waitFor();
  await page.locator('#appetite-change').click();
  await page.locator('#appetite-level_3').selectOption('3');
  await page.locator('form button[type=submit]').last().click();
  await page.locator('.err').waitFor();
  await look('risks-appetite');

  // incidents: one makes the system be reconsidered
  await page.locator('.riskparts a').nth(2).click();
  await page.locator('[data-testid=incident-1]').waitFor();
  await page.locator('[data-testid=incident-1] .mwhat .linkbtn').click();
  await page.locator('[data-testid=incident-1] form button[type=submit]').click();
  await page.locator('#reconsider-words-error').waitFor();
  await look('incidents');
  await page.locator('#reconsider-words').fill('Nivåerna står sig.');
  await page.locator('[data-testid=incident-1] form button[type=submit]').click();
  await page.locator('[data-testid=incident-1] form').waitFor({ state: 'detached' });
  await page.locator('#incident-add').click();
  await page.locator('#incident-form:focus').waitFor();
  await page.locator('#incident-ended_at').fill('i går');
  await page.locator('.riskf button[type=submit]').click();
  await page.locator('#incident-title-error').waitFor();
  await look('incidents-errors');

  // continuity: an outage that is shorter than the way back is refused at its field
  await page.locator('.riskparts a').nth(3).click();
  await page.locator('#continuity-form').waitFor();
  await button(/^(Fyll i förslaget|Fill in the proposal)$/).click();
  await page.locator('#continuity-rto').fill('30 d');
  await page.locator('#continuity-rpo').fill('snart');
  await page.locator('.cont button[type=submit]').click();
  await page.locator('#continuity-rpo-error').waitFor();
  await page.locator('#continuity-rpo').fill('15 min');
  await page.locator('#continuity-live_at').fill('2021-05-01');
  await page.locator('.cont button[type=submit]').click();
  await page.locator('#continuity-rto-error').waitFor();
  await look('continuity-errors');
  await page.locator('#continuity-rto').fill('4 h');
  await page.locator('.cont button[type=submit]').click();
  await page.locator('.err').waitFor({ state: 'detached' });
  await page.locator('[data-testid=gaps] li').first().waitFor();

  await page.locator('.riskparts a').last().click();
  await page.locator('.plant').waitFor();
  await page.locator('.plant .sort').first().click().catch(() => undefined);
  await look('plan');
  await button(/^(Spara som PDF…|Save as PDF…)$/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await page.locator('.plant a', { hasText: /^M\d\d / }).first().click();
  await page.locator('.meas h3:focus').waitFor();
  await page.locator('.bar .mark').click();
  await button(/^(Handlingsplan|Action plan)$/).click();
  await page.locator('.plant').waitFor();
  await page.locator('#plan-only').selectOption('unplanned');
  await look('plan-all');
  await page.locator('.riskparts a').nth(1).click();
  await page.locator('#incident-add').waitFor();
  await button(/^(Läs in lista…|Read a list…)$/).click();
  await page.locator('#incident-problems:focus').waitFor();
  await look('incidents-import');
  await button(/^(Läs in lista…|Read a list…)$/).click();
  await page.locator('[data-testid=incident-2]').waitFor();
  await page.locator('.riskparts a').nth(2).click();
  await page.locator('.contt').waitFor();
  await look('continuity-plan');
}

/** A measure answered and planned without a pointer. */
export async function keyboardRisks(page) {
  const enter = async (name) => {
    await reach(page, name);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(80);
  };
  await enter('Prova med exempel');
  await page.locator('.systems').waitFor();
  await enter('Ekonomisystemet');
  await page.locator('.tl').waitFor();
  await enter(/: Risker$/);
  await page.locator('.meas').first().waitFor();
  assert.equal((await focused(page)).tag, 'H1', 'a new screen has focus on its heading');
  await page.locator('#measures-shown').focus();
  await page.locator('[data-testid=measure-M03] input[value=yes]').focus();
  await page.keyboard.press('Space');
  await page.locator('[data-testid=measure-M03][data-standing=done]').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-testid=measure-M03][data-standing=open]').waitFor();
  await enter(/^Mer: Riskanalys/);
  await reach(page, 'measure-M03-owner');
  await page.keyboard.type('Systemägare');
  await reach(page, 'measure-M03-due');
  await page.keyboard.type('2027-02-01');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(120);
  assert.equal((await focused(page)).id, 'more-M03', 'what was saved is folded, and focus is where it was opened');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(120);
  assert.match(await page.locator('[data-testid=measure-M03]').innerText(), /Ingen ansvarig/);
}
