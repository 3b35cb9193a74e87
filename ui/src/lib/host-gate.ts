import type { AnswerGate } from '../generated/AnswerGate';
import type { Changed } from '../generated/Changed';
import type { ExportReceipt } from '../generated/ExportReceipt';
import type { GateOutcome } from '../generated/GateOutcome';
import type { GateQuestionView } from '../generated/GateQuestionView';
import type { GateView } from '../generated/GateView';
import type { LiftStop } from '../generated/LiftStop';
import type { PurgePreview } from '../generated/PurgePreview';
import type { PurgeRequest } from '../generated/PurgeRequest';
import type { SignWithdrawals } from '../generated/SignWithdrawals';
import type { StopChoices } from '../generated/StopChoices';
import type { StopRequest } from '../generated/StopRequest';
import type { StoppedView } from '../generated/StoppedView';

/** The part of the host that guards the gate. */
export interface GateHost {
  gate(system: string): Promise<GateView>;
  gateQuestions(): Promise<GateQuestionView[]>;
  answerGate(request: AnswerGate): Promise<Changed<GateOutcome>>;

  stopChoices(system: string | null): Promise<StopChoices>;
  stop(request: StopRequest): Promise<Changed<StoppedView>>;
  liftStop(request: LiftStop): Promise<Changed<StoppedView>>;

  stopped(): Promise<StoppedView>;
  purgePreview(code: string): Promise<PurgePreview>;
  purge(request: PurgeRequest): Promise<Changed<StoppedView>>;
  signWithdrawals(request: SignWithdrawals): Promise<Changed<StoppedView>>;
  exportWithdrawals(): Promise<ExportReceipt | null>;
}
