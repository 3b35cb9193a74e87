// Before the workshop: asking an owner, answers that come back, and the owner's own side.
import assert from 'node:assert/strict';

/** From the first screen: the facilitator asks, reads answers in and takes them over. */
export async function walkAssignments(page, look) {
  const button = (name) => page.getByRole('button', { name });
  const link = (name) => page.getByRole('link', { name });

  await button(/^(Prova med exempel|Try the sample)$/).click();
  await link('Ekonomisystemet').first().click();
  await link(/^(Fråga informationsägare|Ask information owners)/).click();
  await page.locator('#ask-owner').waitFor();
  await page.locator('#sign-key').waitFor();
  await look('assignments-none');

  await page.locator('#ask-function').fill('');
  await button(/^(Signera och spara|Sign and save)$/).click();
  await page.locator('.err').waitFor();
  await look('assignments-errors');
  await page.locator('#ask-function').fill('Ekonomichef');
  await page.locator('#ask-until').fill('2027-01-31');
  await page.locator('#ask-invitation').fill('Fyll i före torsdagens verkstad.');
  await button(/^(Signera och spara|Sign and save)$/).click();
  await page.locator('[data-testid=code]').waitFor();
  const code = await page.locator('[data-testid=code]').textContent();
  assert.match(code, /0123-4567-89AB-CDEF/);
  await look('assignments-code');
  await button(/^(Klart, jag|Done, I)/).click();
  assert.equal(await page.locator('[data-testid=code]').count(), 0, 'the code is shown once');
  assert.ok(!(await page.content()).includes('0123-4567'), 'and is nowhere on the page');

  await button(/^(Läs in svar|Read in answers)/).click();
  await page.locator('[data-testid=compare]').first().waitFor();
  assert.equal(await page.locator('[data-testid=compare]').first().getAttribute('data-spread'), '2', 'they differ most first');
  assert.equal(await page.locator('[data-outcome=cells] b').count(), 0, 'text from a file is text');
  await look('assignments-answers');
  await page.locator('[data-testid=compare]').first().getByRole('button').first().click();
  await look('assignments-over');
  await button(/^(Återkalla|Withdraw)/).first().click();
  await page.locator('[data-testid=assignment-state]', { hasText: /^(Återkallat|Withdrawn)$/ }).waitFor();
}

/** From the first screen: an owner opens an assignment, answers and hands in. */
export async function walkAnswering(page, look) {
  const button = (name) => page.getByRole('button', { name });

  await button(/^(Öppna uppdrag|Open assignment)/).click();
  await page.locator('#code').waitFor();
  await look('answering-asked');
  await page.locator('#code').fill('0000');
  await button(/^(Öppna uppdraget|Open the assignment)$/).click();
  await page.locator('.err').waitFor();
  await look('answering-wrong-code');
  await page.locator('#code').fill('0123 4567 89ab cdef');
  await button(/^(Öppna uppdraget|Open the assignment)$/).click();
  await page.locator('[data-testid=answering-count]').waitFor();
  await look('answering');
  await button(/^(Lämna svar|Hand in)/).click();
  await page.locator('.err').waitFor();
  await button(/^(Svara på frågorna|Answer the questions)$/).click();
  await page.locator('[data-testid=question]').waitFor();
  await page.locator('#answers input').first().check();
  await look('answering-question');
  await page.getByRole('link', { name: /^(Till uppdraget|To the assignment)$/ }).click();
  await page.locator('#hand-notes').fill('Fråga gärna vidare.');
  await button(/^(Lämna svar|Hand in)/).click();
  await page.locator('p', { hasText: /^(Svaret lämnades|The answer was handed in)/ }).waitFor();
  await look('answering-handed-in');
}
