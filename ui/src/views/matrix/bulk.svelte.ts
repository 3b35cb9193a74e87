import type { BulkCell } from '../../generated/BulkCell';
import type { BulkPreview } from '../../generated/BulkPreview';
import type { CopyLevels } from '../../generated/CopyLevels';
import type { Changed } from '../../generated/Changed';
import type { MatrixRow } from '../../generated/MatrixRow';
import type { MatrixView } from '../../generated/MatrixView';
import { asError } from '../../lib/errors';
import { session } from '../../lib/state.svelte';
import { t } from '../../lib/texts';

/** What the matrix lends: the newest view is taken there, and read again after a conflict. */
interface Lent {
  system: string;
  take(view: MatrixView): void;
  load(): Promise<void>;
}

/** Many levels at once: first what would change, then all of it with one undo. */
export class Bulk {
  preview = $state.raw<BulkPreview | null>(null);
  private cells: BulkCell[] = [];
  private busy = false;

  constructor(private lent: Lent) {}

  /** Asks what would change. Nothing is shown when nothing would. */
  async ask(rows: () => MatrixRow[], aspect: string, level: number | null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // What is on its way raises revisions; the question is about what comes after it.
    if (await session.flush()) {
      this.cells = rows().map((row) => ({ set: row.set, aspect, level, revision: row.revision }));
      await this.guarded(async () => {
        const preview = await session.host.previewBulk({ system: this.lent.system, cells: this.cells });
        if (preview.changes.length > 0) this.preview = preview;
        else session.said = t('bulk-same-all');
      });
    }
    this.busy = false;
  }

  forget(): void {
    this.preview = null;
    this.cells = [];
  }

  /** Does what the preview shows, and answers whether it is done. */
  async commit(): Promise<boolean> {
    if (this.busy || !this.preview) return false;
    this.busy = true;
    const request = { system: this.lent.system, cells: this.cells };
    this.forget();
    const done = await this.guarded(() => this.change(() => session.host.setLevels(request)));
    this.busy = false;
    return done;
  }

  /** Copies levels and reasons from a set like another. */
  async copy(request: CopyLevels): Promise<void> {
    await this.guarded(() => this.change(() => session.host.copyLevels(request)));
  }

  /** A change whose answer is the matrix. */
  private async change(task: () => Promise<Changed<MatrixView>>): Promise<void> {
    await session.change(async () => {
      const answer = await task();
      this.lent.take(answer.view);
      return answer;
    });
  }

  private async guarded(task: () => Promise<void>): Promise<boolean> {
    try {
      session.trouble = null;
      await task();
      return true;
    } catch (thrown) {
      const error = asError(thrown);
      if (error.code === 'conflict') await this.lent.load();
      session.fail(error);
      return false;
    }
  }
}
