import type { ErrorDto } from '../generated/ErrorDto';
import type { ProblemDto } from '../generated/ProblemDto';
import { fieldName } from './fields';
import { key, knows, t } from './texts';

/** An error in words: what happened, what is safe, what to do next. */
export interface Told {
  code: string;
  what: string;
  safe: string;
  next: string;
}

/** Whatever was thrown, as an error of ours. */
export function asError(thrown: unknown): ErrorDto {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    return { args: {}, problems: [], ...thrown } as ErrorDto;
  }
  return { code: 'internal', args: { detail: String(thrown) }, problems: [] };
}

/** The sentences for an error. An unknown code is told as an internal error that shows the code. */
export function tell(error: ErrorDto): Told {
  const known = knows(key('error-', error.code));
  const id = known ? key('error-', error.code) : 'error-internal';
  const args = { code: error.code, ...error.args };
  return { code: error.code, what: t(`${id}.what`, args), safe: t(`${id}.safe`, args), next: t(`${id}.next`, args) };
}

/** One line for an error: what happened and what to do. */
export function tellShort(error: ErrorDto): string {
  const told = tell(error);
  return `${told.what} ${told.next}`;
}

/** The sentence for a problem. */
export function tellProblem(problem: ProblemDto): string {
  const id = key('problem-', problem.code);
  const args = { ...problem.args };
  for (const name of ['field', 'first', 'second']) if (args[name]) args[name] = fieldName(args[name]);
  return knows(id) ? t(id, args) : t('problem-unknown', { code: problem.code });
}
