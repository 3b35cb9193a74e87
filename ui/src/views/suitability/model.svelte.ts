import { SvelteMap } from 'svelte/reactivity';

import type { AssessmentAnswer } from '../../generated/AssessmentAnswer';
import type { AssessmentQuestion } from '../../generated/AssessmentQuestion';
import type { AssessmentView } from '../../generated/AssessmentView';
import type { Changed } from '../../generated/Changed';
import type { LawView } from '../../generated/LawView';
import type { OpenQuestionView } from '../../generated/OpenQuestionView';
import type { QuestionnaireView } from '../../generated/QuestionnaireView';
import { asError } from '../../lib/errors';
import { session } from '../../lib/state.svelte';
import { key, t } from '../../lib/texts';
import { choosing, isDay, placeOf } from './answers';

interface Draft extends AssessmentAnswer {
  unsaved: boolean;
}

const PAUSE = 500;

/** Questionnaires by edition. They never change, so each is fetched once. */
const editions = new Map<string, QuestionnaireView>();

async function edition(view: AssessmentView): Promise<QuestionnaireView> {
  const name = `${view.pack_id} ${view.pack_version}`;
  const known = editions.get(name) ?? (await session.host.questionnaire(view.pack_id, view.pack_version));
  editions.set(name, known);
  return known;
}

/**
 * An assessment, one question at a time. Answers are painted at once and kept here until the
 * register has them; what somebody is writing is never replaced.
 */
export class AssessmentModel {
  view = $state.raw<AssessmentView | null>(null);
  pack = $state.raw<QuestionnaireView | null>(null);
  /** The question in view. */
  current = $state<string | null>(null);
  /** Which questions were asked when this one came into view. */
  private before = $state.raw<string[]>([]);
  private drafts = new SvelteMap<string, Draft>();
  private timers = new Map<string, ReturnType<typeof setTimeout>>();
  private sending = new Map<string, { draft: Draft | undefined; done: Promise<void> }>();
  private writing: string | null = null;
  /** Where an answer was known from before a person gave another one. */
  private knownFrom = new SvelteMap<string, { origin: string; from: string[] }>();

  open = $derived(this.view?.questions.map((q) => q.id) ?? []);
  standing = $derived(this.view?.questions.find((q) => q.id === this.current));
  question = $derived(this.asked(this.current));
  answer = $derived(this.standing ? this.shown(this.standing) : null);
  place = $derived(this.pack && this.current ? placeOf(this.pack, this.open, this.current) : null);
  locked = $derived(this.view?.finished_at != null);
  /** Questions that opened since this one came into view. */
  opened = $derived(this.open.filter((id) => !this.before.includes(id)));
  /** Answered questions that closed since then. */
  closed = $derived(this.view?.kept.filter((id) => this.before.includes(id)) ?? []);
  private laws = $derived(new Map(this.pack?.law.map((law) => [law.id, law]) ?? []));

  constructor(readonly id: string) {}

  async load(): Promise<void> {
    await session.attempt(async () => {
      const view = await session.host.assessment(this.id);
      this.pack ??= await edition(view);
      this.take(view);
    });
  }

  take(view: AssessmentView): void {
    const earlier = this.view?.outcome.code;
    for (const q of view.questions) if (q.origin === 'register' || q.origin === 'answers') this.knownFrom.set(q.id, { origin: q.origin, from: q.from });
    this.view = view;
    session.head = view.system;
    if (earlier && earlier !== view.outcome.code) session.said = t('outcome-changed', { outcome: t(key('outcome-is-', view.outcome.code.toLowerCase())) });
    // The question in view is asked no more: stay as near as there is.
    if (this.current && !this.open.includes(this.current)) this.show(this.near(this.current));
  }

  asked(id: string | null): AssessmentQuestion | undefined {
    return this.pack?.questions.find((q) => q.id === id);
  }

  law(id: string): LawView | undefined {
    return this.laws.get(id);
  }

  /** What the register or other answers said before a person answered. */
  known(id: string): { origin: string; from: string[] } | undefined {
    return this.knownFrom.get(id);
  }

  private shown({ id, answer }: OpenQuestionView): AssessmentAnswer {
    const { chosen, words, date } = this.drafts.get(id) ?? answer;
    return { chosen, words, date };
  }

