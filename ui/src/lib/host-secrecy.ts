import type { ChangePassphrase } from '../generated/ChangePassphrase';
import type { Changed } from '../generated/Changed';
import type { PassphraseChanged } from '../generated/PassphraseChanged';
import type { StrengthView } from '../generated/StrengthView';

/** The part of the host that says who gets at the register. */
export interface SecrecyHost {
  changePassphrase(request: ChangePassphrase): Promise<Changed<PassphraseChanged>>;
  /** `about` is what somebody who guesses may know: the name of what it opens. */
  passphraseStrength(passphrase: string, about: string[]): Promise<StrengthView>;
  /** Closes the register; `place` is given back by `wasAt` when it is opened again. */
  lock(place: string): Promise<null>;
  wasAt(): Promise<string | null>;
  setLockAfter(minutes: number): Promise<null>;
}
