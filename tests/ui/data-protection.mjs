// The impact assessment and the record of processing, with a stop for a look at every state.
import assert from 'node:assert/strict';

import { settled } from './browser.mjs';
import { focused, reach } from './keyboard.mjs';
import { no } from './walk.mjs';

/** From the first screen to a finished impact assessment and the record; names are of either language. */
export async function walkDataProtection(page, look) {
  const button = (name) => page.getByRole('button', { name });

  await button(/Prova med exempel|Try the sample/).click();
  await page.locator('.systems').waitFor();
  await page.getByRole('link', { name: 'Ekonomisystemet' }).click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.st').nth(4).click();
  await page.locator('[data-testid=assessment-BED-2] a').click();
  await page.locator('.asq').waitFor();
  await button(/^(Visa alla frågor|Show all questions)$/).or(page.getByRole('link', { name: /^(Visa alla frågor|Show all questions)$/ })).first().click();
  await button(/^(Till sammanfattningen|To the summary)$/).click();
  await page.locator('[data-testid=dpia-here] button').click();
  await page.locator('.dp').waitFor();
  await look('dpia-empty');

  // finishing is refused, with the missing things as links
  await button(/^(Gör klar|Finish)$/).click();
  await page.locator('.misses.err:focus').waitFor();
  await look('dpia-refused');
  await page.locator('.misses a').first().click();
  await page.locator('#dpia-description:focus').waitFor();
  await button(/^(Hämta in i texten|Bring into the text) (Vad ni gör|What you do)/).click();
  await page.locator('#dpia-necessity').fill('Avgiften räknas på inkomsten. Lagen säger att den ska göra det.');

  // risks: added, weighed, one removed
  await button(/^(Ny risk|New risk)$/).click();
  await page.locator('#risk-1-risk:focus').waitFor();
  await page.locator('#risk-1-risk').fill('Den som lever under hot kan hittas genom arbetsplatsen.');
  await page.locator('#risk-1-measures').fill('Skyddade personer hanteras utanför systemet.');
  await button(/^(Ny risk|New risk)$/).click();
  await page.locator('#risk-2-risk').fill('Fel inkomst ger fel avgift.');
  await page.locator('[data-testid=risk-2][data-high=true]').waitFor();
  await page.locator('.harms summary').click();
  await page.locator('#dpia-views_asked').check();
  await page.locator('#dpia-views').fill('Föräldrarådet vill se vem som har läst.');
  await page.locator('#dpia-advice_followed-partly').check();
  await page.locator('#dpia-advice_asked_at').fill('2026-10-05');
  await page.locator('#dpia-advice_given_at').fill('2026-10-01');
  await page.locator('#dpia-decided_at').fill('i höst');
  await page.locator('#dpia-review_at').focus();
  await page.locator('#dpia-decided_at-error').waitFor();
  await settled(page);
  await look('dpia-imy');

  // the high risk goes, and with it IMY
  await page.locator('[data-testid=risk-2] .push').click();
  await page.locator('#risk-1:focus').waitFor();
  await page.locator('#risk-1-likelihood').selectOption('1');
  await page.locator('#imy').waitFor({ state: 'detached' });
  for (const [field, value] of [
    ['measures', 'Behörighet efter uppgift, loggar som följs upp.'],
    ['advice_given_at', '20261009'],
    ['advice', 'Ta bort arbetsgivarens namn.'],
    ['advice_reason', 'Namnet behövs för kontrollen mot lönen.'],
    ['decided_by', 'Förvaltningschef'],
    ['decided_at', '2026-11-02'],
    ['review_at', '2027-11-02'],
  ]) await page.locator(`#dpia-${field}`).fill(value);
  await button(/^(Gör klar|Finish)$/).click();
  await page.locator('#state:focus').waitFor();
  await button(/^(Spara som PDF…|Save as PDF…)$/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await look('dpia-finished');

  // the record of processing
  await page.locator('.bar .mark').click();
  await button(/^(Behandlingar|Processing)/).click();
  await page.locator('.recs tbody').first().waitFor();
  await look('records');
  await page.locator('#records-words').fill('avgift');
  await page.locator('#records-incomplete').check();
  await page.locator('[data-testid=record-INF-0303] .do button').or(page.locator('.recs .do button')).first().click();
  await look('records-row');
  await page.locator('.recmore .linkbtn').last().click();
  await page.locator('#controller-title').waitFor();
  await button(/^(Fyll tomma fält|Fill empty fields)/).click();
  await look('records-controller');
  await page.locator('#controller-contact').fill('Nämnden, namnden@exempelstad.example');
  await button(/^(Spara|Save)$/).click();
  await page.locator('#controller-title').waitFor({ state: 'detached' });
  await page.locator('#records-words').fill('finns inte');
  await look('records-none');
  await page.locator('#records-words').fill('');
  await button(/^(Spara som PDF…|Save as PDF…)$/).click();
  await page.locator('[data-testid=receipt]').waitFor();
  await page.locator('.bar .mark').click();
  await button(/Stäng registret|Close the register/).click();
  await button(/^(Nytt register|New register)$/).click();
  await page.locator('#new-name').fill('Tomt');
  await page.locator('#new-pass').fill('fyra ord på rad');
  await page.locator('#new-again').fill('fyra ord på rad');
  await button(/Skapa registret|Make the register/).click();
  await button(/^(Nytt system eller process|New system or process)$/).click();
  await page.locator('.gateq').first().waitFor();
  await no(page);
  await button(/^(Fortsätt|Continue)$/).click();
  await page.locator('#system-name').fill('Bokningen');
  await page.locator('#system-authority').fill('Fritidsnämnden');
  await button(/Lägg till systemet|Add the system/).click();
  await page.locator('.tl').waitFor();
  await page.locator('.bar .mark').click();
  await button(/^(Behandlingar|Processing)/).click();
  await page.locator('#records-empty').waitFor();
  await look('records-empty');
}

/** An impact assessment begun without a pointer: a risk written, weighed, removed and brought back. */
export async function keyboardDataProtection(page) {
  const enter = async (name) => {
    await reach(page, name);
    await page.keyboard.press('Enter');
    await settled(page);
  };
  const risks = () => page.locator('.risk').count();
  await enter('Prova med exempel');
  await page.locator('.systems').waitFor();
  await enter('Ekonomisystemet');
  await page.locator('.tl').waitFor();
  await enter(/: Lämplighet$/);
  await page.locator('.asrows').waitFor();
  await enter('Inkomstuppgifter i avgiftskontrollen');
  await page.locator('.asq').waitFor();
  await enter('Visa alla frågor');
  await enter('Till sammanfattningen');
  await enter('Gör konsekvensbedömning');
  await page.locator('.dp').waitFor();
  assert.equal((await focused(page)).tag, 'H1', 'a new screen has focus on its heading');

  await reach(page, 'dpia-description');
  await page.keyboard.type('Inkomsten jämförs med avgiften. ', { delay: 20 });
  await page.waitForTimeout(700);
  await page.keyboard.type('Varje månad.');
  assert.equal(await page.locator('#dpia-description').inputValue(), 'Inkomsten jämförs med avgiften. Varje månad.', 'nobody who writes is overwritten');
  await enter('Ny risk');
  assert.equal((await focused(page)).id, 'risk-1-risk', 'a new risk has focus in its text');
  await page.keyboard.type('Fel avgift.');
  await reach(page, 'risk-1-likelihood');
  await page.keyboard.press('Home');
  await page.locator('[data-testid=risk-1][data-high=false]').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  assert.match((await focused(page)).text, /^Ta bort risken/);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await risks(), 0);
  assert.equal((await focused(page)).id, 'risk-add', 'with no risk left, focus is on the button');
  await page.keyboard.press('Control+z');
  await page.locator('.risk').waitFor();
  assert.equal(await page.locator('#risk-1-risk').inputValue(), 'Fel avgift.');
  assert.equal(await page.locator('#dpia-description').inputValue(), 'Inkomsten jämförs med avgiften. Varje månad.');

  // refused: what is missing has focus, and its first link leads to the field
  await enter('Gör klar');
  assert.equal((await focused(page)).id, 'missing');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal((await focused(page)).id, 'dpia-necessity');

  // a day that is none keeps the person at it
  await reach(page, 'dpia-decided_at');
  await page.keyboard.type('snart');
  await reach(page, 'Varsam');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal((await focused(page)).id, 'dpia-decided_at');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2026-11-02');
  await enter('Varsam');
  await page.locator('.systems').waitFor();

  // the record: a row opens, and leads to the form in the field that is missing
  await enter(/^Behandlingar/);
  await page.locator('.recs').waitFor();
  await enter(/^Visa allt/);
  await enter('Fyll i dataskyddsombud');
  assert.equal((await focused(page)).id, 'controller-officer');
  await page.keyboard.type('Dataskyddsombudet');
  await enter('Spara');
  await page.locator('#controller-title').waitFor({ state: 'detached' });
  assert.match((await focused(page)).text, /^Fyll i/, 'after saving, focus is on the row that was changed');
}
