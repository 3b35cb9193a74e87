// Handing a system over and taking one in: what goes along, the lock, the way back.
import assert from 'node:assert/strict';

/** From the first screen: a system is handed over, locked, taken back, and another file is taken in. */
export async function walkHandover(page, look) {
  const button = (name) => page.getByRole('button', { name });
  const link = (name) => page.getByRole('link', { name });

  await button(/^(Prova med exempel|Try the sample)$/).click();
  await link('Ekonomisystemet').first().click();
  await link(/^(Lämna systemet ofärdigt|Hand the system over unfinished)/).click();
  await page.locator('#along').waitFor();
  await look('hand-over');
  await button(/^(Lämna över och lås här|Hand over and lock here)$/).click();
  await page.locator('.err').waitFor();
  await look('hand-over-errors');
  await page.locator('#hand-over-whom').fill('Samordnare Lisa');
  await button(/^(Lämna över och lås här|Hand over and lock here)$/).click();
  await page.locator('[data-testid=code]').waitFor();
  assert.match(await page.locator('[data-testid=code]').textContent(), /0123-4567-89AB-CDEF/);
  assert.ok(await page.locator('#over-title').evaluate((title) => title === document.activeElement), 'focus is where the code is');
  await look('hand-over-code');
  await button(/^(Klart, jag|Done, I)/).click();
  await page.locator('[data-testid=away]').waitFor();
  assert.ok(!(await page.content()).includes('0123-4567'), 'the code is nowhere on the page');
  assert.equal(await link(/^(Lämna systemet ofärdigt|Hand the system over unfinished)/).count(), 0, 'it cannot leave twice');
  await look('away-tasks');

  // Every step says it, and what is tried in spite of that is refused.
  await page.locator('.steps a.st').nth(2).click();
  await page.locator('[data-testid=away]').waitFor();
  await look('away-matrix');
  await link(/^(Varsam|Till registret|To the register)/).first().click();
  await page.locator('.lockmark').first().waitFor();
  await look('away-register');

  // The file is lost: asked first, with the keyboard, and Escape leaves it.
  await link('Ekonomisystemet').first().click();
  await button(/^(Ta tillbaka…|Take back…)$/).click();
  await page.locator('dialog #take-back-title').waitFor();
  await look('take-back');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('dialog').count(), 0);
  await button(/^(Ta tillbaka…|Take back…)$/).press('Enter');
  await button(/^(Ja, ta tillbaka|Yes, take back)$/).click();
  await page.locator('[data-testid=away]').waitFor({ state: 'detached' });

  // A file comes: a wrong code, then what happens, by name.
  await link(/^(Varsam|Till registret|To the register)/).first().click();
  await button(/^(Ta emot ett överlämnat system…|Take in a system that was handed over…)$/).click();
  await page.locator('#over-code').waitFor();
  await look('take-in-asked');
  await page.locator('#over-code').fill('0000');
  await button(/^(Visa vad som händer|Show what happens)$/).click();
  await page.locator('.err').waitFor();
  await look('take-in-wrong-code');
  await page.locator('#over-code').fill('0123 4567 89ab cdef');
  await page.locator('#over-code').press('Enter');
  await page.locator('#take-in-what').waitFor();
  assert.equal(await page.locator('[data-testid=things-replaced] li b').count(), 0, 'text from a file is text');
  for (const group of await page.locator('details.things').all()) if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  await look('take-in-things');
  await button(/^(Ta emot|Take in)$/).click();
  await page.locator('.tl').waitFor();
  await look('taken-in');
}
