import type { BackupRow } from '../../generated/BackupRow';
import type { BackupsView } from '../../generated/BackupsView';
import type { Changed } from '../../generated/Changed';
import type { RegisterView } from '../../generated/RegisterView';
import type { RestoreBackup } from '../../generated/RestoreBackup';
import type { RestorePreview } from '../../generated/RestorePreview';
import type { SafetyView } from '../../generated/SafetyView';
import type { BackupsHost } from '../host-backups';
import { error } from './errors';

/** What the fake host lends. */
interface Lent {
  later<T>(value: () => T): Promise<T>;
  /** The open register's name and folder, or those of a known one. */
  named(register: string | null): { name: string; folder: string };
  /** Opens a register as a restored one. */
  reopened(register: string | null): Changed<RegisterView>;
  /** Goes on with the open one at another path. */
  moved(): Changed<RegisterView>;
}

/** The passphrase of the oldest backup. */
const OLD = 'gammal lösenfras 1';

/** Backups of the municipality in memory. */
export class FakeBackups implements BackupsHost {
  private damaged = new URLSearchParams(location.search).has('damaged');

  constructor(private lent: Lent) {}

  keepSafe = () => this.lent.later((): SafetyView => ({ damaged: this.damaged, offer: this.damaged ? this.rows('r')[0]! : null }));
  backups = (register: string | null) =>
    this.lent.later((): BackupsView => {
      const { name, folder } = this.lent.named(register);
      return { name, folder: `${folder}/${name} säkerhetskopior`, rows: register === 'r3' ? [] : this.rows(name) };
    });
  previewRestore = (request: RestoreBackup) =>
    this.lent.later((): RestorePreview => {
      const row = this.chosen(request);
      const open = request.register === null;
      return {
        backup: row,
        changed_at: row.at,
        systems: 45,
        sets: 118,
        operations: open ? 12 : null,
        things: open
          ? [
              {
                kind: 'system',
                back: 1,
                changed: 1,
                gone: 1,
                names: [
                  { name: 'Diariet', change: 'back' },
                  { name: 'Ekonomi <b>1</b>', change: 'changed' },
                  { name: 'Passersystemet', change: 'gone' },
                ],
              },
              { kind: 'level', back: 0, changed: 7, gone: 2, names: [] },
              { kind: 'document', back: 0, changed: 0, gone: 1, names: [] },
            ]
          : null,
        handed_over: open ? ['Ekonomisystemet'] : [],
      };
    });
  restoreBackup = (request: RestoreBackup) =>
    this.lent.later(() => {
      this.chosen(request);
      this.damaged = false;
      return this.lent.reopened(request.register);
    });
  saveElsewhere = () => this.lent.later(() => this.lent.moved());

  private chosen(request: RestoreBackup): BackupRow {
    const row = this.rows(this.lent.named(request.register).name).find(({ id }) => id === request.backup);
    if (!row) throw error('unknown_thing', { id: request.backup });
    const old = row.kind === 'outdated';
    if (request.register === null && old && !request.passphrase) throw error('backup_passphrase');
    const opens = old ? OLD : request.register === null ? '' : 'hemlig lösenfras 1';
    if (request.passphrase !== opens) throw error('wrong_passphrase');
    return row;
  }

  private rows(name: string): BackupRow[] {
    const row = (hours: number, kind: BackupRow['kind'], bytes: number): BackupRow => {
      const at = `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 13)}:15:00Z`;
      return { id: `${name} ${kind} ${hours}.varsam`, kind, at, bytes };
    };
    return [row(1, 'regular', 1_200_128), row(3, 'regular', 1_196_032), row(26, 'replaced', 1_150_976), row(50, 'damaged', 1_146_880), row(700, 'outdated', 802_816)];
  }
}
