import type { BulkPreview } from '../generated/BulkPreview';
import type { Changed } from '../generated/Changed';
import type { CopyLevels } from '../generated/CopyLevels';
import type { Find } from '../generated/Find';
import type { Found } from '../generated/Found';
import type { MatrixView } from '../generated/MatrixView';
import type { SetLevels } from '../generated/SetLevels';
import type { SimilarSets } from '../generated/SimilarSets';

/** The part of the host for fast hands: many levels at once, copying, going to anything by name. */
export interface FastHost {
  previewBulk(request: SetLevels): Promise<BulkPreview>;
  setLevels(request: SetLevels): Promise<Changed<MatrixView>>;
  similarSets(set: string): Promise<SimilarSets>;
  copyLevels(request: CopyLevels): Promise<Changed<MatrixView>>;
  find(request: Find): Promise<Found[]>;
}
