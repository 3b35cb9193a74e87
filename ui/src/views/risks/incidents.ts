import type { IncidentDraft } from '../../generated/IncidentDraft';
import type { IncidentsView } from '../../generated/IncidentsView';

/** Codes of kinds of incidents, in the order of the choices. */
export const INCIDENT_KINDS = ['error', 'attack', 'disclosure', 'loss', 'outage', 'other'];

/** An incident that nobody has written anything in; it touches the system in view. */
export function newIncident(view: IncidentsView, system: string | null): IncidentDraft {
  const subjects = view.subjects.filter((one) => one.kind === 'system' && one.id === system);
  return { title: '', occurred_at: '', ended_at: null, kind: 'error', effect: '', reference: '', lessons: '', owner: '', due: null, closed_at: null, subjects };
}
