// Walks the window in a browser on the fake host: every screen in every theme and language through
// axe, narrow and with forced colours, by keyboard alone, and under load. `npm run test:browser`.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { walkAnswering, walkAssignments } from './assignments.mjs';
import { walkBackups, walkDamaged, walkNewer, walkUnopened } from './backups.mjs';
import { launch, newTab, screens, serve, settled } from './browser.mjs';
import { walkCentre } from './centre.mjs';
import { keyboardDataProtection, walkDataProtection } from './data-protection.mjs';
import { walkHandover } from './handover.mjs';
import { walkBroken, walkHistory } from './history.mjs';
import { keyboard } from './keyboard.mjs';
import { WALKS as COUNTED } from './keystrokes.mjs';
import { load } from './load.mjs';
import { FORCED, NARROW, THEMES, eyes } from './look.mjs';
import { walkProcess } from './process.mjs';
import { keyboardReorganise, walkReorganise } from './reorganise.mjs';
import { walkRevisions } from './revisions.mjs';
import { keyboardRisks, walkRisks } from './risks.mjs';
import { walkIdle, walkSampleLocked, walkSecrecy } from './secrecy.mjs';
import { seeded } from './seeded.mjs';
import { walk, walkPurged, walkPurgedKeyless } from './walk.mjs';
import { keyboardWorkshop, walkProjector, walkProjectorVoting, walkWorkshop } from './workshop.mjs';

/** Tabs that are walked in at the same time: one more than can compute, as each waits now and then. What measures comes after them, alone. */
const LANES = availableParallelism() + 1;
/** Each from its own first screen on: what its way is called, the way, what the address says. The longest first. */
const WALKS = [
  ['whole', walk, ''],
  ['protection', walkDataProtection, ''],
  ['risks', walkRisks, ''],
  ['workshop', walkWorkshop, ''],
  ['revisions', walkRevisions, ''],
  ['reorganise', walkReorganise, ''],
  ['assignments', walkAssignments, ''],
  ['answering', walkAnswering, ''],
  ['handover', walkHandover, ''],
  ['centre', walkCentre, ''],
  ['backups', walkBackups, ''],
  ['damaged', walkDamaged, '&damaged'],
  ['unopened', walkUnopened, ''],
  ['newer', walkNewer, '&newer'],
  ['secrecy', walkSecrecy, ''],
  ['sample-locked', walkSampleLocked, ''],
  ['process', walkProcess, ''],
  ['history', walkHistory, ''],
  ['history-broken', walkBroken, '&broken-history'],
  ['purged', walkPurged, '&purged'],
  ['keyless', walkPurgedKeyless, '&purged=keyless'],
  ['projector', walkProjector, '&projected=revealed#projector'],
  ['projector-voting', walkProjectorVoting, '&projected=voting#projector'],
];
/** Forced colours are the same in each language, and are looked at in one. */
const FACES = [
  { language: 'sv', faces: [...THEMES, FORCED] },
  { language: 'en', faces: THEMES },
  { language: 'sv', faces: NARROW, width: 320, height: 640 },
  { language: 'en', faces: NARROW, width: 320, height: 640 },
];

const failures = [];
let pages = 0;
let whole = 0;

/** A walk with all its looks, each face of a screen counted as a page. */
async function looked(page, way, faces, language) {
  const look = await eyes(page, faces, language);
  await way(page, async (screen) => {
    for (const { name, faults, all } of await look(screen)) {
      pages += 1;
      if (all) whole += 1;
      failures.push(...faults.map((fault) => `${name}: ${fault}`));
    }
  });
}

/** The system is dark; who has chosen high contrast keeps it, now and the next time. */
async function chosen(page) {
  const shown = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('#theme').selectOption('contrast');
  await settled(page);
  assert.equal(await shown(), 'hog-kontrast');
  await page.reload();
  await page.waitForSelector('h1');
  assert.equal(await shown(), 'hog-kontrast', 'the choice is remembered');
}

/** Goes ways one after the other in one tab. */
async function goAll(browser, url, ways) {
  const tab = await newTab(browser, url);
  for (let way = ways.shift(); way; way = ways.shift()) {
    const [label, settings, task] = way;
    try {
      await task(await tab.go(settings));
    } catch (error) {
      failures.push(`${label}: ${error.stack ?? error}`);
      await tab.page.screenshot({ path: join(screens, `failed-${label}.png`) });
    }
    failures.push(...tab.faults().map((fault) => `${label}: ${fault}`));
  }
  await tab.close();
}

rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });
const server = await serve();
const browser = await launch();
const began = Date.now();

// Ways that do not disturb each other; what is typed without a pointer takes long, and goes first.
const ways = [
  ['keyboard', {}, keyboard],
  ['protection-keyboard', {}, keyboardDataProtection],
  ['risks-keyboard', {}, keyboardRisks],
  ['workshop-keyboard', {}, keyboardWorkshop],
  ['reorganise-keyboard', {}, keyboardReorganise],
  ...COUNTED.map(({ figure, most, extra, walk: count }) => [
    figure,
    { extra },
    async (page) => {
      const presses = await count(page);
      if (presses > most) failures.push(`${figure}: ${presses} key presses, more than ${most}`);
    },
  ]),
  ...WALKS.flatMap(([part, way, extra]) =>
    FACES.map(({ language, faces, ...size }) => [
      `${part}-${faces[0].name}-${language}`,
      { language, extra, media: faces[0].media, ...size },
      (page) => looked(page, way, faces, language),
    ]),
  ),
  ['first', { extra: '&empty' }, (page) => looked(page, (_, look) => look('start-empty'), THEMES.slice(0, 1), 'sv')],
  ['seeded', {}, async (page) => failures.push(...(await seeded(page)))],
  ['chosen', {}, chosen],
  ['idle', { extra: '&lock-after=0.05' }, walkIdle],
];
await Promise.all(Array.from({ length: LANES }, () => goAll(browser, server.url, ways)));

// A busy machine is slow now and then; a window that is slow is slow every time.
// Reported, not asserted: how long it takes depends on what else the machine does.
const measure = async (page) => console.log(`200 sets in a browser: key to paint, p95 ${(await load(page)).toFixed(1)} ms`);
await goAll(browser, server.url, [['load', { extra: '&big=196' }, measure]]);

await browser.close();
server.close();
console.log(`${pages} pages through axe in ${Math.round((Date.now() - began) / 1000)} s, ${whole} of them with every rule`);
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? 'ok' : `${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
