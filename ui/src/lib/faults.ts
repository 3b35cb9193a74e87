import type { Fault } from '../components/shared/ErrorSummary.svelte';
import type { ErrorDto } from '../generated/ErrorDto';
import { asError, tell, tellProblem, tellShort } from './errors';

/** The shortest passphrase, in characters; the host decides. */
export const SHORTEST_PASSPHRASE = 12;

/** Which field of a form an error code belongs to. */
export type FieldOf = Record<string, string>;

/** An error of a code alone, as the window finds it before it asks the host. */
export function found(code: string): ErrorDto {
  return { code, args: { least: String(SHORTEST_PASSPHRASE) }, problems: [] };
}

/** Errors as faults of a form, each once, at its field when it has one. */
export function faultsOf(errors: ErrorDto[], fields: FieldOf): Fault[] {
  const single = errors.flatMap((error) =>
    error.problems.length > 0 && !(error.code in fields)
      ? error.problems.map((p) => ({ code: p.code, args: p.args, problems: [] }))
      : [error],
  );
  return single.map((error) => ({
    field: fields[error.code],
    words: fields[error.code] ? tellShort(error) : [tell(error).what, tell(error).safe, tell(error).next].join(' '),
  }));
}

/** The words at a field. */
export function at(faults: Fault[], field: string): string | undefined {
  return faults.find((f) => f.field === field)?.words;
}

/** Asks the host; each problem of its answer becomes a fault at its own field, `prefix-field`. */
export async function askingForm(task: () => Promise<unknown>, prefix: string): Promise<Fault[]> {
  try {
    await task();
    return [];
  } catch (thrown) {
    const error = asError(thrown);
    if (error.problems.length === 0) return faultsOf([error], {});
    return error.problems.map((p) => ({ field: p.args['field'] && `${prefix}-${p.args['field']}`, words: tellProblem(p) }));
  }
}

/** Asks the host and gives the faults of its answer; none when it went well. */
export async function asking(task: () => Promise<unknown>, fields: FieldOf): Promise<Fault[]> {
  try {
    await task();
    return [];
  } catch (thrown) {
    return faultsOf([asError(thrown)], fields);
  }
}
