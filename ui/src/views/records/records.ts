import type { ControllerView } from '../../generated/ControllerView';
import type { ProcessingRow } from '../../generated/ProcessingRow';
import type { RecordsView } from '../../generated/RecordsView';
import type { Route } from '../../lib/state.svelte';
import { key, knows, packText, t } from '../../lib/texts';

/** Codes of `Band`, in order. */
export const BANDS = ['none', '1-99', '100-999', '1000-9999', '10000+', 'population'];
/** Codes of `Purpose`. */
export const PURPOSES = ['handlaggning', 'drift', 'statistik', 'analys', 'profilering', 'ai_traning', 'prediktion', 'publicering'];
/** What a controller's own details can lack; the rest of what is missing belongs to the processing. */
export const OF_CONTROLLER = ['contact', 'officer', 'security'];

export interface Filter {
  words: string;
  authority: string;
  incomplete: boolean;
}

/** The rows that a filter lets through. */
export function matching(rows: ProcessingRow[], { words, authority, incomplete }: Filter): ProcessingRow[] {
  const wanted = words.trim().toLocaleLowerCase();
  return rows.filter(
    (row) =>
      (!authority || row.authority === authority) &&
      (!incomplete || row.missing.length > 0) &&
      (!wanted || [row.name, row.owner ?? '', purposeOf(row), ...row.systems.map(([, name]) => name)].join(' ').toLocaleLowerCase().includes(wanted)),
  );
}

/** What the details of a controller lack. */
export function controllerLacks(controller: ControllerView): string[] {
  return OF_CONTROLLER.filter((code) => !controller[code as 'contact' | 'officer' | 'security'].trim());
}

/** The word for something that is missing. */
export function lack(code: string): string {
  const id = key('lack-', code);
  return knows(id) ? t(id) : t('lack-unknown', { code });
}

/** What is missing, in one sentence. */
export function lacks(codes: string[]): string {
  return t('records-lacks', { what: codes.map(lack).join(', ') });
}

/** What a row lacks; whatever its controller lacks is one thing, told in full where that is mended. */
export function rowLacks(row: ProcessingRow): string {
  const own = row.missing.filter((code) => !OF_CONTROLLER.includes(code));
  return lacks(own.length < row.missing.length ? [...own, 'controller'] : own);
}

/** Why it is processed: in words, else as the purposes of the systems that hold it. */
export function purposeOf(row: ProcessingRow): string {
  return row.purpose || row.purposes.map((code) => t(key('purpose-', code))).join(', ');
}

/** Kinds of personal data. */
export function dataOf(row: ProcessingRow): string {
  return row.data.map((code) => t(key('personal-', code))).join(', ');
}

export function identifiersOf(row: ProcessingRow): string {
  return row.identifiers.map((code) => t(key('identifier-', code))).join(', ');
}

export function textsOf(texts: Record<string, string>[]): string {
  return texts.map(packText).join(', ');
}

/** How many people, from a band: `1000-9999`, `10000+`. */
export function bandWords(band: string): string {
  if (band === 'none' || band === 'population') return t(key('subjects-', band));
  // A number of five digits or more is easier to read in groups of three.
  const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
  const [from, to] = band.replace('+', '').split('-') as [string, string?];
  return to ? t('subjects-between', { from: grouped(from), to: grouped(to) }) : t('subjects-from', { from: grouped(from) });
}

/** Where the processing of a row is described: in its assessment, else in the step where one is made. */
export function placeOf(row: ProcessingRow): Route | null {
  const system = row.systems[0]?.[0];
  if (!system) return null;
  return row.assessment ? { view: 'assessment', id: row.assessment, system } : { view: 'step', system, step: 'suitability' };
}

/** Authorities that have rows, for the filter. */
export function authoritiesOf(view: RecordsView): string[] {
  return [...new Set(view.rows.map((row) => row.authority))];
}
