import type { StepId } from '../../generated/StepId';
import type { SystemHead } from '../../generated/SystemHead';
import type { TaskListView } from '../../generated/TaskListView';
import type { TaskState } from '../../generated/TaskState';
import type { Host } from '../host';
import type { FakeClassification } from './classification';
import type { FakeGate } from './gate';
import type { FakeMeasuring } from './measures';
import type { FakeHandovers } from './handover';
import type { FakeReview } from './review';
import type { FakeSuitability } from './suitability';
import type { FakeTogether } from './together';
import type { FakeSystem, Town } from './town';

const STEPS: StepId[] = ['gate', 'assets', 'classify', 'together', 'suitability', 'risks', 'review'];

/** The parts whose standing decides how far a system has come. */
interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  gate: FakeGate;
  classification: FakeClassification;
  together: FakeTogether;
  suitability: FakeSuitability;
  measuring: FakeMeasuring;
  review: FakeReview;
  handovers: FakeHandovers;
}

/** The steps of a system, where each stands and what is next, on the municipality in memory. */
export class FakeTasks implements Pick<Host, 'taskList'> {
  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  private stepStates(system: FakeSystem): [StepId, TaskState][] {
    const p = this.lent.classification.progress(system);
    const result = this.lent.review.result(system);
    const gate = this.lent.gate.state(system);
    const state = (step: StepId): TaskState => {
      if (step === 'gate') return gate;
      if (gate === 'not_started') return 'blocked';
      if (step === 'assets') return p.sets === 0 ? 'not_started' : p.ownerless || !system.owner ? 'started' : 'done';
      if (step === 'classify') return this.lent.classification.state(system);
      if (step === 'together') return this.lent.together.standing(system).state;
      if (step === 'suitability') return this.lent.suitability.standing(system);
      if (step === 'risks') return this.lent.measuring.state(system);
      if (result) return result.adopted && !result.stale ? 'done' : 'started';
      return this.lent.review.checks(system).some((c) => c.state === 'missing') ? 'blocked' : 'not_started';
    };
    return STEPS.map((step) => [step, state(step)]);
  }

  /** What every view says of its system. */
  head(system: FakeSystem): SystemHead {
    const { id, name, owner, kind, description } = system;
    return { id, name, owner, kind, description, authority_name: this.town.authorityName(system.authority), steps: this.stepStates(system), away: this.lent.handovers.away(id) };
  }

  taskList = (id: string) => this.lent.later(() => this.tasksView(this.town.system(id)));
  tasksView(system: FakeSystem): TaskListView {
    const p = this.lent.classification.progress(system);
    const head = this.head(system);
    const both = this.lent.together.standing(system);
    const todo = this.lent.measuring.progress(system);
    const missing = this.lent.review.checks(system).filter((c) => c.state === 'missing').length;
    const result = this.lent.review.result(system);
    const gate = this.lent.gate.state(system);
    const waiting = result?.approvals.filter((a) => a.verdict === null).length ?? 0;
    const note = (step: StepId): string => {
      if (step === 'gate') return gate === 'not_started' ? 'gate-none' : gate === 'started' ? 'gate-again' : 'gate-done';
      if (gate === 'not_started') return 'gate-first';
      if (step === 'assets') return p.sets === 0 ? 'assets-none' : p.ownerless || !system.owner ? 'assets-owner-missing' : 'assets-count';
      if (step === 'classify') {
        if (p.cells === 0) return 'classify-no-sets';
        if (p.assessed === 0) return 'classify-none';
        if (p.assessed < p.cells) return 'classify-missing';
        return p.reasons > 0 ? 'classify-reasons' : 'classify-done';
      }
      if (step === 'together') return both.state === 'blocked' ? 'together-no-sets' : both.decisions === 0 ? 'together-none' : both.decided < both.decisions ? 'together-missing' : 'together-done';
      if (step === 'suitability') return '';
      if (step === 'risks') return p.sets === 0 ? 'risks-no-sets' : todo.answered === 0 ? 'risks-none' : todo.answered < todo.asked ? 'risks-missing' : todo.unplanned ? 'risks-unplanned' : 'risks-planned';
      if (result) return result.stale ? 'review-stale' : result.adopted ? 'review-adopted' : 'review-waiting';
      return missing ? 'review-missing' : 'review-ready';
    };
    const numbers = { decisions: both.decisions, decided: both.decided, sets: p.sets, incoming: p.incoming, assessed: p.assessed, total: p.cells, missing: p.cells - p.assessed, reasons: p.reasons, waiting };
    const args = (step: StepId) => Object.fromEntries(Object.entries(step === 'review' ? { missing, waiting } : step === 'risks' ? { ...todo, missing: todo.asked - todo.answered } : numbers).map(([k, v]) => [k, String(v)]));
    return {
      system: head,
      steps: head.steps.map(([step, state]) => ({ id: step, state, note: note(step), args: args(step) })),
      next: head.steps.find(([, state]) => state === 'started' || state === 'not_started')?.[0] ?? null,
      profile: this.lent.classification.profile(system),
      adopted_at: this.town.adopted.find((a) => a.system === system.id)?.at ?? null,
    };
  }
}
