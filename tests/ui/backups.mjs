// Backups: listed, looked into, restored; a damaged file; a register that does not open.
import assert from 'node:assert/strict';

const button = (page, name) => page.getByRole('button', { name });
const link = (page, name) => page.getByRole('link', { name });

/** From the first screen: what a backup would change, restoring it, and one with an older passphrase. */
export async function walkBackups(page, look) {
  await button(page, /^(Prova med exempel|Try the sample)$/).click();
  await button(page, /^(Säkerhetskopior|Backups)$/).click();
  await page.locator('table.backups').waitFor();
  await look('backups');
  const show = page.locator('button[id^="backup-"]');
  assert.equal(await show.count(), 4, 'a damaged file is not restored');

  await show.first().click();
  await page.locator('[data-testid=restore-system-gone]').waitFor();
  assert.ok(await page.locator('#restore-title').evaluate((title) => title === document.activeElement), 'focus is at what changes');
  for (const group of await page.locator('details.things').all()) await group.locator('summary').click();
  assert.equal(await page.locator('details.things li b').count(), 0, 'names are text');
  await look('backups-preview');
  await button(page, /^(Avbryt|Cancel)$/).click();
  assert.ok(await show.first().evaluate((row) => row === document.activeElement), 'focus is back at the row');

  // By keyboard alone: the oldest one asks for the passphrase that it was made with.
  await show.last().focus();
  await page.keyboard.press('Enter');
  await page.locator('#restore-pass').waitFor();
  await look('backups-passphrase');
  await page.locator('#restore-pass').fill('fel');
  await page.keyboard.press('Enter');
  await page.locator('#restore-pass-error').waitFor();
  await page.locator('#restore-pass').fill('gammal lösenfras 1');
  await page.keyboard.press('Enter');
  await button(page, /^(Återställ|Restore)$/).click();
  await page.locator('.saved .last').filter({ hasText: /återställt|restored/ }).waitFor();

  await button(page, /^(Säkerhetskopior|Backups)$/).click();
  await button(page, /^(Kopiera nu|Back up now)$/).click();
  await page.locator('.saved .last').filter({ hasText: /kopierat|backed up/ }).waitFor();
  await button(page, /^(Spara på en annan plats…|Save in another place…)$/).click();
  await page.locator('.saved .last').filter({ hasText: '/home/anna/Dokument/' }).waitFor();
}

/** The file is damaged: said above every screen, and the newest whole copy is one step away. */
export async function walkDamaged(page, look) {
  await button(page, /^(Prova med exempel|Try the sample)$/).click();
  await page.locator('[data-testid=damaged]').waitFor();
  await look('damaged');
  await link(page, /^(Visa vad som ändras|Show what changes)$/).click();
  await page.locator('table.backups').waitFor();
  await look('damaged-backups');
}

/** A register that does not open, and one that is gone, lead to their backups. */
export async function walkUnopened(page, look) {
  await link(page, 'Ekonomi och upphandling 2026').click();
  await page.locator('#unlock-pass').fill('fel');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=unlock-kept]').waitFor();
  await look('unlock-kept');
  await link(page, /^(Återställ en säkerhetskopia|Restore a backup)$/).click();
  await page.locator('button[id^="backup-"]').first().click();
  await page.locator('#restore-pass').fill('hemlig lösenfras 1');
  await page.keyboard.press('Enter');
  await button(page, /^(Återställ|Restore)$/).waitFor();
  await look('restore-unopened');
  await button(page, /^(Återställ|Restore)$/).click();
  await page.locator('.systems').first().waitFor();
  await page.reload();
  await link(page, /^(Återställ Skola|Restore Skola)/).click();
  await page.locator('main h1').waitFor();
  await look('restore-none');
}

/** A register of a newer version: every screen says that it is only read. */
export async function walkNewer(page, look) {
  await button(page, /^(Prova med exempel|Try the sample)$/).click();
  await page.locator('[data-testid=newer]').waitFor();
  await look('newer');
}
