import type { BackupsView } from '../generated/BackupsView';
import type { Changed } from '../generated/Changed';
import type { RegisterView } from '../generated/RegisterView';
import type { RestoreBackup } from '../generated/RestoreBackup';
import type { RestorePreview } from '../generated/RestorePreview';
import type { SafetyView } from '../generated/SafetyView';

/** The part of the host that keeps copies of the register, and restores them. */
export interface BackupsHost {
  keepSafe(): Promise<SafetyView>;
  /** Of a register that is known by its id; of the open one for `null`. */
  backups(register: string | null): Promise<BackupsView>;
  previewRestore(request: RestoreBackup): Promise<RestorePreview>;
  restoreBackup(request: RestoreBackup): Promise<Changed<RegisterView>>;
  saveElsewhere(): Promise<Changed<RegisterView> | null>;
}
