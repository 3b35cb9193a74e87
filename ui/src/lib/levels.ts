import type { AspectView } from '../generated/AspectView';
import type { LevelView } from '../generated/LevelView';
import type { PackView } from '../generated/PackView';

export function aspectOf(pack: PackView, id: string): AspectView {
  const aspect = pack.aspects.find((a) => a.id === id);
  if (!aspect) throw new Error(`no aspect ${id}`);
  return aspect;
}

export function levelOf(aspect: AspectView, number: number | null): LevelView | undefined {
  return number === null ? undefined : aspect.levels.find((l) => l.number === number);
}

const selectors = {
  light: '',
  dark: '[data-color-scheme="dark"] ',
  contrast: '[data-theme="hog-kontrast"] ',
} as const;

/** The rules that give each level of the pack its colours; the upper half has a thicker border. */
export function levelRules(pack: Pick<PackView, 'aspects'>): string {
  const rules: string[] = [];
  for (const [theme, root] of Object.entries(selectors)) {
    for (const aspect of pack.aspects) {
      aspect.levels.forEach((level, rank) => {
        const c = level.colours[theme];
        if (!c || ![c.fill, c.border, c.text].every((v) => /^#[0-9a-f]{3,8}$/i.test(v))) return;
        const width = rank >= aspect.levels.length / 2 ? 2 : 1;
        const what = `[data-aspect="${CSS.escape(aspect.id)}"][data-level="${level.number}"]`;
        rules.push(`${root}${what}{--lb:${c.fill};--ld:${c.border};--lf:${c.text};--lw:${width}px}`);
      });
    }
  }
  return rules.join('\n');
}

let sheet: CSSStyleSheet | undefined;

/** Puts the pack's colours on the page, through the CSSOM, which a strict policy allows. */
export function applyColours(pack: Pick<PackView, 'aspects'>): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(levelRules(pack));
}
