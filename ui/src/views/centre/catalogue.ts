import type { CentralDifference } from '../../generated/CentralDifference';
import type { CentralWord } from '../../generated/CentralWord';
import { aspectOf } from '../../lib/levels';
import { session } from '../../lib/state.svelte';
import { key, packText, t } from '../../lib/texts';
import { bandWords } from '../records/records';

/** A thing with its differences. */
export interface Thing {
  kind: string;
  id: string;
  name: string;
  rows: CentralDifference[];
}

/** Differences by the thing that they are about, in their order. */
export function byThing(rows: CentralDifference[]): Thing[] {
  const things = new Map<string, Thing>();
  for (const row of rows) {
    const of = `${row.kind} ${row.id}`;
    const thing = things.get(of) ?? { kind: row.kind, id: row.id, name: row.name, rows: [] };
    thing.rows.push(row);
    things.set(of, thing);
  }
  return [...things.values()];
}

/** What a difference is about. */
export function about(row: CentralDifference): string {
  if (row.what === 'level') {
    const aspect = row.args['aspect'] ?? '';
    return t('field-level', { aspect: session.pack ? packText(aspectOf(session.pack, aspect).name) : aspect });
  }
  if (['holding', 'flow', 'needs'].includes(row.what)) return t(key('catalogue-', row.what), row.args as Record<string, string>);
  return t(key('field-', row.what));
}

/** The codes of each kind in words. */
const WORDS: Record<string, (code: string) => string> = {
  'system-kind': (code) => t(key('system-kind-', code)),
  personal: (code) => t(key('personal-', code)),
  identifier: (code) => t(key('identifier-', code)),
  topic: (code) => t(key('topic-', code)),
  purpose: (code) => t(key('purpose-', code)),
  handling: (code) => t(key('handling-', code)),
  environment: (code) => t(key('environment-', code)),
  mode: (code) => t(key('mode-', code)),
  volume: (code) => t(key('volume-', code)),
  band: bandWords,
  depth: (code) => t(key('depth-', code)),
  carried: (code) => t(key('carried-', code)),
  'yes-no': (code) => t(key('yes-no-', code)),
};

function word({ kind, text }: CentralWord): string {
  return WORDS[kind]?.(text) ?? text;
}

/** A value in words; a link that is not there, and a field with nothing in it, say so. */
export function words(row: CentralDifference, value: CentralWord[] | null): string {
  if (value === null) return t('catalogue-not-there');
  if (value.length > 0) return value.map(word).join(', ');
  return t(row.what === 'level' ? 'level-none' : row.what === 'needs' ? 'catalogue-there' : 'catalogue-nothing');
}
