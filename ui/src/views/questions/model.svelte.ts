import { SvelteMap } from 'svelte/reactivity';

import type { QuestionsView } from '../../generated/QuestionsView';
import type { QuestionView } from '../../generated/QuestionView';
import { asError } from '../../lib/errors';
import { session } from '../../lib/state.svelte';

/** An answer as the person sees it, while it runs ahead of the register. */
export interface Answer {
  level: number | null;
  unknown: boolean;
  consequences: Record<string, number>;
  reason: string;
}

interface Draft extends Answer {
  unsaved: boolean;
}

const PAUSE = 500;
const at = (question: { set: string; aspect: string }) => `${question.set} ${question.aspect}`;

/** The highest of the chosen consequences, or nothing. */
export function worst(consequences: Record<string, number>): number | null {
  const levels = Object.values(consequences);
  return levels.length > 0 ? Math.max(...levels) : null;
}

/** The answer after somebody has chosen a level, "vet inte" or nothing. Choices per category that say otherwise go. */
export function choosing(answer: Answer, choice: number | 'unknown' | null): Answer {
  const level = typeof choice === 'number' ? choice : null;
  const consequences = level !== null && worst(answer.consequences) === level ? answer.consequences : {};
  return { ...answer, level, unknown: choice === 'unknown', consequences };
}

/** The answer after a level was chosen for a category, or taken away. The highest becomes the level. */
export function weighing(answer: Answer, category: string, level: number | null): Answer {
  const consequences = { ...answer.consequences };
  if (level === null) delete consequences[category];
  else consequences[category] = level;
  return { ...answer, consequences, level: worst(consequences) ?? answer.level, unknown: false };
}

/** One question at a time. Answers are painted at once and kept here until the register has them. */
export class QuestionsModel {
  view = $state.raw<QuestionsView | null>(null);
  index = $state(0);
  private drafts = new SvelteMap<string, Draft>();
  private timers = new Map<string, ReturnType<typeof setTimeout>>();
  private writing: string | null = null;

  questions = $derived(this.view?.questions ?? []);
  question = $derived(this.questions[this.index]);
  answer = $derived(this.question ? this.shown(this.question) : null);
  open = $derived(this.questions.filter((q) => !this.answered(q)).length);

  constructor(private system: string) {}

  async load(): Promise<void> {
    const view = await session.attempt(() => session.host.questions(this.system));
    if (view) this.take(view);
  }

  private take(view: QuestionsView): void {
    this.view = view;
    session.head = view.system;
    if (this.index >= view.questions.length) this.index = Math.max(0, view.questions.length - 1);
  }

  private find(id: string): QuestionView | undefined {
    return this.questions.find((q) => at(q) === id);
  }

  private shown(question: QuestionView): Answer {
    const { level, unknown, consequences, reason } = this.drafts.get(at(question)) ?? question;
    return { level, unknown, consequences: consequences as Record<string, number>, reason };
  }

  private answered(question: QuestionView): boolean {
    const { level, unknown } = this.shown(question);
    return unknown || level !== null;
  }

  /** Begins where somebody asked for, else at the first question without an answer. */
  begin(set?: string, aspect?: string): void {
    const asked = this.questions.findIndex((q) => q.set === set && (aspect === undefined || q.aspect === aspect));
    const open = this.questions.findIndex((q) => !this.answered(q));
    this.index = asked >= 0 ? asked : Math.max(0, open);
  }

  /** The first question without an answer. */
  firstOpen(): number {
    return this.questions.findIndex((q) => !this.answered(q));
  }

  choose(choice: number | 'unknown' | null): void {
    if (this.question) void this.change(this.question, choosing(this.shown(this.question), choice), 0);
  }

  weigh(category: string, level: number | null): void {
    if (this.question) void this.change(this.question, weighing(this.shown(this.question), category, level), 0);
  }

  write(reason: string): void {
    if (this.question) void this.change(this.question, { ...this.shown(this.question), reason }, PAUSE);
  }

  private change(question: QuestionView, answer: Answer, pause: number): Promise<void> | undefined {
    const id = at(question);
    this.drafts.set(id, { ...answer, unsaved: true });
    clearTimeout(this.timers.get(id));
    if (pause === 0) return this.save(id);
    this.timers.set(id, setTimeout(() => void this.save(id), pause));
    return undefined;
  }

  /** The person's cursor is in the reason: its text is theirs. */
  beginWriting(): void {
    this.writing = this.question ? at(this.question) : null;
  }

  async endWriting(): Promise<void> {
    const id = this.writing;
    this.writing = null;
    if (id) await this.save(id);
  }

  private async save(id: string): Promise<void> {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    const draft = this.drafts.get(id);
    if (draft?.unsaved) {
      const { level, unknown, consequences, reason } = draft;
      try {
        await session.change(async () => {
          const { set, aspect, revision } = this.find(id)!;
          const answer = await session.host.answerQuestion({ system: this.system, set, aspect, consequences, level, unknown, reason, revision });
          this.take(answer.view);
          return answer;
        });
      } catch (thrown) {
        await this.refused(thrown, id, draft);
        return;
      }
      // Changed again meanwhile: that is saved on its own.
      if (this.drafts.get(id) !== draft) return;
      if (this.writing === id) this.drafts.set(id, { ...draft, unsaved: false });
    }
    if (this.writing !== id) this.drafts.delete(id);
  }

  /** Drops everything that is only here. */
  forget(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
    this.drafts.clear();
  }

  private async refused(thrown: unknown, id: string, draft: Draft): Promise<void> {
    const error = asError(thrown);
    if (error.code === 'conflict') await this.load();
    const question = this.find(id);
    // A choice is taken back; what was written stays in the field.
    if (question && this.drafts.get(id) === draft) {
      const { level, unknown, consequences } = question;
      this.drafts.set(id, { level, unknown, consequences: consequences as Record<string, number>, reason: draft.reason, unsaved: draft.reason !== question.reason });
    }
    session.fail(error.code === 'conflict' ? { ...error, args: { ...error.args, object: `${question?.name ?? ''}, ${question?.aspect ?? ''}` } } : error);
  }

  /** Saves everything that is only here, and answers whether it is all saved. */
  async flush(): Promise<boolean> {
    for (const [id, draft] of [...this.drafts]) if (draft.unsaved) await this.save(id);
    return [...this.drafts.values()].every((draft) => !draft.unsaved);
  }
}
