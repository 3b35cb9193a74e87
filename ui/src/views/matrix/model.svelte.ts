import { SvelteMap } from 'svelte/reactivity';

import type { Cell } from '../../generated/Cell';
import type { MatrixRow } from '../../generated/MatrixRow';
import type { MatrixView } from '../../generated/MatrixView';
import { asError } from '../../lib/errors';
import { session } from '../../lib/state.svelte';
import { t } from '../../lib/texts';
import { Bulk } from './bulk.svelte';
import { grown, selected, type Selection } from './selection';

/** A cell of the matrix. */
export interface Place {
  set: string;
  aspect: string;
}

/** What the person is writing for a cell, while it differs from or runs ahead of the register. */
interface Draft {
  reason: string;
  category: string | null;
  unsaved: boolean;
}

const PAUSE = 500;
const at = (place: Place) => `${place.set} ${place.aspect}`;

/** Where a cell is on the page. */
export const cellId = (place: Place) => `cell-${place.set}-${place.aspect}`;

/**
 * The matrix in view. Levels are painted at once and taken back if the register refuses; reasons
 * are kept here until the register has them, and never replaced while somebody writes.
 */
export class MatrixModel {
  view = $state.raw<MatrixView | null>(null);
  current = $state.raw<Place | null>(null);
  selection = $state.raw<Selection | null>(null);
  /** How the screen goes to a cell: at once, so that the next key lands there. */
  go: (place: Place) => void = () => undefined;
  readonly bulk: Bulk;
  private chosen = new SvelteMap<string, number | null>();
  private drafts = new SvelteMap<string, Draft>();
  private timers = new Map<string, ReturnType<typeof setTimeout>>();
  private writing: string | null = null;

  rows = $derived(this.view?.rows ?? []);
  row = $derived(this.current ? this.rows.find((r) => r.set === this.current!.set) : undefined);
  cell = $derived(this.row?.cells.find((c) => c.aspect === this.current!.aspect));

  /** The sets of the selection; fewer than two are none. */
  marked = $derived.by(() => {
    const rows = selected(this.rows, this.selection);
    return rows.length > 1 ? rows : [];
  });

  constructor(readonly system: string) {
    this.bulk = new Bulk({ system, take: (view) => this.take(view), load: () => this.load() });
  }

  async load(): Promise<void> {
    const view = await session.attempt(() => session.host.matrix(this.system));
    if (view) this.take(view);
  }

  /** Shows a newer view; rows that did not change stay the same objects, so that little is redrawn. */
  private take(view: MatrixView): void {
    const before = new Map(this.rows.map((row) => [row.set, row]));
    const rows = view.rows.map((row) => {
      const old = before.get(row.set);
      return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
    });
    this.view = { ...view, rows };
    session.head = view.system;
    const here = this.current;
    if (!here || !rows.some((row) => row.set === here.set)) {
      const first = rows[0];
      this.current = first?.cells[0] ? { set: first.set, aspect: first.cells[0].aspect } : null;
    }
  }

  private find(place: Place): { row: MatrixRow; cell: Cell } | undefined {
    const row = this.rows.find((r) => r.set === place.set);
    const cell = row?.cells.find((c) => c.aspect === place.aspect);
    return row && cell ? { row, cell } : undefined;
  }

  /** The level to paint. */
  level(set: string, cell: Cell): number | null {
    const chosen = this.chosen.get(at({ set, aspect: cell.aspect }));
    return chosen === undefined ? cell.level : chosen;
  }

  /** The person has come to a cell. Outside of the selection there is none any more. */
  arrive(place: Place): void {
    this.current = place;
    const within = this.selection?.aspect === place.aspect && this.marked.some((row) => row.set === place.set);
    if (this.selection && !within) this.selection = null;
  }

  /** Grows the selection and goes to its end. */
  extend(step: number): void {
    if (!this.current) return;
    const selection = grown(this.rows, this.selection, this.current, step);
    if (!selection) return;
    this.selection = selection;
    session.said = t('selection', { count: selected(this.rows, selection).length });
    this.go({ set: selection.to, aspect: selection.aspect });
  }

  /** Every set, for the aspect in view. */
  selectAll(): void {
    const [first, last] = [this.rows[0], this.rows.at(-1)];
    if (!first || !last || !this.current) return;
    this.selection = { aspect: this.current.aspect, from: first.set, to: last.set };
    session.said = t('selection', { count: this.rows.length });
  }

  /** A level chosen by a key in a cell: for that cell, or after a preview for all that are selected. */
  choose(place: Place, level: number | null): void {
    if (this.marked.length > 0) {
      void this.bulk.ask(() => this.marked, place.aspect, level);
      return;
    }
    void this.setLevel(place, level);
    if (!session.quick || level === null) return;
    const next = this.after(place);
    if (next) this.go(next);
    else session.said = t('quick-end');
  }

