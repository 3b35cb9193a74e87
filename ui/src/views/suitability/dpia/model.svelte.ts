import type { DpiaDraft } from '../../../generated/DpiaDraft';
import type { DpiaRiskView } from '../../../generated/DpiaRiskView';
import type { DpiaView } from '../../../generated/DpiaView';
import type { HarmLevelView } from '../../../generated/HarmLevelView';
import type { KnownAnswer } from '../../../generated/KnownAnswer';
import { asError } from '../../../lib/errors';
import { session } from '../../../lib/state.svelte';
import { t } from '../../../lib/texts';
import { changed, fieldId, newRisk, placeOf, riskId, sectionOf, tell, type Section } from './draft';

/** How long somebody who writes is let be before it is saved. */
export const PAUSE = 500;

/** An impact assessment. What is written is kept here until the register has it, and never replaced while somebody writes. */
export class DpiaModel {
  view = $state.raw<DpiaView | null>(null);
  levels = $state.raw<HarmLevelView[]>([]);
  /** Whether finishing was refused. */
  refused = $state(false);
  /**
   * What a refused finish told at the fields, until somebody writes there. It does not follow the
   * register: words that went when a field is left would move what is being clicked.
   */
  private told = $state.raw<Record<string, string>>({});
  busy = $state(false);
  private draft = $state.raw<DpiaDraft | null>(null);
  private parts = new Map<string, string>();
  private unsaved = false;
  private writing = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: { draft: DpiaDraft; done: Promise<void> } | null = null;

  shown = $derived(this.draft ?? this.view?.dpia ?? null);
  finished = $derived(this.view?.finished_at ?? null);
  missing = $derived((this.view?.problems ?? []).map((problem) => ({ field: placeOf(problem), words: tell(problem) })));

  constructor(private assessment: string) {}

  async load(): Promise<void> {
    const view = await session.attempt(() => session.host.dpia(this.assessment));
    if (!view) return;
    if (this.levels.length === 0) await session.attempt(() => this.readQuestionnaire());
    this.take(view);
  }

  /** The scale of harm, and which question belongs where; both stay the same for an edition. */
  private async readQuestionnaire(): Promise<void> {
    const { pack_id, pack_version } = await session.host.assessment(this.assessment);
    const questionnaire = await session.host.questionnaire(pack_id, pack_version);
    this.parts = new Map(questionnaire.questions.map((question) => [question.id, question.part]));
    this.levels = questionnaire.harm_levels;
  }

  private take(view: DpiaView): void {
    this.view = view;
    session.head = view.system;
    if (view.problems.length === 0) this.refused = false;
  }

  known(section: Section): KnownAnswer[] {
    return this.view?.known.filter((k) => sectionOf(k.question, this.parts.get(k.question)) === section) ?? [];
  }

  /** What to say at a field: only after somebody wanted to finish. */
  fault(field: string): string | undefined {
    return this.told[field];
  }

  private untell(mended: (field: string) => boolean): void {
    this.told = Object.fromEntries(Object.entries(this.told).filter(([field]) => !mended(field)));
  }

  /** Whether high risk remains, as the register answered; `null` until it has. */
  high(risk: DpiaRiskView): boolean | null {
    const same = this.view?.dpia.risks.find((r) => r.residual_likelihood === risk.residual_likelihood && r.residual_harm === risk.residual_harm);
    return same?.high ?? null;
  }

  /** A choice is saved at once, words after a pause. */
  edit(change: Partial<DpiaDraft>, pause = 0): Promise<void> | undefined {
    if (!this.shown || this.finished) return undefined;
    this.draft = { ...this.shown, ...change };
    this.unsaved = true;
    const written = Object.keys(change).map((field) => fieldId(field as keyof DpiaDraft));
    this.untell((field) => written.includes(field));
    clearTimeout(this.timer);
    if (pause === 0) return this.save();
    this.timer = setTimeout(() => void this.save(), pause);
    return undefined;
  }

  editRisk(index: number, change: Partial<DpiaRiskView>, pause = 0): Promise<void> | undefined {
    this.untell((field) => Object.keys(change).some((written) => field === riskId(index, written as keyof DpiaRiskView)));
    return this.edit({ risks: this.shown!.risks.map((risk, i) => (i === index ? changed(risk, change, this.levels) : risk)) }, pause);
  }

  addRisk(): void {
    void this.edit({ risks: [...this.shown!.risks, newRisk(this.levels)] });
  }

  removeRisk(index: number): Promise<void> | undefined {
    // The rest are numbered anew.
    this.untell((field) => field.startsWith('risk-'));
    return this.edit({ risks: this.shown!.risks.filter((_, i) => i !== index) });
  }

  /** The person's cursor is in a text: it is theirs. */
  beginWriting(): void {
    this.writing = true;
  }

  async endWriting(): Promise<void> {
    this.writing = false;
    await this.save();
  }

  private async save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.draft && this.unsaved) await this.send(this.draft);
    if (!this.writing && !this.unsaved) this.draft = null;
  }

  private send(draft: DpiaDraft): Promise<void> {
    if (this.sending?.draft === draft) return this.sending.done;
    const done = this.put(draft).finally(() => {
      if (this.sending?.draft === draft) this.sending = null;
    });
    this.sending = { draft, done };
    return done;
  }

  private async put(draft: DpiaDraft): Promise<void> {
    const before = this.view?.high_residual;
    try {
      await session.change(async () => {
        const answer = await session.host.setDpia({ assessment: this.assessment, dpia: draft });
        this.take(answer.view);
        return answer;
      });
    } catch (thrown) {
      session.fail(asError(thrown));
      return;
    }
    // Written on meanwhile: that is saved by its own pause.
    if (this.draft === draft) this.unsaved = false;
    const now = this.view?.high_residual;
    if (now !== before) session.said = now ? t('dpia-high-some') : t('dpia-high-none');
  }

  /** Saves what is only here, and answers whether it was. */
  async flush(): Promise<boolean> {
    await this.save();
    return !this.unsaved;
  }

  /** Finishes, if nothing is missing. */
  async finish(): Promise<boolean> {
    return this.step(() => session.host.finishDpia(this.assessment), 'dpia-said-finished');
  }

  async reopen(): Promise<boolean> {
    return this.step(() => session.host.reopenDpia(this.assessment), 'dpia-said-reopened');
  }

  private async step(task: () => ReturnType<typeof session.host.finishDpia>, said: string): Promise<boolean> {
    if (this.busy || !(await this.flush())) return false;
    this.busy = true;
    try {
      this.take(await session.change(task));
      this.told = {};
      session.said = t(said);
      return true;
    } catch (thrown) {
      const error = asError(thrown);
      this.refused = error.code === 'dpia_incomplete';
      if (!this.refused || !this.view) session.fail(error);
      else {
        this.view = { ...this.view, problems: error.problems };
        this.told = Object.fromEntries(this.missing.map(({ field, words }) => [field, words]).reverse());
      }
      return false;
    } finally {
      this.busy = false;
    }
  }
}
