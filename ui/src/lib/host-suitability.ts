import type { AnswerAssessment } from '../generated/AnswerAssessment';
import type { AssessmentView } from '../generated/AssessmentView';
import type { Changed } from '../generated/Changed';
import type { DpiaView } from '../generated/DpiaView';
import type { ExportReceipt } from '../generated/ExportReceipt';
import type { QuestionnaireView } from '../generated/QuestionnaireView';
import type { RecordsView } from '../generated/RecordsView';
import type { SetCondition } from '../generated/SetCondition';
import type { SetDataProtection } from '../generated/SetDataProtection';
import type { SetDpia } from '../generated/SetDpia';
import type { StartAssessment } from '../generated/StartAssessment';
import type { SuitabilityView } from '../generated/SuitabilityView';

/** The part of the host that assesses whether something is suitable. */
export interface AssessmentHost {
  suitability(system: string): Promise<SuitabilityView>;
  startAssessment(request: StartAssessment): Promise<Changed<AssessmentView>>;
  assessment(id: string): Promise<AssessmentView>;
  /** The same for every assessment of an edition; it never changes. */
  questionnaire(id: string, version: string): Promise<QuestionnaireView>;
  answerAssessment(request: AnswerAssessment): Promise<Changed<AssessmentView>>;
  setCondition(request: SetCondition): Promise<Changed<AssessmentView>>;
  finishAssessment(id: string): Promise<Changed<AssessmentView>>;
  reopenAssessment(id: string): Promise<Changed<AssessmentView>>;
  discardAssessment(id: string): Promise<Changed<SuitabilityView>>;
  exportAssessment(id: string): Promise<ExportReceipt | null>;
}

/** The part of the host for data protection: impact assessments and the record of processing. */
export interface DataProtectionHost {
  dpia(assessment: string): Promise<DpiaView>;
  setDpia(request: SetDpia): Promise<Changed<DpiaView>>;
  finishDpia(assessment: string): Promise<Changed<DpiaView>>;
  reopenDpia(assessment: string): Promise<Changed<DpiaView>>;

  records(): Promise<RecordsView>;
  setDataProtection(request: SetDataProtection): Promise<Changed<RecordsView>>;
  exportRecords(): Promise<ExportReceipt | null>;
}
