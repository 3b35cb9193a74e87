import raw from '../../../../assets/packs/atgarder/2026-1/pack.json';
import type { ActionPlanView } from '../../generated/ActionPlanView';
import type { ActionRow } from '../../generated/ActionRow';
import type { Changed } from '../../generated/Changed';
import type { ContinuityGap } from '../../generated/ContinuityGap';
import type { ExportPlan } from '../../generated/ExportPlan';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { MeasureAnswer } from '../../generated/MeasureAnswer';
import type { MeasureExceptionView } from '../../generated/MeasureExceptionView';
import type { MeasureReason } from '../../generated/MeasureReason';
import type { MeasureRow } from '../../generated/MeasureRow';
import type { MeasuresView } from '../../generated/MeasuresView';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { SetMeasure } from '../../generated/SetMeasure';
import type { SetMeasureException } from '../../generated/SetMeasureException';
import type { TaskState } from '../../generated/TaskState';
import type { MeasuresHost } from '../host-measures';
import { asDay } from '../times';
import { error } from './errors';
import type { FakeIncidenting } from './incidents';
import type { FakeRisking } from './risk';
import type { Lent } from './suitability';
import type { FakeSystem } from './town';

/** An answer in memory. */
export interface FakeMeasure {
  answer: MeasureAnswer;
  grade: number;
  exception: MeasureExceptionView | null;
}

/** By system and measure. */
export type FakeMeasures = Record<string, FakeMeasure>;

interface RawAsk {
  grade: number;
  levels?: Record<string, number>;
  device?: boolean;
  external_supplier?: boolean;
  personal_data?: boolean;
  flag?: string;
}

const answered = (status: string, rest: Partial<MeasureAnswer> = {}): MeasureAnswer => ({ status, reason: '', owner: '', due: null, cost: '', note: '', ...rest });

/** Some measures of the example are answered, so that every state can be seen. */
export function sampleMeasures(): FakeMeasures {
  const one = (answer: MeasureAnswer, grade = 1, exception: MeasureExceptionView | null = null): FakeMeasure => ({ answer, grade, exception });
  return {
    'SYS-16/M01': one(answered('yes')),
    'SYS-16/M04': one(answered('partly', { owner: 'HR-chef', due: '2027-03-31', cost: 'medium', note: 'Nyanställda är klara.' }), 2),
    'SYS-16/M07': one(answered('yes')),
    'SYS-16/M09': one(answered('no', { owner: 'IT-driftansvarig', due: '2026-06-30' })),
    'SYS-16/M14': one(answered('no'), 1, { decision: 'Servrarna byts ut i vår.', decided_by: 'Ekonomichef', decided_at: '2026-09-01', until: '2099-05-31' }),
    'SYS-16/M15': one(answered('partly'), 1, { decision: 'Leverantören fick ett halvår.', decided_by: 'Ekonomichef', decided_at: '2026-01-10', until: '2026-06-30' }),
    'SYS-16/M35': one(answered('not_applicable', { reason: 'Utbildningen följs upp för hela kommunen.' })),
  };
}

/** Measures and the action plan on the municipality in memory. */
export class FakeMeasuring implements MeasuresHost {
  constructor(private lent: Lent & { profile(system: FakeSystem): ProfileRow[]; gaps(system: FakeSystem): ContinuityGap[]; risks: FakeRisking['open']; incidents: FakeIncidenting['open'] }) {}

  private get town() {
    return this.lent.town();
  }

  measures = (id: string) => this.lent.later(() => this.view(this.town.system(id)));

  setMeasure = ({ system, measure, answer }: SetMeasure) =>
    this.lent.later(() => {
      const { grade } = this.row(this.town.system(system), measure);
      const problems = answer ? wrong(answer) : [];
      if (problems.length > 0) throw error('form_invalid', { count: String(problems.length) }, problems);
      return this.act('set_measure', system, measure, (before) => (answer ? { answer, grade: grade || 1, exception: ['partly', 'no'].includes(answer.status) ? (before?.exception ?? null) : null } : null));
    });

