// The centre: the first list and its root, a later one, enrolling a key, and standing of signatures.
import assert from 'node:assert/strict';

/** From the first screen: what the centre sends is taken, and a key is enrolled there. */
export async function walkCentre(page, look) {
  const button = (name) => page.getByRole('button', { name });
  const choose = () => button(/^(Ta emot från centralen…|Take from the centre…)$/).click();
  const take = () => button(/^(Ta emot förteckningen|Take the list)$/).click();

  await button(/^(Prova med exempel|Try the sample)$/).click();
  await button(/^(Centralen|The centre)$/).click();
  await page.locator('#trust-here').waitFor();
  await look('centre-empty');
  await choose();
  await page.locator('#root-end').waitFor();
  assert.ok(await page.locator('#centre-file').evaluate((title) => title === document.activeElement), 'focus is at the file');
  assert.ok(!(await page.content()).includes('QB5V NBez E2o'), 'the end of the root is nowhere on the page');
  assert.equal(await page.locator('.keys th b').count(), 0, 'text from a file is text');
  await look('centre-first-list');
  await page.locator('#root-end').fill('QB5V');
  await take();
  await page.locator('.err').waitFor();
  await look('centre-root-wrong');
  await page.locator('#root-end').fill('QB5VNBezE2o');
  await page.locator('#root-end').press('Enter');
  await page.locator('#root-end').waitFor({ state: 'detached' });
  await look('centre-list-taken');
  // The pack in the same file can be looked at now.
  await button(/^(Visa vad som ändras|Show what changes)$/).click();
  await page.locator('#coming-pack').waitFor();
  await look('centre-pack');
  await button(/^(Byt utgåva|Change edition)$/).click();
  await page.locator('#coming-pack').waitFor({ state: 'detached' });

  // The catalogue: what changes, what stands here, and the centre's taken in its place.
  await button(/^(Visa katalogen|Show the catalogue)$/).click();
  await page.locator('#coming-catalogue').waitFor();
  assert.ok(await page.locator('#coming-catalogue').evaluate((title) => title === document.activeElement), 'focus is at the catalogue');
  assert.equal(await page.locator('.central th b').count(), 0, 'text from a file is text');
  await look('centre-catalogue');
  await page.locator('.central input[type=checkbox]').first().check();
  await page.locator('.shifts').waitFor();
  await button(/^(Ta allt från centralen|Take all from the centre)/).first().click();
  await button(/^(Behåll allt här|Keep all here)/).first().waitFor();
  await look('centre-catalogue-chosen');
  await button(/^(Ta emot katalogen|Take the catalogue)$/).click();
  await page.locator('#coming-catalogue').waitFor({ state: 'detached' });
  assert.ok(await page.locator('#catalogues-here').evaluate((title) => title === document.activeElement), 'focus is at what came of it');
  await look('centre-catalogue-taken');
  await button(/^(Stäng filen|Close the file)$/).click();
  await choose();
  await page.getByText(/^(Spärras|Is revoked)$/).first().waitFor();
  await look('centre-next-list');
  await take();
  await page.locator('#trust-here ~ .note').waitFor();
  await look('centre-overdue');

  // A key is enrolled: what is missing is said, and the thumbprint is there to be read out.
  await button(/^(Spara anmälan…|Save the enrolment…)$/).click();
  await page.locator('.err').waitFor();
  await look('centre-enrol-error');
  await page.locator('#enrol-name').fill('Anna Al');
  await button(/^(Spara anmälan…|Save the enrolment…)$/).click();
  await page.locator('[data-testid=thumbprint]').waitFor();
  assert.ok(await page.locator('#enrolled').evaluate((title) => title === document.activeElement), 'focus is at what came of it');
  await look('centre-enrolled');

  // What the catalogue has is marked where it is worked with.
  await page.locator('a.mark').click();
  await page.locator('.systems .tag').filter({ hasText: /^(Från centralen|From the centre)$/ }).first().waitFor();
  await look('register-central');
}
