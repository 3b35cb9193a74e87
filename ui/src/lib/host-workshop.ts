import type { CastVote } from '../generated/CastVote';
import type { Changed } from '../generated/Changed';
import type { CloseWorkshop } from '../generated/CloseWorkshop';
import type { DecideQuestion } from '../generated/DecideQuestion';
import type { ExportReceipt } from '../generated/ExportReceipt';
import type { NoteWorkshop } from '../generated/NoteWorkshop';
import type { PlanWorkshop } from '../generated/PlanWorkshop';
import type { ProjectorView } from '../generated/ProjectorView';
import type { QuestionKey } from '../generated/QuestionKey';
import type { WorkshopView } from '../generated/WorkshopView';

/** The part of the host that holds workshops. Nobody's vote comes back before it is revealed. */
export interface WorkshopHost {
  workshop(system: string): Promise<WorkshopView>;
  planWorkshop(request: PlanWorkshop): Promise<Changed<WorkshopView>>;
  beginRound(system: string): Promise<Changed<WorkshopView>>;
  castVote(request: CastVote): Promise<Changed<WorkshopView>>;
  revealVotes(system: string): Promise<Changed<WorkshopView>>;
  showQuestion(system: string, key: QuestionKey): Promise<Changed<WorkshopView>>;
  revote(system: string, key: QuestionKey): Promise<Changed<WorkshopView>>;
  decideQuestion(request: DecideQuestion): Promise<Changed<WorkshopView>>;
  noteWorkshop(request: NoteWorkshop): Promise<Changed<WorkshopView>>;
  closeWorkshop(request: CloseWorkshop): Promise<Changed<WorkshopView>>;
  /** Saves the minutes of the newest workshop. */
  exportMinutes(system: string): Promise<ExportReceipt | null>;

  /** Opens the second window on the workshop about a system. */
  openProjector(system: string): Promise<null>;
  /** What the second window shows; the only thing that it may ask. */
  projectorView(): Promise<ProjectorView>;
}
