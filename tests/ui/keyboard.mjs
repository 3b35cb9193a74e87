// The whole way from the first screen to the exported file without a pointer.
import assert from 'node:assert/strict';

import { settled } from './browser.mjs';
import { keyboardSuitability } from './suitability.mjs';

export const focused = (page) => page.evaluate(() => ({ id: document.activeElement.id, text: document.activeElement.textContent.trim(), tag: document.activeElement.tagName }));
const cell = (page) => page.evaluate(() => document.activeElement.closest('.cell')?.id ?? null);
const status = (page) => page.locator('[role=status]').textContent();

/** Tabs until the element with this text or id has focus; fails when it is never reached. */
export async function reach(page, name) {
  const seen = [];
  for (let i = 0; i < 250; i += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    seen.push(here.text.slice(0, 30));
    if (here.text === name || here.id === name || (name instanceof RegExp && name.test(here.text))) return;
  }
  throw new Error(`never reached by Tab: ${name}; but ${[...new Set(seen)].join(' | ')}`);
}

const level = (page, id) => page.locator(`#${id} .level`).getAttribute('data-level');
const gone = (page, id) => page.locator(id).waitFor({ state: 'detached' });

/** Selecting, filling, copying and going by name; begins and ends in the reason field of INF-0206, S. */
async function fastHands(page) {
  await page.keyboard.press('Shift+End');
  assert.equal(await page.locator('.cell.sel').count(), 0, 'in a text field Shift+End selects text');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  assert.equal(await cell(page), 'cell-INF-0206-S');

  // a selection grows with Shift, and what would change is shown before it does
  await page.keyboard.press('Shift+ArrowUp');
  assert.equal(await cell(page), 'cell-INF-1607-S', 'focus follows the selection');
  assert.equal(await page.locator('.cell.sel').count(), 2);
  const before = [await level(page, 'cell-INF-1607-S'), await level(page, 'cell-INF-0206-S')];
  await page.keyboard.press('3');
  await page.locator('#bulk-title').waitFor();
  assert.match((await focused(page)).text, /^Sätt/, 'what is done with Enter has focus');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await gone(page, '#bulk-title');
  assert.deepEqual([await level(page, 'cell-INF-1607-S'), await level(page, 'cell-INF-0206-S')], before, 'Escape changes nothing, and no key reaches what is behind');
  assert.equal(await cell(page), 'cell-INF-1607-S', 'focus is back');
  await page.keyboard.press('3');
  await page.locator('#bulk-title').waitFor();
  await page.keyboard.press('Enter');
  await gone(page, '#bulk-title');
  await settled(page);
  assert.deepEqual([await level(page, 'cell-INF-1607-S'), await level(page, 'cell-INF-0206-S')], ['3', '3']);
  assert.equal(await page.locator('.cell.sel').count(), 0);
  assert.match(await status(page), /2 nivåer sattes samtidigt/);
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.deepEqual([await level(page, 'cell-INF-1607-S'), await level(page, 'cell-INF-0206-S')], before, 'one undo for all of it');

  // quick mode: a digit goes on, and only then
  await page.keyboard.press('F8');
  assert.match(await page.locator('.quick').getAttribute('aria-pressed'), /true/);
  await page.keyboard.press(before[0]);
  assert.equal(await cell(page), 'cell-INF-0206-K');
  await page.keyboard.press('F8');
  await page.keyboard.press(await level(page, 'cell-INF-0206-K'));
  assert.equal(await cell(page), 'cell-INF-0206-K');

  // copying: from a set like this one, one aspect over what is there
  await page.keyboard.press('Control+l');
  await page.locator('#copy-title').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await gone(page, '#copy-title');
  await settled(page);
  assert.match(await status(page), /Nivåer till Interkommunal ersättning elever kopierades från/);
  assert.equal(await cell(page), 'cell-INF-0206-K');
  await page.keyboard.press('Control+z');
  await settled(page);

  // to anything by its name, and back
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lönesys');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  const active = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent);
  assert.match(active, /Personal- och lönesystemet/);
  await page.keyboard.press('Escape');
  await gone(page, '#find-title');
  assert.equal(await cell(page), 'cell-INF-0206-K', 'Escape gives focus back');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('map');
  await page.keyboard.press('Enter');
  await page.locator('.map').waitFor();
  assert.equal((await focused(page)).tag, 'H1', 'in the other language too, and focus is on the heading');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Interkommunal ersättning');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.cell :focus').waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  assert.match(await cell(page), /cell-INF-0206-/);
  await page.keyboard.press('F6');
  assert.equal((await focused(page)).id, 'why');
}

