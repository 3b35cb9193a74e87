import type { AssessmentAnswer } from '../../generated/AssessmentAnswer';
import type { AssessmentQuestion } from '../../generated/AssessmentQuestion';
import type { AssessmentView } from '../../generated/AssessmentView';
import type { ExtraView } from '../../generated/ExtraView';
import type { HitView } from '../../generated/HitView';
import type { QuestionnaireView } from '../../generated/QuestionnaireView';

/** The answer after somebody has chosen an option, or let go of it. What was written stays. */
export function choosing(question: AssessmentQuestion, answer: AssessmentAnswer, id: string, on: boolean): AssessmentAnswer {
  const option = question.options.find((o) => o.id === id);
  if (!on) return { ...answer, chosen: answer.chosen.filter((c) => c !== id) };
  if (question.kind === 'one' || option?.exclusive) return { ...answer, chosen: [id] };
  const alone = new Set(question.options.filter((o) => o.exclusive).map((o) => o.id));
  const chosen = new Set([...answer.chosen.filter((c) => !alone.has(c)), id]);
  return { ...answer, chosen: question.options.map((o) => o.id).filter((o) => chosen.has(o)) };
}

/** Whether words or a day are asked for at this choice. */
export function asks(extra: ExtraView | null, chosen: string[]): boolean {
  return extra !== null && (extra.when === null || extra.when.some((id) => chosen.includes(id)));
}

/** Whether this is a day as the register writes it. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Whether an answer says nothing. */
export function isEmpty(answer: AssessmentAnswer): boolean {
  return answer.chosen.length === 0 && !answer.words.trim() && !answer.date;
}

/** Where a question stands in its part. */
export interface Place {
  /** The part, counted from 1, and how many there are. */
  part: number;
  parts: number;
  title: Record<string, string>;
  /** The question among those that are asked. */
  number: number;
  /** How many it can be at most: what is asked before it, and everything after it. */
  most: number;
  /** Whether some of them may turn out not to be asked. */
  atMost: boolean;
  /** Each of those questions: what is asked before it, it, and everything after it. */
  ids: string[];
}

export function placeOf(pack: QuestionnaireView, open: string[], id: string): Place | null {
  const question = pack.questions.find((q) => q.id === id);
  if (!question) return null;
  const part = pack.parts.findIndex((p) => p.id === question.part);
  const ids = pack.questions.filter((q) => q.part === question.part).map((q) => q.id);
  const here = ids.indexOf(id);
  const before = ids.slice(0, here).filter((q) => open.includes(q));
  const after = ids.slice(here + 1);
  return {
    part: part + 1,
    parts: pack.parts.length,
    title: pack.parts[part]?.title ?? {},
    number: before.length + 1,
    most: before.length + 1 + after.length,
    atMost: after.some((q) => !open.includes(q)),
    ids: [...before, id, ...after],
  };
}

/** How many questions may remain: those that lack something, and those that may still open. */
export function remaining(pack: QuestionnaireView, view: AssessmentView): number {
  const gaps = new Set(view.questions.filter((q) => q.gap).map((q) => q.id));
  const open = new Set(view.questions.map((q) => q.id));
  const first = pack.questions.findIndex((q) => gaps.has(q.id));
  if (first < 0) return 0;
  return gaps.size + pack.questions.slice(first + 1).filter((q) => !open.has(q.id)).length;
}

/** What a rule does, the weightiest first. */
const WEIGHT = ['stop', 'not_suitable', 'consult_imy', 'dpia_required', 'criterion', 'condition', 'note'];

/** The rules that hit, in order of weight; what is only possible after what is certain, and what counts no more last. */
export function byWeight(hits: HitView[]): HitView[] {
  const rank = (hit: HitView) => (hit.lifted ? 100 : WEIGHT.indexOf(hit.effect) * 2 + Number(hit.provisional));
  return [...hits].sort((a, b) => rank(a) - rank(b));
}
