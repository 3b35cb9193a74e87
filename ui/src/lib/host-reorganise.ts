import type { Changed } from '../generated/Changed';
import type { OrganisationView } from '../generated/OrganisationView';
import type { Reorganise } from '../generated/Reorganise';
import type { Reorganised } from '../generated/Reorganised';
import type { ReorganisePreview } from '../generated/ReorganisePreview';
import type { ReorganiseSeen } from '../generated/ReorganiseSeen';
import type { ReorganiseView } from '../generated/ReorganiseView';

/** The part of the host that follows when the organisation changes. */
export interface ReorganiseHost {
  organisation(): Promise<OrganisationView>;
  reorganising(kind: string, id: string): Promise<ReorganiseView>;
  previewReorganise(change: Reorganise): Promise<ReorganisePreview>;
  reorganise(request: ReorganiseSeen): Promise<Changed<Reorganised>>;
}
