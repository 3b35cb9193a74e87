import type { ActionPlanView } from '../generated/ActionPlanView';
import type { Changed } from '../generated/Changed';
import type { ContinuityPlanView } from '../generated/ContinuityPlanView';
import type { ContinuityView } from '../generated/ContinuityView';
import type { ExportPlan } from '../generated/ExportPlan';
import type { ExportReceipt } from '../generated/ExportReceipt';
import type { IncidentsView } from '../generated/IncidentsView';
import type { MeasuresView } from '../generated/MeasuresView';
import type { ReviewIncident } from '../generated/ReviewIncident';
import type { RisksView } from '../generated/RisksView';
import type { SetAppetite } from '../generated/SetAppetite';
import type { SetContinuity } from '../generated/SetContinuity';
import type { SetIncident } from '../generated/SetIncident';
import type { SetMeasure } from '../generated/SetMeasure';
import type { SetMeasureException } from '../generated/SetMeasureException';
import type { SetRisk } from '../generated/SetRisk';

/** The part of the host for what is to be done: measures and the action plan. */
export interface MeasuresHost {
  measures(system: string): Promise<MeasuresView>;
  setMeasure(request: SetMeasure): Promise<Changed<MeasuresView>>;
  setMeasureException(request: SetMeasureException): Promise<Changed<MeasuresView>>;
  /** Of a system, or of the whole register. */
  actionPlan(system: string | null): Promise<ActionPlanView>;
  exportPlan(request: ExportPlan): Promise<ExportReceipt | null>;
}

/** The part of the host for how long systems may be away. */
export interface ContinuityHost {
  continuity(system: string): Promise<ContinuityView>;
  setContinuity(request: SetContinuity): Promise<Changed<ContinuityView>>;
  /** The table for the continuity plan of the whole register. */
  continuityPlan(): Promise<ContinuityPlanView>;
  exportContinuity(form: string): Promise<ExportReceipt | null>;
}

/** The part of the host for risks. */
export interface RiskHost {
  risks(system: string): Promise<RisksView>;
  setRisk(request: SetRisk): Promise<Changed<RisksView>>;
  deleteRisk(system: string, id: string): Promise<Changed<RisksView>>;
  setAppetite(request: SetAppetite): Promise<Changed<RisksView>>;
}

/** The part of the host for incidents, of a system or of the whole register. */
export interface IncidentHost {
  incidents(system: string | null): Promise<IncidentsView>;
  setIncident(request: SetIncident): Promise<Changed<IncidentsView>>;
  deleteIncident(system: string | null, id: string): Promise<Changed<IncidentsView>>;
  reviewIncident(request: ReviewIncident): Promise<Changed<IncidentsView>>;
  /** Asks for a list; `null` when the person changed their mind. */
  importIncidents(): Promise<Changed<IncidentsView> | null>;
}
