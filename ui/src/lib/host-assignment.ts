import type { AnsweringView } from '../generated/AnsweringView';
import type { AssignmentFile } from '../generated/AssignmentFile';
import type { AssignmentsView } from '../generated/AssignmentsView';
import type { Changed } from '../generated/Changed';
import type { MergeAnswers } from '../generated/MergeAnswers';
import type { RegisterView } from '../generated/RegisterView';
import type { ResponsesRead } from '../generated/ResponsesRead';
import type { SendAssignment } from '../generated/SendAssignment';
import type { SentAssignment } from '../generated/SentAssignment';

/** The part of the host that asks owners before a workshop, and the owner's own side of it. */
export interface AssignmentHost {
  assignments(system: string): Promise<AssignmentsView>;
  sendAssignment(request: SendAssignment): Promise<Changed<SentAssignment> | null>;
  withdrawAssignment(id: string): Promise<Changed<AssignmentsView>>;
  chooseResponses(system: string): Promise<Changed<ResponsesRead> | null>;
  mergeAnswers(request: MergeAnswers): Promise<Changed<AssignmentsView>>;
  mergeAgreed(system: string): Promise<Changed<AssignmentsView>>;

  chooseAssignment(): Promise<AssignmentFile | null>;
  openAssignment(code: string): Promise<Changed<RegisterView>>;
  answering(): Promise<AnsweringView | null>;
  handIn(notes: string): Promise<Changed<AnsweringView> | null>;
}
