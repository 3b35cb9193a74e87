import type { ActionRow } from '../../generated/ActionRow';
import type { Changed } from '../../generated/Changed';
import type { IncidentDraft } from '../../generated/IncidentDraft';
import type { IncidentRow } from '../../generated/IncidentRow';
import type { IncidentsView } from '../../generated/IncidentsView';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { ReviewIncident } from '../../generated/ReviewIncident';
import type { SetIncident } from '../../generated/SetIncident';
import type { IncidentHost } from '../host-measures';
import { asDay } from '../times';
import { error } from './errors';
import type { Lent } from './suitability';
import type { FakeSystem } from './town';

/** Incidents, and which systems were reconsidered because of them. */
export type FakeIncidents = { id: string; incident: IncidentDraft; reviews: { system: string; words: string; at: string }[] }[];

const NOTHING: IncidentDraft = { title: '', occurred_at: '', ended_at: null, kind: 'error', effect: '', reference: '', lessons: '', owner: '', due: null, closed_at: null, subjects: [] };

/** One incident of the example came after the levels of the system were adopted. */
export function sampleIncidents(): FakeIncidents {
  return [{ id: 'INC-A', reviews: [], incident: { ...NOTHING, title: 'Faktura till fel leverantör', occurred_at: '2026-10-14', effect: 'En leverantör fick se priser som gäller en annan.', kind: 'disclosure', reference: 'EK 2026/118', owner: 'Ekonomichef', subjects: [{ kind: 'system', id: 'SYS-16', name: 'Ekonomisystemet' }] } }];
}

const problem = (code: string, field: string, args: Record<string, string> = {}, place: Partial<ProblemDto> = {}): ProblemDto => ({ code, args: { field, ...args }, hinders: true, file: null, row: null, column: null, ...place });

/** Incidents on the municipality in memory. */
export class FakeIncidenting implements IncidentHost {
  constructor(private lent: Lent) {}
  /** The first list that is read is wrong, so that both can be seen. */
  private asked = 0;

  private get town() {
    return this.lent.town();
  }

  incidents = (system: string | null) => this.lent.later(() => this.view(system));

  setIncident = ({ system, id, incident }: SetIncident) =>
    this.lent.later(() => {
      const problems: ProblemDto[] = [];
      if (!incident.title.trim()) problems.push(problem('field_missing', 'title'));
      if (!incident.occurred_at) problems.push(problem('field_missing', 'occurred_at'));
      if (incident.subjects.length === 0) problems.push(problem('field_missing', 'touches'));
      for (const field of ['occurred_at', 'ended_at', 'due', 'closed_at'] as const) if (incident[field] && asDay(incident[field]) === undefined) problems.push(problem('field_day', field));
      if (incident.ended_at && incident.occurred_at && incident.ended_at < incident.occurred_at) problems.push(problem('dates_contradict', 'ended_at', { first: 'occurred_at', second: 'ended_at' }));
      if (problems.length > 0) throw error('form_invalid', { count: String(problems.length) }, problems);
      return this.act('set_incident', { title: incident.title }, system, (all) => {
        const before = all.find((row) => row.id === id);
        if (before) before.incident = incident;
        else all.push({ id: this.town.fresh('INC'), incident, reviews: [] });
      });
    });

  deleteIncident = (system: string | null, id: string) => this.lent.later(() => this.act('delete_incident', {}, system, (all) => all.splice(all.findIndex((row) => row.id === id), 1)));

  reviewIncident = ({ system, incident, about, words }: ReviewIncident) =>
    this.lent.later(() => {
      if (!words.trim()) throw error('form_invalid', { count: '1' }, [problem('field_missing', 'words')]);
      return this.act('review_incident', { name: this.town.system(about).name }, system, (all) => all.find((row) => row.id === incident)!.reviews.push({ system: about, words, at: new Date().toISOString() }));
    });

  importIncidents = () =>
    this.lent.later(() => {
      this.asked += 1;
      if (this.asked === 1) throw error('import_problems', { count: '1' }, [{ code: 'unknown_id', args: { id: 'SYS-99' }, hinders: true, file: 'incidenter.csv', row: 4, column: 'System-id' }]);
      return this.act('import_incidents', {}, null, (all) => all.push({ id: this.town.fresh('INC'), reviews: [], incident: { ...NOTHING, title: 'Driftstopp i nätet', occurred_at: '2026-09-02', ended_at: '2026-09-02', closed_at: '2026-09-02', kind: 'outage', subjects: [{ kind: 'system', id: 'SYS-46', name: this.town.system('SYS-46').name }] } }));
    });

  private act(op: string, args: Record<string, string>, system: string | null, change: (all: FakeIncidents) => unknown): Changed<IncidentsView> {
    this.town.act({ op, args }, (town) => void change(town.incidents));
    return this.lent.changed(this.view(system));
  }

  private touches(incident: IncidentDraft, system: FakeSystem): boolean {
    const carried = this.town.carried(system).map(({ set }) => set.id);
    return incident.subjects.some((one) => (one.kind === 'system' ? one.id === system.id : carried.includes(one.id)));
  }

  private reconsider(system: FakeSystem): FakeIncidents {
    const adopted = this.town.adopted.find((one) => one.system === system.id);
    return this.town.incidents.filter((row) => adopted && row.incident.occurred_at >= adopted.at && this.touches(row.incident, system) && !row.reviews.some((review) => review.system === system.id));
  }

  /** What is open, as rows of the action plan. */
  open(system: FakeSystem): Pick<ActionRow, 'kind' | 'id' | 'title' | 'detail' | 'state' | 'owner' | 'due'>[] {
    const row = ({ id, incident }: FakeIncidents[number]) => ({ id, title: { sv: incident.title }, detail: { sv: incident.effect }, due: incident.due });
    const open = this.town.incidents.filter((one) => !one.incident.closed_at && this.touches(one.incident, system));
    return [
      ...open.map((one) => ({ ...row(one), kind: 'incident', state: 'open', owner: one.incident.owner })),
      ...this.reconsider(system).map((one) => ({ ...row(one), kind: 'reconsider', state: 'reconsider', owner: system.owner ?? '' })),
    ];
  }

  private view(id: string | null): IncidentsView {
    const system = id === null ? null : this.town.system(id);
    const rows = this.town.incidents.filter((row) => !system || this.touches(row.incident, system));
    const named = (of: FakeSystem) => ({ kind: 'system', id: of.id, name: of.name });
    return {
      system: system && this.lent.head(system),
      incidents: rows
        .map((row): IncidentRow => ({
          id: row.id,
          incident: row.incident,
          reconsider: this.town.systems.filter((one) => this.reconsider(one).includes(row)).map(named),
          reviews: row.reviews.map((review) => ({ ...review, name: this.town.system(review.system).name })),
        }))
        .sort((a, b) => b.incident.occurred_at.localeCompare(a.incident.occurred_at)),
      subjects: [...this.town.systems.map(named), ...this.town.sets.map((set) => ({ kind: 'set', id: set.id, name: set.name }))],
    };
  }
}
