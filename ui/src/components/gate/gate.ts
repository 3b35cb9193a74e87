import type { GateQuestionView } from '../../generated/GateQuestionView';
import { t } from '../../lib/texts';
import type { Fault } from '../shared/ErrorSummary.svelte';

/** The answers to a question of the stop-gate. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const;

/** The answers so far, by question. */
export type GateAnswers = Record<string, string>;

/** The id of a question's fields on the page. */
export const fieldOf = (question: string): string => `gate-${question}`;

/** Whether some answer stops. */
export const stops = (answers: GateAnswers): boolean => Object.values(answers).some((answer) => answer !== 'no');

/** The questions that still need an answer; none once some answer stops. */
export function unanswered(questions: GateQuestionView[], answers: GateAnswers): Fault[] {
  if (stops(answers)) return [];
  return questions.flatMap((question, i) =>
    answers[question.id] ? [] : [{ field: `${fieldOf(question.id)}-yes`, words: t('gate-fault', { number: i + 1 }) }],
  );
}