  /** The last question that is asked before a place in the questionnaire, or the first of all. */
  private near(id: string): string | null {
    const order = this.pack?.questions.map((q) => q.id) ?? [];
    const here = order.indexOf(id);
    return this.open.findLast((other) => order.indexOf(other) < here) ?? this.open[0] ?? null;
  }

  /** Brings a question into view. */
  show(id: string | null): void {
    this.current = id;
    this.before = this.open;
  }

  /** Begins where somebody asked for, else at the first question that lacks something. */
  begin(asked?: string): void {
    const first = this.view?.questions.find((q) => q.gap)?.id;
    this.show(asked && this.open.includes(asked) ? asked : (first ?? this.open[0] ?? null));
  }

  /** The question before or after, among those that are asked. */
  beside(step: 1 | -1): string | null {
    return this.open[this.open.indexOf(this.current ?? '') + step] ?? null;
  }

  choose(option: string, on: boolean): void {
    if (this.question && this.answer) void this.change(this.question.id, choosing(this.question, this.answer, option, on), 0);
  }

  write(words: string): void {
    if (this.current && this.answer) void this.change(this.current, { ...this.answer, words }, PAUSE);
  }

  /** A day as it is typed; it is saved when it is a day, or empty. */
  day(date: string): void {
    if (this.current && this.answer) void this.change(this.current, { ...this.answer, date: date || null }, PAUSE);
  }

  /** Takes the person's answer back; what is known without asking stands again. */
  async takeBack(): Promise<void> {
    const id = this.current;
    if (!id) return;
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.drafts.delete(id);
    await this.ask(() => session.host.answerAssessment({ assessment: this.id, question: id, answer: null }));
  }

  /** Asks the host for a change of the whole; an error is told above the screen. */
  async ask(task: () => Promise<Changed<AssessmentView>>): Promise<boolean> {
    const view = await session.attempt(() => session.change(task));
    if (view) this.take(view);
    return view !== undefined;
  }

  private change(id: string, answer: AssessmentAnswer, pause: number): Promise<void> | undefined {
    this.drafts.set(id, { ...answer, unsaved: true });
    clearTimeout(this.timers.get(id));
    if (pause === 0) return this.save(id);
    this.timers.set(id, setTimeout(() => void this.save(id), pause));
    return undefined;
  }

  /** The person's cursor is in a field of the question: its text is theirs. */
  beginWriting(): void {
    this.writing = this.current;
  }

  async endWriting(): Promise<void> {
    const id = this.writing;
    this.writing = null;
    if (id) await this.save(id);
  }

  /** Saves a draft. One that is on its way already is waited for, not sent twice. */
  private save(id: string): Promise<void> {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    const draft = this.drafts.get(id);
    const sending = this.sending.get(id);
    if (sending && sending.draft === draft) return sending.done;
    const done = this.send(id, draft).finally(() => {
      if (this.sending.get(id)?.done === done) this.sending.delete(id);
    });
    this.sending.set(id, { draft, done });
    return done;
  }

  private async send(id: string, draft: Draft | undefined): Promise<void> {
    if (draft?.unsaved) {
      if (draft.date !== null && !isDay(draft.date)) return;
      const { chosen, words, date } = draft;
      try {
        const view = await session.change(() => session.host.answerAssessment({ assessment: this.id, question: id, answer: { chosen, words, date } }));
        this.take(view);
      } catch (thrown) {
        this.refused(thrown, id, draft);
        return;
      }
      // Changed again meanwhile: that is saved on its own.
      if (this.drafts.get(id) !== draft) return;
      if (this.writing === id) this.drafts.set(id, { ...draft, unsaved: false });
    }
    if (this.writing !== id) this.drafts.delete(id);
  }

  private refused(thrown: unknown, id: string, draft: Draft): void {
    const stands = this.view?.questions.find((q) => q.id === id)?.answer;
    // A choice is taken back; what was written stays in the field.
    if (stands && this.drafts.get(id) === draft) {
      const unsaved = draft.words !== stands.words || draft.date !== stands.date;
      this.drafts.set(id, { ...draft, chosen: stands.chosen, unsaved });
    }
    session.fail(asError(thrown));
  }

  /** Saves everything that is only here, and answers whether it is all saved. */
  async flush(): Promise<boolean> {
    for (const [id, draft] of [...this.drafts]) if (draft.unsaved) await this.save(id);
    return [...this.drafts.values()].every((draft) => !draft.unsaved);
  }
}