  setMeasureException = ({ system, measure, exception }: SetMeasureException) =>
    this.lent.later(() => {
      const problems: ProblemDto[] = [];
      if (exception) {
        for (const field of ['decision', 'decided_by', 'decided_at', 'until'] as const) if (!exception[field].trim()) problems.push(problem('field_missing', field));
        for (const field of ['decided_at', 'until'] as const) if (exception[field].trim() && asDay(exception[field]) === undefined) problems.push(problem('field_day', field));
        if (problems.length === 0 && exception.until < exception.decided_at) problems.push(problem('dates_contradict', 'until', { first: 'decided_at', second: 'until' }));
      }
      if (problems.length > 0) throw error('form_invalid', { count: String(problems.length) }, problems);
      return this.act('set_measure_exception', system, measure, (before) => before && { ...before, exception });
    });

  private act(op: string, system: string, measure: string, change: (before: FakeMeasure | undefined) => FakeMeasure | null | undefined): Changed<MeasuresView> {
    this.town.act({ op, args: { name: this.town.system(system).name, measure } }, (town) => {
      const next = change(town.measures[`${system}/${measure}`]);
      if (next) town.measures[`${system}/${measure}`] = next;
      else delete town.measures[`${system}/${measure}`];
    });
    return this.lent.changed(this.view(this.town.system(system)));
  }

  private view(system: FakeSystem): MeasuresView {
    return { system: this.lent.head(system), catalogue: raw.name, version: raw.version, problems: [], measures: this.rows(system) };
  }

  private row(system: FakeSystem, id: string): MeasureRow {
    const row = this.rows(system).find((r) => r.id === id);
    if (!row) throw error('unknown_thing', { id });
    return row;
  }

  private rows(system: FakeSystem): MeasureRow[] {
    const levels = Object.fromEntries(this.lent.profile(system).map((row) => [row.aspect, row.calculated ?? -1]));
    const personal = this.town.carried(system).some(({ set }) => set.personal_data.length > 0);
    const holds = (ask: RawAsk) =>
      Object.entries(ask.levels ?? {}).every(([aspect, from]) => (levels[aspect] ?? -1) >= from) &&
      (!ask.device || ['iot', 'ot'].includes(system.kind)) &&
      (!ask.personal_data || personal) &&
      !ask.flag;
    return raw.measures.flatMap((measure) => {
      const hits = (measure.asks as RawAsk[]).filter(holds);
      const kept = this.town.measures[`${system.id}/${measure.id}`];
      if (hits.length === 0 && !kept) return [];
      const grade = Math.max(0, ...hits.map((ask) => ask.grade));
      const grades = (measure as { grades?: Record<string, string>[] }).grades ?? [];
      return [
        {
          id: measure.id,
          title: measure.title,
          is_text: measure.is,
          must_text: measure.must,
          grade_text: (grades[grade - 1] ?? {}) as Record<string, string>,
          grade,
          grades: grades.length || 1,
          category: measure.category,
          iso27002: measure.iso27002,
          law: measure.law.map((id) => {
            const law = raw.law.find((l) => l.id === id)! as { ref: string; title: Record<string, string>; checked?: string; against?: string };
            return { reference: law.ref, title: law.title, checked: law.checked ?? null, against: law.against ?? null };
          }),
          usual_cost: measure.cost,
          evidence: measure.evidence,
          usual_owner: raw.roles.find((r) => r.id === measure.owner_role)!.name,
          reasons: hits.map(reason),
          sources: measure.sources,
          standing: standing(kept, grade),
          answer: kept?.answer ?? null,
          exception: kept?.exception ?? null,
        },
      ];
    });
  }

  /** How far the step has come. */
  progress(system: FakeSystem) {
    const asked = this.rows(system).filter((row) => row.grade > 0);
    const open = this.actions(system);
    return {
      asked: asked.length,
      answered: asked.filter((row) => row.standing !== 'unanswered').length,
      open: open.length,
      unplanned: open.filter((row) => !row.owner || !row.due).length,
    };
  }

