import type { BackupRow } from '../../generated/BackupRow';
import type { ChangePassphrase } from '../../generated/ChangePassphrase';
import type { Changed } from '../../generated/Changed';
import type { LockedRegister } from '../../generated/LockedRegister';
import type { PassphraseChanged } from '../../generated/PassphraseChanged';
import type { RecentRegister } from '../../generated/RecentRegister';
import type { RegisterView } from '../../generated/RegisterView';
import type { StrengthView } from '../../generated/StrengthView';
import type { SecrecyHost } from '../host-secrecy';
import { checkPassphrases, error } from './errors';

/** What the fake host lends. */
interface Lent {
  later<T>(value: () => T): Promise<T>;
  /** The open register as the first screen knows it. */
  recent(): RecentRegister;
  /** The passphrase of a register. */
  passphrase(id: string): string | undefined;
  /** The open register, and what was done in it last. */
  registered(): Changed<RegisterView>;
  changed<T>(view: T): Changed<T>;
  close(): void;
}

/** The window is loaded anew when it is locked: this outlives it, as Rust does. */
const LOCKED = 'varsam-fake-locked';
const PASSPHRASES = 'varsam-fake-passphrases';

interface Kept {
  locked: LockedRegister;
  place: string;
  /** What was done last before, for tests. */
  last: string | null;
}

function stored<T>(key: string): T | null {
  return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
}

/** Passphrases and the lock of the municipality in memory. */
export class FakeSecrecy implements SecrecyHost {
  lockAfter = Number(new URLSearchParams(location.search).get('lock-after') ?? 15);

  constructor(private lent: Lent) {}

  get locked(): LockedRegister | null {
    return stored<Kept>(LOCKED)?.locked ?? null;
  }

  /** A passphrase that a register got here. */
  given(id: string): string | undefined {
    return stored<Record<string, string>>(PASSPHRASES)?.[id];
  }

  changePassphrase = (request: ChangePassphrase) =>
    this.lent.later((): Changed<PassphraseChanged> => {
      const { id } = this.lent.recent();
      if (this.lent.passphrase(id) !== request.old) throw error('wrong_passphrase');
      checkPassphrases(request);
      if (judge(request.passphrase).level === 'weak') throw error('passphrase_weak');
      sessionStorage.setItem(PASSPHRASES, JSON.stringify({ ...stored<Record<string, string>>(PASSPHRASES), [id]: request.passphrase }));
      const register = this.lent.registered().view;
      const left: BackupRow[] = [{ id: `${register.name} skadad <b>.varsam`, kind: 'damaged', at: '2026-11-20T08:15:00Z', bytes: 1_146_880 }];
      return this.lent.changed({ register, left });
    });
  passphraseStrength = (passphrase: string) => this.lent.later(() => judge(passphrase));
  lock = (place: string) =>
    this.lent.later(() => {
      const { standing, view } = this.lent.registered();
      const locked = { register: this.lent.recent(), sample_passphrase: view.sample ? 'demo-passphrase' : null };
      const kept: Kept = { locked, place, last: standing.undo?.op ?? null };
      sessionStorage.setItem(LOCKED, JSON.stringify(kept));
      this.lent.close();
      return null;
    });
  wasAt = () =>
    this.lent.later(() => {
      const place = stored<Kept>(LOCKED)?.place ?? null;
      sessionStorage.removeItem(LOCKED);
      return place;
    });
  setLockAfter = (minutes: number) =>
    this.lent.later(() => {
      this.lockAfter = minutes;
      return null;
    });
}

/** Different characters stand in for what is hard to guess. */
function judge(passphrase: string): StrengthView {
  const different = new Set(passphrase).size;
  if (passphrase.length < 12) return { level: 'short', hint: null, least: 12 };
  if (different < 6) return { level: 'weak', hint: 'repeats', least: 12 };
  return { level: different < 9 ? 'fair' : different < 12 ? 'good' : 'strong', hint: null, least: 12 };
}
