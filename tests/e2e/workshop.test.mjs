// The workshop in the real window: voted in, revealed, and the second window beside it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { inWindow } from './window.mjs';

const WHY = 'Zebraljus i källaren';

test('people answer one after another, and nothing of it is left in the window', { timeout: 180_000 }, async () => {
  await inWindow(async (hand, { saved }) => {
    const page = () => hand.browser.executeScript('return document.documentElement.outerHTML + [...document.querySelectorAll("input, textarea")].map((f) => f.value + (f.checked ? " CHECKED" : "")).join("\\n")');
    await hand.press('Prova med exempel');
    await hand.press('Bibliotekssystemet');
    await hand.heading('Uppgifter');
    await hand.press('Workshop');
    await hand.heading('Deltagare');
    await hand.press('Spara planen');
    await hand.press('Börja första rundan');
    await hand.heading('Första rundan');
    await hand.see('(//button[starts-with(normalize-space(), "Svara som")])[1]').then((button) => button.click());
    await hand.see('//*[@data-testid="turn"]');
    const level = await hand.browser.findElement(By.css('.votes input[value="3"]'));
    await level.sendKeys(Key.SPACE);
    await hand.browser.findElement(By.id('vote-reason')).sendKeys(WHY);
    hand.picture('svara');
    await hand.press('Lämna över datorn till nästa');
    await hand.heading('Första rundan');
    await hand.text('1 av');
    const handed = await page();
    assert.ok(!handed.includes(WHY) && !handed.includes('CHECKED'), 'nothing of who sat here');

    // the second window opens, and the first one goes on
    await hand.press('Projektor F5');
    await hand.see('//*[@data-testid="round"]');
    hand.picture('projektor-under-rundan');
    await hand.press('Visa svaren för alla');
    await hand.press('Ja, visa svaren');
    await hand.heading('Här är ni mest oense');
    await hand.text('1 svar');
    await hand.browser.sleep(1500);
    hand.picture('projektor-visad');
    await hand.browser.findElement(By.id('decide-reason')).sendKeys('Det högsta som någon har gett skäl för.');
    await hand.press('Besluta');
    await hand.see('//*[@data-testid="decisions"]//li');
    const refused = await hand.browser.executeAsyncScript('const done = arguments[0]; window.__TAURI_INTERNALS__.invoke("projector_view").then(() => done("allowed"), () => done("refused"))');
    assert.equal(refused, 'refused', 'what the second window may ask, the first may not');
    hand.picture('beslut');

    await hand.press('Avsluta workshopen');
    await hand.browser.findElement(By.id('workshop-next')).sendKeys('2027-01-14');
    await hand.press('Ja, avsluta');
    await hand.text('Nästa tillfälle: 2027-01-14');
    await hand.press('Spara protokollet som PDF');
    await hand.see('//*[@data-testid="receipt"]//*[contains(., ".pdf")]');
    hand.picture('protokoll');
    const [minutes] = readdirSync(saved);
    assert.equal(readFileSync(join(saved, minutes)).subarray(0, 5).toString(), '%PDF-');
  }, 'workshop-');
});