  state(system: FakeSystem): TaskState {
    const { asked, answered, unplanned } = this.progress(system);
    if (this.town.carried(system).length === 0) return 'blocked';
    if (answered === 0) return 'not_started';
    return answered < asked || unplanned > 0 ? 'started' : 'done';
  }

  actionPlan = (system: string | null) => this.lent.later(() => this.plan(system));
  exportPlan = ({ form }: ExportPlan) => this.lent.later((): ExportReceipt => ({ path: `/home/anna/Dokument/Handlingsplan.${form}`, bytes: 31_204, documents: [] }));

  private plan(id: string | null): ActionPlanView {
    const systems = id ? [this.town.system(id)] : this.town.systems;
    const rows = systems.flatMap((system) => this.actions(system)).sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
    const begun = systems.map((system) => this.progress(system)).filter((p) => id || p.answered > 0);
    return {
      system: id ? this.lent.head(this.town.system(id)) : null,
      rows,
      overdue: rows.filter((row) => row.overdue).length,
      unplanned: rows.filter((row) => !row.owner || !row.due).length,
      unanswered: begun.reduce((sum, p) => sum + p.asked - p.answered, 0),
    };
  }

  private actions(system: FakeSystem): ActionRow[] {
    const about = { system: system.id, system_name: system.name, authority_name: this.town.authorityName(system.authority) };
    const { owner = '', due = null } = this.town.continuity[system.id] ?? {};
    const gaps = this.lent.gaps(system).map((gap) => ({ ...about, kind: 'continuity', id: gap.code, title: {}, args: gap.args, detail: {}, state: 'gap', owner, due, overdue: due !== null && due < today(), cost: '' }));
    const measures = this.rows(system)
      .filter((row) => isOpen(row) || row.standing === 'excepted')
      .map((row) => {
        const excepted = row.standing === 'excepted';
        const due = excepted ? row.exception!.until : row.answer!.due;
        return {
          ...about,
          kind: excepted ? 'exception' : 'measure',
          id: row.id,
          title: row.title,
          args: {},
          detail: Object.keys(row.grade_text).length > 0 ? row.grade_text : row.is_text,
          state: row.standing === 'open' ? row.answer!.status : row.standing,
          owner: row.answer!.owner || (excepted ? row.exception!.decided_by : ''),
          due,
          overdue: due !== null && due < today(),
          cost: row.answer!.cost,
        };
      });
    const risks = this.lent.risks(system).map((row) => ({ ...about, kind: 'risk', title: {}, overdue: row.due !== null && row.due < today(), cost: '', ...row }));
    const incidents = this.lent.incidents(system).map((row) => ({ ...about, args: {}, overdue: row.due !== null && row.due < today(), cost: '', ...row }));
    return [...measures, ...gaps, ...risks, ...incidents];
  }
}

const today = () => new Date().toISOString().slice(0, 10);
const isOpen = (row: MeasureRow) => ['open', 'exception_ended', 'raised'].includes(row.standing);

function standing(kept: FakeMeasure | undefined, grade: number): string {
  if (!kept) return 'unanswered';
  const { status } = kept.answer;
  if (status === 'not_applicable') return status;
  if (status === 'yes' && kept.grade >= grade) return 'done';
  if (kept.exception) return kept.exception.until >= today() ? 'excepted' : 'exception_ended';
  return status === 'yes' ? 'raised' : 'open';
}

function reason(ask: RawAsk): MeasureReason {
  return { grade: ask.grade, levels: Object.entries(ask.levels ?? {}), device: ask.device ?? false, external_supplier: ask.external_supplier ?? false, personal_data: ask.personal_data ?? false, flag: null };
}

function problem(code: string, field: string, args: Record<string, string> = {}): ProblemDto {
  return { code, args: { field, ...args }, hinders: true, file: null, row: null, column: null };
}

function wrong(answer: MeasureAnswer): ProblemDto[] {
  return [
    ...(answer.due && asDay(answer.due) === undefined ? [problem('field_day', 'due', { value: answer.due })] : []),
    ...(answer.status === 'not_applicable' && !answer.reason.trim() ? [problem('field_missing', 'reason')] : []),
  ];
}
