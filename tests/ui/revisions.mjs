// Editions and decisions: what is to be looked at again, why, and what differs between two editions.
import assert from 'node:assert/strict';

export async function walkRevisions(page, look) {
  const button = (name) => page.getByRole('button', { name });
  await page.getByRole('button', { name: /Prova med exempel|Try the sample/ }).click();
  await page.locator('[data-testid=reviews]').waitFor();
  await page.locator('[data-testid=reviews]').getByRole('link').click();
  await page.locator('.reviews tbody tr').first().waitFor();
  assert.ok((await page.locator('.reviews tbody tr').count()) > 5, 'all of them are shown');
  await look('reviews');

  await page.locator('.reviews').getByRole('link').first().click();
  await page.locator('.causes').waitFor();
  await look('revisions-none-signed');
  await button(/^(Ompröva|Reconsider)$/).click();
  await button(/^(Begär omprövning|Ask for it)$/).click();
  await page.locator('.err').waitFor();
  await look('reconsider-errors');
  await page.locator('#reconsider-why').fill('Ny lag från årsskiftet.');
  await button(/^(Begär omprövning|Ask for it)$/).click();
  await page.locator('#adopted:focus').waitFor();
  await page.locator('.causes li').nth(1).waitFor();
  await button(/^(Ta tillbaka begäran|Take that back)$/).waitFor();
  await look('reconsider-asked');

  // an edition after another
  await page.locator('.bar .mark').click();
  await page.locator('.systems').waitFor();
  await page.locator('#filter-words').fill('Personal- och löne');
  await page.locator('.systems tbody a').first().click();
  await page.locator('.tl').waitFor();
  await page.locator('[aria-labelledby=after] a').click();
  await page.locator('[data-testid=edition-2]').waitFor();
  await page.locator('.compare .diff').first().waitFor();
  assert.equal(await page.locator('.causes li').count(), 3, 'overdue, and two incidents');
  await look('revisions-compared');
  await page.locator('#compare-from').selectOption('2');
  await page.getByText(/^(Inget skiljer|Nothing differs)/).waitFor();
}
