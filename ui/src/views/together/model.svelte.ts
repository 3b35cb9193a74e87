import { SvelteMap } from 'svelte/reactivity';

import type { EffectiveRow } from '../../generated/EffectiveRow';
import type { PackView } from '../../generated/PackView';
import type { TalkView } from '../../generated/TalkView';
import type { TogetherView } from '../../generated/TogetherView';
import type { Fault } from '../../components/shared/ErrorSummary.svelte';
import { asError, tell } from '../../lib/errors';
import { session } from '../../lib/state.svelte';
import { t } from '../../lib/texts';

/** What somebody is writing in a conversation, before it is an answer. */
export interface Draft {
  outcome: string;
  answers: Record<string, string>;
  motivation: string;
  asset_name: string;
  asset_owner: string;
  raise: Record<string, number>;
}

/** Drafts outlive the screen, never the register: they are forgotten with its pack when it is closed. */
const kept = new WeakMap<PackView, SvelteMap<string, Draft>>();

function draftsOf(pack: PackView): SvelteMap<string, Draft> {
  const drafts = kept.get(pack) ?? new SvelteMap<string, Draft>();
  kept.set(pack, drafts);
  return drafts;
}

/** What the fields start with: the answer that was given, also when it is stale. */
export function given(talk: TalkView, effective: EffectiveRow[]): Draft {
  const { answer } = talk;
  const raised = effective.filter((row) => row.reason_code === 'cumulative' && row.effective !== null && row.effective > (row.profile.calculated ?? -1));
  return {
    outcome: answer?.outcome ?? '',
    answers: Object.fromEntries(talk.questions.map((q) => [q.id, answer?.answers[q.id] ?? ''])),
    motivation: answer?.motivation ?? '',
    asset_name: answer?.asset_name ?? '',
    asset_owner: answer?.asset_owner ?? '',
    raise: answer?.outcome === 'raise' ? Object.fromEntries(raised.map((row) => [row.profile.aspect, row.effective!])) : {},
  };
}

/** What may come of a conversation: a new asset only when there is something to make it of. */
export function outcomesOf(talk: TalkView): string[] {
  return talk.parts.length > 0 || talk.answer?.outcome === 'new_asset' ? ['new_asset', 'raise', 'no_effect'] : ['raise', 'no_effect'];
}

/** What is missing before the draft is an answer. */
export function lacking(draft: Draft, talk: TalkView): Fault[] {
  const faults: Fault[] = [];
  if (!draft.outcome) faults.push({ field: `outcome-${outcomesOf(talk)[0]}`, words: t('talk-lacks-outcome') });
  if (draft.outcome === 'new_asset') {
    if (!draft.asset_name.trim()) faults.push({ field: 'asset-name', words: t('talk-lacks-name') });
    if (!draft.asset_owner.trim()) faults.push({ field: 'asset-owner', words: t('talk-lacks-owner') });
  }
  if (draft.outcome === 'raise' && Object.keys(draft.raise).length === 0) faults.push({ field: 'raise-first', words: t('talk-lacks-raise') });
  if (!draft.motivation.trim()) faults.push({ field: 'motivation', words: t('talk-lacks-why') });
  return faults;
}

/** Tillsammans in view: which conversation is open, what is written in each, what comes next. */
export class TogetherModel {
  view = $state.raw<TogetherView | null>(null);
  open = $state<string | null>(null);
  faults = $state.raw<Fault[]>([]);
  busy = $state(false);
  private drafts = draftsOf(session.pack!);

  needed = $derived(this.view?.talks.filter((talk) => !talk.optional) ?? []);
  optional = $derived(this.view?.talks.filter((talk) => talk.optional) ?? []);
  talk = $derived(this.view?.talks.find((talk) => talk.id === this.open));
  draft = $derived(this.talk ? (this.drafts.get(this.at(this.talk.id)) ?? given(this.talk, this.view!.effective)) : null);

  constructor(private system: string) {}

  private at(talk: string): string {
    return `${this.system} ${talk}`;
  }

  async load(): Promise<void> {
    const view = await session.attempt(() => session.host.together(this.system));
    if (view) this.take(view);
  }

  take(view: TogetherView): void {
    this.view = view;
    session.head = view.system;
    if (!view.talks.some((talk) => talk.id === this.open)) {
      const first = this.needed.find((talk) => talk.state !== 'done') ?? this.needed[0] ?? this.optional[0];
      this.open = first?.id ?? null;
    }
  }

  /** Whether something is written that is not the answer. */
  drafted(talk: TalkView): boolean {
    return this.drafts.has(this.at(talk.id));
  }

  edit(change: Partial<Draft>): void {
    if (!this.talk || !this.draft) return;
    this.drafts.set(this.at(this.talk.id), { ...this.draft, ...change });
  }

  forget(): void {
    if (this.talk) this.drafts.delete(this.at(this.talk.id));
    this.faults = [];
  }

  show(talk: string): void {
    this.open = talk;
    this.faults = [];
  }

  /** The conversation before or after the open one. */
  beside(step: 1 | -1): string | null {
    const talks = [...this.needed, ...this.optional];
    const here = talks.findIndex((talk) => talk.id === this.open);
    return talks[here + step]?.id ?? null;
  }

  /** The next one that somebody must have, after the open one and around. */
  next(): string | null {
    const here = this.needed.findIndex((talk) => talk.id === this.open);
    const around = [...this.needed.slice(here + 1), ...this.needed.slice(0, Math.max(here, 0))];
    return around.find((talk) => talk.state !== 'done')?.id ?? null;
  }

  /** Answers the open conversation; says whether it is answered. */
  async answer(): Promise<boolean> {
    const { talk, draft } = this;
    if (!talk || !draft || this.busy) return false;
    if (talk.optional) return true;
    this.faults = lacking(draft, talk);
    if (this.faults.length > 0) return false;
    const fresh = draft.outcome === 'new_asset';
    const answer = {
      outcome: draft.outcome,
      answers: draft.answers,
      motivation: draft.motivation.trim(),
      asset_name: fresh ? draft.asset_name.trim() : null,
      asset_owner: fresh ? draft.asset_owner.trim() : null,
      answered_at: '',
    };
    this.busy = true;
    try {
      const raise = draft.outcome === 'raise' ? draft.raise : {};
      const view = await session.change(() => session.host.answerTalk({ system: this.system, talk: talk.id, answer, raise }));
      this.drafts.delete(this.at(talk.id));
      this.take(view);
      return true;
    } catch (thrown) {
      const told = tell(asError(thrown));
      this.faults = [{ words: [told.what, told.safe, told.next].join(' ') }];
      return false;
    } finally {
      this.busy = false;
    }
  }
}
