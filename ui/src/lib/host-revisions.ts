import type { Changed } from '../generated/Changed';
import type { CompareRevisions } from '../generated/CompareRevisions';
import type { Reconsider } from '../generated/Reconsider';
import type { RevisionDiff } from '../generated/RevisionDiff';
import type { RevisionsView } from '../generated/RevisionsView';

/** The part of the host that knows the results of a system one after another. */
export interface RevisionsHost {
  revisions(system: string): Promise<RevisionsView>;
  compareRevisions(request: CompareRevisions): Promise<RevisionDiff>;
  reconsider(request: Reconsider): Promise<Changed<RevisionsView>>;
}
