// Fast hands in the real window: selecting, filling with a preview and one undo, going by name.
import assert from 'node:assert/strict';
import test from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { inWindow } from './window.mjs';

/** Where focus is. */
const focus = (hand) => hand.browser.switchTo().activeElement();
const type = async (hand, ...keys) => (await focus(hand)).sendKeys(Key.chord(...keys));

/** The levels of an aspect from above, as the matrix paints them. */
const levels = (hand, aspect) =>
  hand.browser.executeScript(
    `return [...document.querySelectorAll('.matrix .level[data-aspect="${aspect}"]')].map((level) => level.dataset.level)`,
  );

async function gone(hand, id) {
  await hand.browser.wait(async () => (await hand.browser.findElements(By.id(id))).length === 0, 10_000, `${id} goes`);
}

test('many levels are seen, set and taken back at once, and anything is gone to by name', { timeout: 120_000 }, async () => {
  await inWindow(async (hand) => {
    await hand.press('Prova med exempel');
    await hand.heading('Exempelstad');
    await hand.press('Ekonomisystemet');
    await hand.heading('Uppgifter');
    await hand.press('Klassa');
    await hand.heading('Klassa');
    await hand.see('//table[contains(@class, "matrix")]');
    const before = await levels(hand, 'K');

    await hand.browser.executeScript(`document.querySelector('.matrix .cell input').focus()`);
    await type(hand, Key.SHIFT, Key.END);
    await hand.text(`${before.length} markerade.`);
    assert.equal((await hand.browser.findElements(By.css('.cell.sel'))).length, before.length);
    hand.picture('markerade');
    await type(hand, '3');
    await hand.see('//*[@id="bulk-title"]');
    assert.deepEqual(await levels(hand, 'K'), before, 'nothing is set before it has been seen');
    hand.picture('forhandsvisning');
    await type(hand, Key.ENTER);
    await gone(hand, 'bulk-title');
    await hand.text('nivåer sattes samtidigt');
    assert.ok((await levels(hand, 'K')).every((level) => level === '3'));
    await type(hand, Key.CONTROL, 'z');
    await hand.browser.wait(async () => String(await levels(hand, 'K')) === String(before), 10_000, 'one undo');

    await type(hand, Key.CONTROL, 'l');
    await hand.see('//*[@id="copy-title"]');
    hand.picture('kopiera');
    await type(hand, Key.ESCAPE);
    await gone(hand, 'copy-title');

    await type(hand, Key.CONTROL, 'k');
    await hand.see('//input[@role="combobox"]');
    await (await focus(hand)).sendKeys('elevhalsa');
    await hand.see('//*[@role="option"]');
    hand.picture('ga-till');
    await type(hand, Key.ENTER);
    await hand.heading('Uppgifter');
    await hand.see('//nav//a[normalize-space()="PMO Elevhälsa"]');
  }, 'snabb-');
});
