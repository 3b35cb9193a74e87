// One look at a screen, as every face it has: in each theme, with forced colours, or narrow. Nothing
// on the screen is done twice for that: the page stays, and the system it follows changes its mind.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { MEDIA, root, screens } from './browser.mjs';

const { getRules } = createRequire(join(root, 'ui', 'package.json'))('axe-core');

const face = (name, theme, media = {}, rest = {}) => ({ name, theme, media, without: [], whole: false, ...rest });

/** A walk is walked in the first of its faces. */
export const THEMES = [face('light', 'light'), face('dark', 'dark', { colorScheme: 'dark' }), face('contrast', 'contrast', { contrast: 'more' })];
export const NARROW = [face('320', 'light', {}, { whole: true })];
/** Here the system paints: what axe reads from the styles is not what is seen. */
export const FORCED = face('forced', 'light', { forcedColors: 'active' }, { without: ['color-contrast'] });

/**
 * The rules of axe whose outcome hangs on colours, by what axe says that each is about: colour, what
 * the senses meet, and tables, which axe tells from tables of layout by the colours of their rows too.
 * Every other rule reads what the page says and where its parts stand. `skeleton` holds all of that:
 * where it is the same as in the face before, so is what they find, and where it is not, they are run.
 * Those that axe does not run unasked are not asked for here either.
 */
const PAINT = getRules(['cat.color', 'cat.sensory-and-visual-cues', 'cat.tables'])
  .filter(({ tags }) => !tags.some((tag) => ['experimental', 'deprecated', 'wcag2aaa', 'wcag22aa'].includes(tag)))
  .map(({ ruleId }) => ruleId);

/** What axe finds in this face, and what else is wrong; runs in the page. */
async function analyse({ paint, without, first, theme }) {
  await window.look.still(theme);
  const skeleton = window.look.skeleton();
  const all = first || skeleton !== window.look.before;
  window.look.before = skeleton;
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const runOnly = all ? {} : { runOnly: { type: 'rule', values: paint.filter((rule) => !without.includes(rule)) } };
  const { violations } = await window.axe.run(document, { ...(all ? { rules } : runOnly), resultTypes: ['violations'] });
  const faults = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) faults.push(`${over} px wider than the window`);
  const { scrollWidth, scrollHeight } = document.documentElement;
  return { faults, all, size: { width: scrollWidth, height: scrollHeight } };
}

/** The picture of a face. `optimizeForSpeed` packs it less: a fifth more bytes in half the time. */
async function picture(cdp, name, size) {
  const clip = size && { clip: { x: 0, y: 0, scale: 1, ...size }, captureBeyondViewport: true };
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, ...clip });
  writeFileSync(join(screens, `${name}.png`), Buffer.from(data, 'base64'));
}

/**
 * How a walk looks at its page. `look(screen)` answers what is wrong with each face as
 * `{ name, faults, all }`, where `all` tells whether every rule of axe was run. The page is then as it was.
 */
export async function eyes(page, faces, language) {
  const cdp = await page.context().newCDPSession(page);
  return async (screen) => {
    const seen = [];
    for (const [nth, { name, theme, media, without, whole }] of faces.entries()) {
      if (nth > 0) await page.emulateMedia({ ...MEDIA, ...media });
      const { size, ...found } = await page.evaluate(analyse, { paint: PAINT, without, theme, first: nth === 0 });
      await picture(cdp, `${screen}-${name}-${language}`, whole ? size : null);
      seen.push({ name: `${screen}-${name}-${language}`, ...found });
    }
    if (faces.length > 1) await page.emulateMedia({ ...MEDIA, ...faces[0].media });
    return seen;
  };
}
