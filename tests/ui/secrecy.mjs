// Another passphrase, how good a new one is, and the lock: by hand and when nobody is there.
import assert from 'node:assert/strict';

const button = (page, name) => page.getByRole('button', { name });
const REGISTER = 'Ekonomi och upphandling 2026';
const NEW = 'kratta vinge åtta salt';

/** Opens a register that is no sample. */
async function unlock(page, passphrase) {
  await page.locator('#unlock-pass').fill(passphrase);
  await page.keyboard.press('Enter');
}

async function openOwn(page) {
  await page.getByRole('link', { name: REGISTER }).click();
  await unlock(page, 'hemlig lösenfras 1');
  await page.locator('.systems').first().waitFor();
}

/** Nothing of the register is on the page that a locked one leaves, nor in its memory. */
async function left(page) {
  await page.locator('[data-testid=locked]').waitFor();
  assert.ok(await page.locator('#unlock-pass').evaluate((field) => field === document.activeElement), 'focus is where to go on');
  const html = await page.content();
  for (const words of ['Ekonomisystemet', 'Kundreskontra', 'Ekonomichef']) assert.ok(!html.includes(words), `"${words}" is on the page`);
  assert.equal(await page.evaluate(() => window.planted), undefined, 'the page is another one');
}

export async function walkSecrecy(page, look) {
  await openOwn(page);
  await button(page, /^(Lösenfras och lås|Passphrase and lock)$/).click();
  await page.locator('#secrecy-old').waitFor();
  await look('secrecy');

  const strength = (level) => page.locator(`[data-strength=${level}]`).waitFor();
  await page.locator('#secrecy-old').fill('fel');
  await page.locator('#secrecy-new').fill('kort');
  await strength('short');
  await page.locator('#secrecy-new').fill('aaaaaaaaaaaa');
  await strength('weak');
  await page.locator('#secrecy-new').fill(NEW);
  await strength('strong');
  await page.locator('#secrecy-again').fill('annat');
  await page.keyboard.press('Enter');
  await page.locator('#secrecy-again-error').waitFor();
  await page.locator('#secrecy-again').fill(NEW);
  await page.keyboard.press('Enter');
  await page.locator('#secrecy-old-error').waitFor();
  await page.locator('#secrecy-new').fill('aaaaaaaaaaaa');
  await strength('weak');
  await look('secrecy-refused');
  await page.locator('#secrecy-old').fill('hemlig lösenfras 1');
  await page.locator('#secrecy-new').fill(NEW);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=secrecy-left]').waitFor();
  await page.locator('.saved .last').filter({ hasText: /bytt|changed/ }).waitFor();
  assert.equal(await page.locator('[data-testid=secrecy-left] b').count(), 0, 'names of files are text');
  assert.equal(await page.locator('#secrecy-new').inputValue(), '', 'it stands nowhere afterwards');
  await look('secrecy-changed');

  // What is being written when it is locked is saved, and one comes back to where one was.
  await page.locator('header .mark').click();
  await page.getByRole('link', { name: 'Ekonomisystemet' }).first().click();
  await page.locator('.steps a.st').nth(2).click();
  await page.locator('#cell-INF-1602-K').click();
  await page.locator('#why').fill('Skrivet just innan det låstes.');
  await page.evaluate(() => (window.planted = 1));
  await page.keyboard.press('Control+Shift+L');
  await left(page);
  assert.equal(await page.evaluate(() => JSON.parse(sessionStorage.getItem('varsam-fake-locked')).last), 'set_reason');
  await look('locked');
  await unlock(page, 'hemlig lösenfras 1');
  await page.locator('#unlock-pass-error').waitFor();
  await unlock(page, NEW);
  await page.locator('#cell-INF-1602-K').waitFor();

  // Also while a dialog keeps its keys to itself.
  await page.keyboard.press('Control+k');
  await page.locator('.findlist').waitFor({ state: 'attached' });
  await page.evaluate(() => (window.planted = 1));
  await page.keyboard.press('Control+Shift+L');
  await left(page);
}

/** The sample says its passphrase, which is no secret, and its own cannot be changed. */
export async function walkSampleLocked(page, look) {
  await button(page, /^(Prova med exempel|Try the sample)$/).click();
  await button(page, /^(Lösenfras och lås|Passphrase and lock)$/).click();
  await page.locator('#lock-after').selectOption('5');
  await look('secrecy-sample');
  await button(page, /^(Lås nu|Lock now)/).click();
  await page.locator('[data-testid=locked]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#lock-after').waitFor();
}

/** Nobody is there for as long as the address says. */
export async function walkIdle(page) {
  await openOwn(page);
  await page.evaluate(() => (window.planted = 1));
  await left(page);
}
