import type { ActionRow } from '../../generated/ActionRow';
import type { Route } from '../../lib/state.svelte';
import { key, packText, t } from '../../lib/texts';

/** What the plan can be sorted by. */
export type SortKey = 'what' | 'system' | 'state' | 'owner' | 'due';

/** What a row is called; a measure has its number, by which people find it again. */
export function nameOf(row: ActionRow): string {
  if (row.kind === 'continuity') return t(key('gap-', row.id), row.args);
  if (row.kind === 'risk') return t('risk-sentence', row.args);
  return ['measure', 'exception'].includes(row.kind) ? `${row.id} ${packText(row.title)}` : packText(row.title);
}

export const stateOf = (row: ActionRow): string => t(key('plan-state-', row.state));

/** The rows by a column. What has nothing there comes last, whichever way it is sorted. */
export function sorted(rows: ActionRow[], by: SortKey, down: boolean): ActionRow[] {
  const value = (row: ActionRow): string => {
    if (by === 'what') return nameOf(row);
    if (by === 'system') return row.system_name;
    if (by === 'state') return stateOf(row);
    return (by === 'owner' ? row.owner : row.due) ?? '';
  };
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (!one || !other) return Number(!one) - Number(!other);
    return one.localeCompare(other, 'sv') * (down ? -1 : 1);
  });
}

export interface PlanFilter {
  authority: string;
  only: '' | 'overdue' | 'unplanned';
}

export const isUnplanned = (row: ActionRow): boolean => !row.owner || !row.due;

export function matching(rows: ActionRow[], { authority, only }: PlanFilter): ActionRow[] {
  return rows.filter((row) => (!authority || row.authority_name === authority) && (only !== 'overdue' || row.overdue) && (only !== 'unplanned' || isUnplanned(row)));
}

/** Where a row is changed. */
export function placeOf(row: ActionRow): Route {
  if (row.kind === 'condition') return { view: 'assessment', id: row.id, system: row.system, show: 'end' };
  if (row.kind === 'incident' || row.kind === 'reconsider') return { view: 'step', system: row.system, step: 'risks', part: 'incidents' };
  if (row.kind === 'risk') return { view: 'step', system: row.system, step: 'risks', part: 'risks', about: row.id };
  if (row.kind === 'continuity') return { view: 'step', system: row.system, step: 'risks', part: 'continuity' };
  return { view: 'step', system: row.system, step: 'risks', part: 'measures', about: row.id };
}
