// Two pieces of work counted in key presses: every press goes through here, and nothing is clicked
// from the first press to the last. What came of it is read from the register view.
// `node tests/ui/keystrokes.mjs` prints the counts as one flat JSON object.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { launch, open, serve, settled } from './browser.mjs';

const SYSTEM = 'Bibliotekssystemet';
const SETS = 20;
const MANY = 50;
const ASPECTS = ['K', 'R', 'T', 'S'];

/** A keyboard that counts. A key with Ctrl or Shift held is one press for each key of it. */
function counting(page) {
  let count = 0;
  return {
    press: async (keys) => {
      count += keys.split('+').length;
      await page.keyboard.press(keys);
    },
    count: () => count,
  };
}

/** Opens the matrix of the system that has the new sets. */
async function matrix(page) {
  await page.getByRole('button', { name: 'Prova med exempel' }).click();
  await page.getByRole('link', { name: SYSTEM }).click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.st').nth(2).click();
  await page.locator('.cell').first().waitFor();
}

/** How many levels the register view says that the system has, and how many it could have. */
async function assessed(page) {
  await page.locator('.bar a.mark').click();
  const row = page.locator('.systems tr', { hasText: SYSTEM });
  await row.waitFor();
  const cell = row.locator('td', { hasText: /\d+ av \d+/ });
  return (await cell.textContent()).match(/(\d+) av (\d+)/).slice(1).map(Number);
}

/** The levels of the new sets, set by set, as the matrix shows them. */
function levels(page) {
  return page.evaluate(
    (aspects) => [...document.querySelectorAll('.matrix tbody tr')]
      .filter((row) => /Informationsmängd \d+$/.test(row.querySelector('th')?.textContent ?? ''))
      .map((row) => aspects.map((aspect) => row.querySelector(`.level[data-aspect="${aspect}"]`).dataset.level)),
    ASPECTS,
  );
}

/** A level for each cell that follows no pattern of sets or aspects: filling down would not help. */
const wanted = (cell) => String((cell * 7 + ((cell * cell) % 5)) % 4);

/** 20 sets × 4 aspects, each with a level of its own. */
export async function sets20(page) {
  await matrix(page);
  const keys = counting(page);
  await keys.press('F8');
  await keys.press('Control+Enter');
  // The set above the new ones lacks two levels; its last one stays what it was.
  for (const level of ['2', '1', '1']) await keys.press(level);
  for (let cell = 0; cell < SETS * ASPECTS.length; cell += 1) await keys.press(wanted(cell));
  await settled(page);
  const expected = Array.from({ length: SETS }, (_, set) => ASPECTS.map((_, aspect) => wanted(set * ASPECTS.length + aspect)));
  assert.deepEqual(await levels(page), expected, 'every digit landed in its cell');
  const [done, all] = await assessed(page);
  assert.equal(done, all, 'the register view says that all is assessed');
  return keys.count();
}

/** One level for 50 sets: the new ones and the one above them that lacks it. One undo takes all of it back. */
export async function bulk50(page) {
  await matrix(page);
  const [before] = await assessed(page);
  await page.getByRole('link', { name: SYSTEM }).click();
  await page.locator('.tl').waitFor();
  await page.locator('.steps a.st').nth(2).click();
  await page.locator('.cell').first().waitFor();
  const keys = counting(page);
  await keys.press('Control+Enter');
  await keys.press('Shift+End');
  await keys.press('2');
  await page.locator('#bulk-title').waitFor();
  await keys.press('Enter');
  await page.locator('#bulk-title').waitFor({ state: 'detached' });
  await settled(page);
  const found = await levels(page);
  assert.ok(found.every(([k, r, t, s]) => r === '2' && [k, t, s].every((level) => level === 'none')), 'one aspect of every set');
  const count = keys.count();
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.ok((await levels(page)).flat().every((level) => level === 'none'), 'one undo takes all of it back');
  await page.keyboard.press('Control+Shift+Z');
  await settled(page);
  const [after] = await assessed(page);
  assert.equal(after - before, MANY, 'the register view has all of them');
  return count;
}

/** The counts, and that they are no more than was asked for. A count may be asserted, a time never. */
export const WALKS = [
  { figure: 'keystrokes_20_sets', most: 100, extra: `&big=${SETS}`, walk: sets20 },
  { figure: 'keystrokes_bulk_50', most: 6, extra: `&big=${MANY - 1}`, walk: bulk50 },
];

async function measure() {
  const server = await serve();
  const browser = await launch();
  const counts = {};
  for (const { figure, extra, walk } of WALKS) {
    const { page, faults, close } = await open(browser, server.url, { extra });
    counts[figure] = await walk(page);
    assert.deepEqual(faults(), []);
    await close();
  }
  await browser.close();
  server.close();
  console.log(JSON.stringify(counts));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await measure();
