// Around a system: the map, the questions for owners, flows and dependencies, in the real window.
import assert from 'node:assert/strict';
import test from 'node:test';
import { By } from 'selenium-webdriver';
import { inWindow } from './window.mjs';

test('the map shows the chain that decides, and its boxes lead on', { timeout: 120_000 }, async () => {
  await inWindow(async (hand) => {
    await hand.press('Prova med exempel');
    await hand.press('Integrationsplattformen Navet');
    await hand.heading('Uppgifter');
    await hand.press('Karta');
    await hand.heading('Karta');
    await hand.see('//*[name()="svg"]//*[contains(@class, "lit")]');
    hand.picture('karta');

    await hand.press('Uppgifter').catch(() => hand.press('Integrationsplattformen Navet'));
    await hand.press('Klassa');
    await hand.press('Frågor');
    await hand.see('//textarea');
    hand.picture('fragor');

    await hand.press('Tillgångar');
    await hand.press('Flöden och beroenden');
    await hand.heading('Flöden och beroenden');
    hand.picture('floden');
    const rows = await hand.browser.findElements(By.css('table tbody tr'));
    assert.ok(rows.length >= 10, `${rows.length} rows`);

    await hand.press('Varsam');
    await hand.press('Alla flöden och beroenden');
    await hand.see('//*[contains(., "136 flöden")]');
    hand.picture('allt');
  }, 'runt-');
});
