import type { DpiaDraft } from '../../../generated/DpiaDraft';
import type { DpiaRiskView } from '../../../generated/DpiaRiskView';
import type { HarmLevelView } from '../../../generated/HarmLevelView';
import type { KnownAnswer } from '../../../generated/KnownAnswer';
import type { ProblemDto } from '../../../generated/ProblemDto';
import { tellProblem } from '../../../lib/errors';
import { fieldName } from '../../../lib/fields';
import { packText } from '../../../lib/texts';

/** How likely a risk is, as `DpiaRiskView` counts it. */
export const LIKELIHOODS = [0, 1, 2, 3];
/** Codes of `DpiaDraft.advice_followed`. */
export const FOLLOWED = ['yes', 'partly', 'no'];

/** The sections of the form, by the field that is written in each. */
export type Section = 'description' | 'necessity' | 'risks' | 'measures' | 'views' | 'advice';

/** Questions that belong to another section than the rest of their part. */
const QUESTION_IN: Record<string, Section> = { 'LB-62': 'measures', 'LB-90': 'advice', 'LB-90b': 'advice', 'LB-91': 'views' };
const PART_IN: Record<string, Section> = { plan: 'description', personal: 'description', basis: 'necessity', rights: 'necessity', keeping: 'measures', balance: 'risks', dpia: 'risks' };

/** The section beside which an answer of the assessment is shown. */
export function sectionOf(question: string, part: string | undefined): Section {
  return QUESTION_IN[question] ?? PART_IN[part ?? ''] ?? 'description';
}

/** What the assessment says, as lines to begin from, after what is written already. */
export function withKnown(text: string, known: KnownAnswer[]): string {
  const lines = known.map((k) => `${packText(k.text)} ${packText(k.answer)}`);
  return [text.trimEnd(), ...lines].filter(Boolean).join('\n');
}

/** A risk that nobody has weighed yet counts as the worst, so that none is passed over. */
export function newRisk(levels: HarmLevelView[]): DpiaRiskView {
  const likelihood = LIKELIHOODS.at(-1)!;
  const harm = levels.at(-1)?.id ?? '';
  return { risk: '', likelihood, harm, measures: '', residual_likelihood: likelihood, residual_harm: harm, high: true };
}

/** A risk after a change. What remains is never more than there was before the measures. */
export function changed(risk: DpiaRiskView, change: Partial<DpiaRiskView>, levels: HarmLevelView[]): DpiaRiskView {
  const next = { ...risk, ...change };
  const place = (id: string) => levels.findIndex((level) => level.id === id);
  if (change.likelihood !== undefined) next.residual_likelihood = Math.min(next.residual_likelihood, change.likelihood);
  if (change.harm !== undefined && place(next.residual_harm) > place(change.harm)) next.residual_harm = change.harm;
  return next;
}

/** Where on the page a field of a risk is. */
export const riskId = (index: number, field: keyof DpiaRiskView) => `risk-${index + 1}-${field}`;
/** Where on the page a field is. */
export const fieldId = (field: keyof DpiaDraft) => (field === 'risks' ? 'risk-add' : `dpia-${field}`);

const FIRST_FIELD: Record<string, keyof DpiaDraft> = {
  dpia_text_missing: 'description',
  dpia_risks_missing: 'risks',
  dpia_advice_missing: 'advice_asked_at',
  dpia_advice_reason_missing: 'advice_reason',
  dpia_views_missing: 'views_asked',
  dpia_decision_missing: 'decided_by',
  dpia_review_missing: 'review_at',
  dpia_imy_missing: 'imy_sent_at',
  dates_contradict: 'advice_given_at',
};

/** The id of the field that a problem is about. */
export function placeOf(problem: ProblemDto): string {
  const { field, number } = problem.args;
  if (problem.code === 'dpia_risk_text_missing') return riskId(Number(number) - 1, 'risk');
  return fieldId((field as keyof DpiaDraft | undefined) ?? FIRST_FIELD[problem.code] ?? 'description');
}

/** The sentence for a problem; days that contradict each other are named as their fields are. */
export function tell(problem: ProblemDto): string {
  const { first, second } = problem.args;
  if (problem.code !== 'dates_contradict' || !first || !second) return tellProblem(problem);
  const name = fieldName(first);
  return tellProblem({ ...problem, args: { ...problem.args, first: name.charAt(0).toLocaleLowerCase() + name.slice(1), second: fieldName(second) } });
}