  /** The level of the topmost selected cell for all of them; of the cell above when none are selected. */
  fillDown(): void {
    const here = this.current;
    if (!here) return;
    const above = this.marked[0] ?? this.rows[this.rows.findIndex((row) => row.set === here.set) - 1];
    const cell = above?.cells.find((one) => one.aspect === here.aspect);
    if (!above || !cell) return;
    const level = this.level(above.set, cell);
    if (this.marked.length > 0) void this.bulk.ask(() => this.marked, here.aspect, level);
    else void this.setLevel(here, level);
  }

  async setLevel(place: Place, level: number | null): Promise<void> {
    const found = this.find(place);
    if (!found || this.level(place.set, found.cell) === level) return;
    this.chosen.set(at(place), level);
    try {
      await session.change(async () => {
        const revision = this.find(place)?.row.revision ?? found.row.revision;
        const answer = await session.host.setLevel({ system: this.system, ...place, level, revision });
        this.take(answer.view);
        return answer;
      });
    } catch (thrown) {
      await this.refused(thrown, place);
    }
    // A later choice for the same cell is still on its way: keep painting that one.
    if (this.chosen.get(at(place)) === level) this.chosen.delete(at(place));
  }

  /** What to show in the fields for a cell. */
  draft(place: Place, cell: Cell): { reason: string; category: string | null } {
    return this.drafts.get(at(place)) ?? cell;
  }

  edit(place: Place, change: { reason?: string; category?: string | null }): void {
    const found = this.find(place);
    if (!found) return;
    const { reason, category } = this.draft(place, found.cell);
    this.drafts.set(at(place), { reason, category, ...change, unsaved: true });
    clearTimeout(this.timers.get(at(place)));
    this.timers.set(at(place), setTimeout(() => void this.save(place), PAUSE));
  }

  /** The person's cursor is in the reason field of a cell: its text is theirs. */
  begin(place: Place): void {
    this.writing = at(place);
  }

  async end(place: Place): Promise<void> {
    this.writing = null;
    await this.save(place);
  }

  private async save(place: Place): Promise<void> {
    const id = at(place);
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    const draft = this.drafts.get(id);
    if (draft?.unsaved) {
      const { reason, category } = draft;
      try {
        await session.change(async () => {
          const revision = this.find(place)?.row.revision ?? 0;
          const answer = await session.host.setReason({ system: this.system, ...place, reason, category, revision });
          this.take(answer.view);
          return answer;
        });
      } catch (thrown) {
        await this.refused(thrown, place);
        return;
      }
      // Written on meanwhile: that is saved by its own pause.
      if (this.drafts.get(id) !== draft) return;
      if (this.writing === id) this.drafts.set(id, { ...draft, unsaved: false });
    }
    if (this.writing !== id) this.drafts.delete(id);
  }

  /** Saves everything that is only here, and answers whether it is all saved. */
  async flush(): Promise<boolean> {
    for (const [id, draft] of [...this.drafts]) {
      if (!draft.unsaved) continue;
      const [set, aspect] = id.split(' ') as [string, string];
      await this.save({ set, aspect });
    }
    return [...this.drafts.values()].every((draft) => !draft.unsaved);
  }

  /** Drops everything that is only here. */
  forget(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.drafts.clear();
    this.bulk.forget();
  }

  private async refused(thrown: unknown, place: Place): Promise<void> {
    const error = asError(thrown);
    if (error.code !== 'conflict') return session.fail(error);
    await this.load();
    const name = this.find(place)?.row.name ?? place.set;
    session.fail({ ...error, args: { ...error.args, object: `${name}, ${place.aspect}` } });
  }

  /** The next place of a kind, after the current one and around. */
  next(wanted: (set: string, cell: Cell) => boolean): Place | null {
    const places = this.rows.flatMap((row) => row.cells.map((cell) => ({ set: row.set, cell })));
    const here = places.findIndex(({ set, cell }) => set === this.current?.set && cell.aspect === this.current.aspect);
    for (let step = 1; step <= places.length; step += 1) {
      const { set, cell } = places[(here + step + places.length) % places.length]!;
      if (wanted(set, cell)) return { set, aspect: cell.aspect };
    }
    return null;
  }

  /** The cell after one, as it is read: the next aspect, then the next set. */
  private after(place: Place): Place | null {
    const places = this.rows.flatMap((row) => row.cells.map(({ aspect }) => ({ set: row.set, aspect })));
    return places[places.findIndex((one) => at(one) === at(place)) + 1] ?? null;
  }

  /** The set above or below, in the same aspect. */
  beside(step: 1 | -1): Place | null {
    const here = this.rows.findIndex((row) => row.set === this.current?.set);
    const row = this.rows[here + step];
    return row && this.current ? { set: row.set, aspect: this.current.aspect } : null;
  }
}