export async function keyboard(page) {
  await reach(page, 'Prova med exempel');
  await page.keyboard.press('Enter');
  await page.locator('.systems').waitFor();
  assert.equal((await focused(page)).tag, 'H1', 'a new screen has focus on its heading');
  await reach(page, 'Ekonomisystemet');
  await page.keyboard.press('Enter');
  await page.locator('.tl').waitFor();
  await reach(page, 'Klassa');
  await page.keyboard.press('Enter');
  await page.locator('.cell').first().waitFor();

  // levels: a digit only in a level group, Delete, arrows, undo
  await page.keyboard.press('Control+Enter');
  assert.equal(await cell(page), 'cell-INF-0206-S', 'Ctrl+Enter goes to the cell without a level');
  await page.keyboard.press('2');
  await settled(page);
  assert.match(await status(page), /Sparat \d\d\.\d\d/);
  assert.match(await status(page), /Interkommunal ersättning elever, S: – till 2/);
  await page.keyboard.press('ArrowRight');
  await settled(page);
  assert.equal(await page.locator('#cell-INF-0206-S .level').getAttribute('data-level'), '3');
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await page.locator('#cell-INF-0206-S .level').getAttribute('data-level'), '2');
  await page.keyboard.press('Control+Shift+Z');
  await settled(page);
  assert.equal(await page.locator('#cell-INF-0206-S .level').getAttribute('data-level'), '3');
  await page.keyboard.press('Delete');
  await settled(page);
  assert.equal(await page.locator('#cell-INF-0206-S .level').getAttribute('data-level'), 'none');
  await page.keyboard.press('2');
  await page.keyboard.press('Alt+ArrowUp');
  assert.equal(await cell(page), 'cell-INF-1607-S', 'Alt+Up goes to the set above, same aspect');
  await page.keyboard.press('Alt+ArrowDown');
  assert.equal(await cell(page), 'cell-INF-0206-S');

  // the reason: F6 to the panel, typed while it saves, and there when we come back
  await page.keyboard.press('F6');
  assert.equal((await focused(page)).id, 'why');
  await page.keyboard.type('Underlaget räknas om varje år 2 gånger. ', { delay: 40 });
  await page.waitForTimeout(700);
  await page.keyboard.type('Kan läsas i efterhand.', { delay: 10 });
  assert.equal(await page.locator('#why').inputValue(), 'Underlaget räknas om varje år 2 gånger. Kan läsas i efterhand.');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  assert.equal(await page.locator('#why').inputValue(), 'Underlaget räknas om varje år 2 gånger. Kan läsas i efterhand.');
  assert.equal((await focused(page)).id, 'why', 'whoever writes reasons stays in the field');

  await fastHands(page);

  // help, and back to where we were
  await page.keyboard.press('F1');
  assert.equal((await focused(page)).id, 'help-title');
  await page.keyboard.press('Escape');
  assert.equal((await focused(page)).id, 'why');

  // the same levels as questions: digits only in the cards, and back by Ctrl+Z
  await reach(page, 'Frågor');
  await page.keyboard.press('Enter');
  await page.locator('.q').waitFor();
  await reach(page, 'why');
  await page.keyboard.press('End');
  await page.keyboard.type(' 2');
  const reason = await page.locator('#why').inputValue();
  assert.match(reason, / 2$/, 'a digit in the reason is a digit');
  await page.keyboard.press('Control+Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'answer', 'the next question has focus on its cards');
  const before = await page.locator('#answers :checked').inputValue();
  await page.keyboard.press(before === '3' ? '2' : '3');
  await settled(page);
  assert.equal(await page.locator('#answers :checked').inputValue(), before === '3' ? '2' : '3');
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await page.locator('#answers :checked').inputValue(), before);

  // a conversation, answered and followed by the next
  await reach(page, /: Tillsammans$/);
  await page.keyboard.press('Enter');
  await page.locator('.conv').waitFor();
  const first = await page.locator('#talk-title').textContent();
  await page.keyboard.press('Alt+ArrowDown');
  await settled(page);
  assert.notEqual(await page.locator('#talk-title').textContent(), first, 'Alt+Down opens the next conversation');
  await page.keyboard.press('Alt+ArrowUp');
  await settled(page);
  assert.equal((await focused(page)).id, 'talk-title');
  await reach(page, 'outcome-new_asset');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await reach(page, 'motivation');
  await page.keyboard.type('Inget nytt syns.');
  await page.keyboard.press('Control+Enter');
  await settled(page);
  assert.equal((await focused(page)).id, 'talk-title');
  assert.notEqual((await focused(page)).text, first, 'the next conversation has focus');
  assert.match(await page.locator('[data-testid=together-count]').textContent(), /^1 av/);

  await keyboardSuitability(page, reach, focused);

  // the map: every box by Tab, Enter opens the system
  await reach(page, 'Karta');
  await page.keyboard.press('Enter');
  await page.locator('.map').waitFor();
  await reach(page, /Personal- och/);
  await page.keyboard.press('Enter');
  await page.locator('.tl').waitFor();
  assert.match(await page.locator('.steps .sys').textContent(), /Personal- och lönesystemet/);
  await page.keyboard.press('Shift+Tab');
  await reach(page, 'Varsam');
  await page.keyboard.press('Enter');
  await page.locator('.systems').waitFor();
  await reach(page, 'Ekonomisystemet');
  await page.keyboard.press('Enter');
  await page.locator('.tl').waitFor();

  // the review and its links, until nothing is missing
  for (let left = 12; left > 0; left -= 1) {
    await reach(page, /: Granska$/);
    await page.keyboard.press('Enter');
    await page.locator('.chk2').waitFor();
    const link = page.locator('[data-state=missing] .links a').first();
    if ((await link.count()) === 0) break;
    await reach(page, await link.textContent());
    await page.keyboard.press('Enter');
    await page.locator('.cell :focus').waitFor();
    await page.keyboard.press('F6');
    await page.keyboard.type('Skäl.');
  }
  await reach(page, 'Signera');
  await page.keyboard.press('Enter');
  await page.locator('.appr').waitFor();
  assert.equal((await focused(page)).id, 'approvals', 'after signing, focus is on the approvals');
  await reach(page, 'Spara paket…');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=receipt]').waitFor();
  assert.equal((await focused(page)).id, 'receipt');
}
