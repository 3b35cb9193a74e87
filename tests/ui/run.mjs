// Walks the window in a browser on the fake host: every screen in every theme and language through
// axe, narrow and with forced colours, by keyboard alone, and under load. `npm run test:browser`.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { walkAnswering, walkAssignments } from './assignments.mjs';
import { launch, open, screens, serve } from './browser.mjs';
import { keyboardDataProtection, walkDataProtection } from './data-protection.mjs';
import { walkHandover } from './handover.mjs';
import { keyboard } from './keyboard.mjs';
import { WALKS as COUNTED } from './keystrokes.mjs';
import { load } from './load.mjs';
import { walk, walkPurged, walkPurgedKeyless } from './walk.mjs';
import { keyboardWorkshop, walkProjector, walkProjectorVoting, walkWorkshop } from './workshop.mjs';

const THEMES = ['light', 'dark', 'contrast'];
const LANGUAGES = ['sv', 'en'];
/** Pages that are walked at the same time. What measures or types comes after them, alone. */
const LANES = 2;
/** Each from its own first screen on: what its pictures are called, the way, what the address says. */
const WALKS = [
  ['', walk, ''],
  ['protection-', walkDataProtection, ''],
  ['purged-', walkPurged, '&purged'],
  ['keyless-', walkPurgedKeyless, '&purged=keyless'],
  ['workshop-', walkWorkshop, ''],
  ['projector-', walkProjector, '&projected=revealed#projector'],
  ['projector-voting-', walkProjectorVoting, '&projected=voting#projector'],
  ['assignments-', walkAssignments, ''],
  ['answering-', walkAnswering, ''],
  ['handover-', walkHandover, ''],
];

const failures = [];
let pages = 0;

/** What axe finds on the page, each as one line. */
async function axe(page, without = []) {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const found = await page.evaluate((wanted) => window.axe.run(document, { rules: wanted }), rules);
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
}

async function look(page, name, { narrow = false, without = [] } = {}) {
  pages += 1;
  await page.waitForTimeout(120);
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: narrow });
  for (const fault of await axe(page, without)) failures.push(`${name}: ${fault}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) failures.push(`${name}: ${over} px wider than the window`);
}

async function one(browser, url, label, settings, task) {
  const { page, faults, close } = await open(browser, url, settings);
  try {
    await task(page);
  } catch (error) {
    failures.push(`${label}: ${error.stack ?? error}`);
    await page.screenshot({ path: join(screens, `failed-${label}.png`) });
  }
  failures.push(...faults.map((fault) => `${label}: ${fault}`));
  await close();
}

/** The check itself is checked: faults are sown, and axe must find each of them. */
async function seeded(page) {
  await page.evaluate(() => {
    document.querySelector('h1').textContent = '';
    const field = document.createElement('input');
    document.querySelector('main').append(field);
    const words = document.createElement('p');
    words.textContent = 'hardly visible';
    words.style.color = '#ddd';
    document.querySelector('main').append(words);
  });
  const found = (await axe(page)).join('\n');
  for (const rule of ['empty-heading', 'label', 'color-contrast']) {
    if (!found.includes(`${rule}:`)) failures.push(`seeded fault not found: ${rule}`);
  }
}

rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });
const server = await serve();
const browser = await launch();
const began = Date.now();

// Ways that do not disturb each other, each on a page of its own.
const ways = [];
for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    const label = `${theme}-${language}`;
    for (const [part, way, extra] of WALKS) {
      ways.push([part + label, { theme, language, extra }, (page) => way(page, (name) => look(page, `${name}-${label}`))]);
    }
  }
  const label = `320-${language}`;
  for (const [part, way, extra] of WALKS) {
    const narrow = (page) => way(page, (name) => look(page, `${name}-${label}`, { narrow: true }));
    ways.push([part + label, { language, width: 320, height: 640, extra }, narrow]);
  }
}
// With forced colours the system paints; what axe reads from the styles is not what is seen.
for (const [part, way, extra] of WALKS) {
  const forced = (page) => way(page, (name) => look(page, `${name}-forced`, { without: ['color-contrast'] }));
  ways.push([`${part}forced`, { forced: true, extra }, forced]);
}
ways.push(['first', { extra: '&empty' }, (page) => look(page, 'start-empty-light-sv')]);
const lanes = Array.from({ length: LANES }, async () => {
  for (let way = ways.shift(); way; way = ways.shift()) await one(browser, server.url, ...way);
});
await Promise.all(lanes);

await one(browser, server.url, 'seeded', {}, seeded);
await one(browser, server.url, 'keyboard', {}, keyboard);
await one(browser, server.url, 'protection-keyboard', {}, keyboardDataProtection);
await one(browser, server.url, 'workshop-keyboard', {}, keyboardWorkshop);
for (const { figure, most, extra, walk: count } of COUNTED) {
  await one(browser, server.url, figure, { extra }, async (page) => {
    const presses = await count(page);
    if (presses > most) failures.push(`${figure}: ${presses} key presses, more than ${most}`);
  });
}
// A busy machine is slow now and then; a window that is slow is slow every time.
// Reported, not asserted: how long it takes depends on what else the machine does.
await one(browser, server.url, 'load', { extra: '&big=196' }, async (page) => {
  console.log(`200 sets in a browser: key to paint, p95 ${(await load(page)).toFixed(1)} ms`);
});

await browser.close();
server.close();
console.log(`${pages} pages through axe in ${Math.round((Date.now() - began) / 1000)} s`);
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? 'ok' : `${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
