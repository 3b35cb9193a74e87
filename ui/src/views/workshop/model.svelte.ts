import { SvelteMap } from 'svelte/reactivity';

import type { CastVote } from '../../generated/CastVote';
import type { Changed } from '../../generated/Changed';
import type { DisagreementRow } from '../../generated/DisagreementRow';
import type { PackView } from '../../generated/PackView';
import type { QuestionKey } from '../../generated/QuestionKey';
import type { SeatView } from '../../generated/SeatView';
import type { WorkshopView } from '../../generated/WorkshopView';
import { asError } from '../../lib/errors';
import { session } from '../../lib/state.svelte';

/** A decision that somebody is writing. */
export interface Decision {
  level: number | null;
  reason: string;
  dissent_by: string;
  dissent: string;
  open_question: string;
}

/** Decisions being written outlive the screen, never the register: they go with its pack. No vote is ever here. */
const kept = new WeakMap<PackView, SvelteMap<string, Decision>>();

function draftsOf(pack: PackView): SvelteMap<string, Decision> {
  const drafts = kept.get(pack) ?? new SvelteMap<string, Decision>();
  kept.set(pack, drafts);
  return drafts;
}

/** Whether two questions are the same. */
export function same(a: QuestionKey | null, b: QuestionKey | null): boolean {
  return a !== null && b !== null && a.set === b.set && a.aspect === b.aspect;
}

/** Who has not answered everything in the round. */
export function waiting(seats: SeatView[]): SeatView[] {
  return seats.filter((seat) => seat.voted < seat.of);
}

/** The workshop about a system as the facilitator's window holds it. */
export class WorkshopModel {
  view = $state.raw<WorkshopView | null>(null);
  /** Who sits at the computer. */
  seat = $state<number | null>(null);
  busy = $state(false);

  private readonly drafts = draftsOf(session.pack!);

  constructor(readonly system: string) {}

  /** The question that is talked about, as it was answered. */
  readonly row = $derived<DisagreementRow | null>(this.view?.disagreement.find((row) => same(row.key, this.view!.question)) ?? this.view?.disagreement[0] ?? null);

  async load(): Promise<void> {
    const view = await session.attempt(() => session.host.workshop(this.system));
    if (view) this.take(view);
  }

  take(view: WorkshopView): void {
    this.view = view;
    session.head = view.system;
    if (!view.seats.some((seat) => seat.number === this.seat) || !view.state.endsWith('_round')) this.seat = null;
  }

  /** Does something; a failure that belongs to no form is told, and the page shows where things are. */
  async act(task: () => Promise<Changed<WorkshopView>>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      session.trouble = null;
      this.take(await session.change(task));
      return true;
    } catch (thrown) {
      const error = asError(thrown);
      await this.load();
      session.fail(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Votes, one after another: a person may be quicker than the disk. */
  async cast(request: CastVote): Promise<boolean> {
    const view = await session.attempt(() => session.change(() => session.host.castVote(request)));
    if (view) this.take(view);
    else if (session.trouble?.code === 'workshop_moved') await this.reload();
    return view !== undefined;
  }

  /** Reads again without taking back what was told. */
  private async reload(): Promise<void> {
    const told = session.trouble;
    await this.load();
    session.trouble = told;
  }

  /** The decision on a question as it is being written. */
  decision(row: DisagreementRow): Decision {
    const draft = this.drafts.get(this.place(row.key));
    if (draft) return draft;
    const made = this.view?.decisions.find((one) => same(one.key, row.key));
    if (made) return { level: made.level, reason: made.reason, dissent_by: made.dissent_by, dissent: made.dissent, open_question: made.open_question };
    return { level: row.provisional, reason: '', dissent_by: '', dissent: '', open_question: '' };
  }

  edit(row: DisagreementRow, change: Partial<Decision>): void {
    this.drafts.set(this.place(row.key), { ...this.decision(row), ...change });
  }

  forget(key: QuestionKey): void {
    this.drafts.delete(this.place(key));
  }

  private place(key: QuestionKey): string {
    return [this.system, key.set, key.aspect].join(' ');
  }
}
