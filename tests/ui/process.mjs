// A process: written in beside the systems, with a set that lies in one of them.
import assert from 'node:assert/strict';

import { settled } from './browser.mjs';
import { no } from './walk.mjs';

/** From the sample municipality to a process that uses a set. */
export async function walkProcess(page, look) {
  const button = (name) => page.getByRole('button', { name });
  await button(/Prova med exempel|Try the sample/).click();
  await page.locator('.systems').waitFor();
  await button(/^(Nytt system eller process|New system or process)$/).click();
  await page.locator('.gateq').first().waitFor();
  await no(page);
  await button(/^(Fortsätt|Continue)$/).click();
  await page.locator('#system-kind').waitFor();
  assert.ok(await page.locator('#add-system').evaluate((it) => it.getBoundingClientRect().top >= 0), 'the form is in view');
  await page.locator('#system-kind').selectOption('process');
  await look('process-new');
  await page.locator('#system-name').fill('Skolplacering');
  await page.locator('#system-authority').fill('Barn- och utbildningsnämnden');
  await button(/Lägg till processen|Add the process/).click();
  await page.locator('.tl').waitFor();
  await look('process-tasks');
  await page.locator('.steps a.st').nth(1).click();
  await page.locator('#set-name').waitFor();
  await look('process-assets-empty');
  await button(/Lägg till en som redan finns|Add one that exists already/).click();
  await page.locator('.holds input').first().waitFor();
  await button(/Lägg till mängden|Add the set/).click();
  await page.locator('.err').first().waitFor();
  await look('process-hold-error');
  await page.locator('#hold-words').fill('zzz');
  await page.locator('.holds').waitFor({ state: 'detached' });
  await look('process-hold-none');
  await page.locator('#hold-words').fill('ekon');
  await page.locator('.holds input').first().check();
  await look('process-hold');
  await button(/Lägg till mängden|Add the set/).click();
  await page.locator('.assets tbody tr').waitFor();
  await settled(page);
  await look('process-assets');
  await button(/^(Ta bort härifrån|Remove from here)/).click();
  await page.locator('.assets').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'hold-set-button');
  await page.keyboard.press('Control+z');
  await page.locator('.assets tbody tr').waitFor();
  await page.getByRole('link', { name: /Varsam/ }).first().click();
  await page.locator('.systems').waitFor();
  await page.locator('#filter-words').fill('Skolplacering');
  await look('process-register');
}
