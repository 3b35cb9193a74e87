import type { ActionPlanView } from '../generated/ActionPlanView';
import type { Changed } from '../generated/Changed';
import type { ExportPlan } from '../generated/ExportPlan';
import type { ExportReceipt } from '../generated/ExportReceipt';
import type { MeasuresView } from '../generated/MeasuresView';
import type { SetMeasure } from '../generated/SetMeasure';
import type { SetMeasureException } from '../generated/SetMeasureException';

/** The part of the host for what is to be done: measures and the action plan. */
export interface MeasuresHost {
  measures(system: string): Promise<MeasuresView>;
  setMeasure(request: SetMeasure): Promise<Changed<MeasuresView>>;
  setMeasureException(request: SetMeasureException): Promise<Changed<MeasuresView>>;
  /** Of a system, or of the whole register. */
  actionPlan(system: string | null): Promise<ActionPlanView>;
  exportPlan(request: ExportPlan): Promise<ExportReceipt | null>;
}
