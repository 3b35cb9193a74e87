import type { ErrorDto } from '../../generated/ErrorDto';
import type { ProblemDto } from '../../generated/ProblemDto';

const SHORTEST = 12;

/** An error as the application would answer it. */
export function error(code: string, args: Record<string, string> = {}, problems: ProblemDto[] = []): ErrorDto {
  return { code, args, problems };
}

/** Throws when a new passphrase is too short or was not typed the same twice. */
export function checkPassphrases(request: { passphrase: string; passphrase_again: string }): void {
  if (request.passphrase.length < SHORTEST) throw error('passphrase_short', { least: String(SHORTEST) });
  if (request.passphrase !== request.passphrase_again) throw error('passphrases_differ');
}
