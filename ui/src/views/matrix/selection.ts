import type { MatrixRow } from '../../generated/MatrixRow';
import type { Place } from './model.svelte';

/** Cells of one aspect, set by set, from where the person began to where they have come. */
export interface Selection {
  aspect: string;
  from: string;
  to: string;
}

/** The sets of a selection, from above; none when one of its ends is gone. */
export function selected(rows: MatrixRow[], selection: Selection | null): MatrixRow[] {
  if (!selection) return [];
  const from = rows.findIndex((row) => row.set === selection.from);
  const to = rows.findIndex((row) => row.set === selection.to);
  if (from < 0 || to < 0) return [];
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** How far a key of the keyboard goes with Shift: one set, or to the end; nothing for other keys. */
export function reach(event: KeyboardEvent): number | undefined {
  if (!event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  return { ArrowDown: 1, ArrowUp: -1, End: Infinity, Home: -Infinity }[event.key];
}

/** The selection grown from `here` by `step` sets; at the end it stays there. */
export function grown(rows: MatrixRow[], selection: Selection | null, here: Place, step: number): Selection | null {
  const start = selection?.aspect === here.aspect ? selection : { aspect: here.aspect, from: here.set, to: here.set };
  const at = rows.findIndex((row) => row.set === start.to);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  return to && at >= 0 ? { ...start, to: to.set } : null;
}
