// The check itself is checked: faults are sown, and a look must find each of them, where it shows.
import { FORCED, THEMES, eyes } from './look.mjs';

/**
 * What is sown and the faces in which it shows. It must be found in the first of them; in the others
 * it may be left unsaid when the page stands as before; and it must never be found where it does not show.
 */
const SOWN = [
  { rule: 'empty-heading', where: '.sown-heading', shows: ['light', 'dark', 'contrast', 'forced'] },
  { rule: 'label', where: '.sown-field', shows: ['light', 'dark', 'contrast', 'forced'] },
  { rule: 'color-contrast', where: '.sown-light', shows: ['light'] },
  { rule: 'color-contrast', where: '.sown-dark', shows: ['dark'] },
  { rule: 'color-contrast', where: '.sown-contrast', shows: ['contrast'] },
  { rule: 'link-in-text-block', where: '.sown-link', shows: ['dark'] },
  // not of colour: found because the page no longer stands as it did
  { rule: 'label', where: '#sown', shows: ['contrast'] },
  { rule: 'button-name', where: '.sown-forced', shows: ['forced'] },
];

/** Puts what is sown on the page; runs in the page, where only the CSSOM is let through. */
function sow() {
  document.querySelector('main').insertAdjacentHTML(
    'beforeend',
    `<h2 class="sown-heading"></h2>
    <input class="sown-field">
    <p class="sown-light">hardly visible</p><p class="sown-dark">hardly visible</p><p class="sown-contrast">hardly visible</p>
    <p>words that a link <a class="sown-link" href="#">stands among</a> and goes on after</p>
    <label class="sown-name" for="sown">Name</label><input id="sown">
    <button class="sown-forced"><span>Press</span></button>`,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    [data-color-scheme="light"] .sown-light { color: #eee }
    [data-color-scheme="dark"]:not([data-theme]) .sown-dark { color: #222 }
    [data-theme="hog-kontrast"] .sown-contrast { color: #222 }
    a.sown-link { text-decoration: underline }
    [data-color-scheme="dark"]:not([data-theme]) a.sown-link { text-decoration: none; color: #ddd }
    [data-theme="hog-kontrast"] .sown-name { display: none }
    @media (forced-colors: active) { .sown-forced span { display: none } }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** What was sown and not found where it shows, or found where it does not. */
export async function seeded(page) {
  await page.evaluate(sow);
  const faces = [...THEMES, FORCED];
  const look = await eyes(page, faces, 'sv');
  const seen = await look('seeded');
  return SOWN.flatMap(({ rule, where, shows }) => {
    const found = faces.filter((_, nth) => seen[nth].faults.some((fault) => fault.startsWith(`${rule}: `) && fault.includes(where))).map(({ name }) => name);
    const right = found.includes(shows[0]) && found.every((face) => shows.includes(face));
    return right ? [] : [`seeded fault: ${rule} at ${where} shows in ${shows.join()}, was found in ${found.join() || 'none'}`];
  });
}
