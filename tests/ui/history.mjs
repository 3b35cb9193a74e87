// What was done in the register: all of it, with one thing, and whether the log holds.
import assert from 'node:assert/strict';

/** From the register to the history of a system; names are of either language. */
export async function walkHistory(page, look) {
  const button = (name) => page.getByRole('button', { name });
  await button(/Prova med exempel|Try the sample/).click();
  await page.locator('.systems').waitFor();
  await button(/^(Historik|History)$/).click();
  await page.locator('.history tbody tr').first().waitFor();
  await look('history');
  await button(/^(Visa äldre|Show older)$/).click();
  await page.locator('#history-1').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'history-2', 'focus is on the first that came');
  await button(/^(Visa vad som ändrades 2|Show what changed 2)$/).click();
  await page.locator('.cells').waitFor();
  assert.equal(await page.locator('.cells b').count(), 0, 'text is text');
  await button(/^(Kontrollera historiken|Check the history)$/).click();
  await page.locator('[role=status] .note, [role=status] p').first().waitFor();
  await look('history-details');
  await page.locator('.bar .mark').click();
  await page.getByRole('link', { name: 'Ekonomisystemet' }).click();
  await page.getByRole('link', { name: /^(Historik|History)$/ }).click();
  await page.locator('h1', { hasText: 'Ekonomisystemet' }).waitFor();
  await look('history-of');
}

/** A file that was changed from outside. */
export async function walkBroken(page, look) {
  await page.getByRole('button', { name: /Prova med exempel|Try the sample/ }).click();
  await page.locator('.systems').waitFor();
  await page.getByRole('button', { name: /^(Historik|History)$/ }).click();
  await page.getByRole('button', { name: /^(Kontrollera historiken|Check the history)$/ }).click();
  await page.getByText(/nr 3, 4|no\. 3, 4/).waitFor();
  await look('history-broken');
}
