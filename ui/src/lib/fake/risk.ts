import raw from '../../../../assets/packs/atgarder/2026-1/pack.json';
import type { ActionRow } from '../../generated/ActionRow';
import type { AppetiteRow } from '../../generated/AppetiteRow';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { RiskDraft } from '../../generated/RiskDraft';
import type { RisksView } from '../../generated/RisksView';
import type { SetAppetite } from '../../generated/SetAppetite';
import type { SetRisk } from '../../generated/SetRisk';
import type { RiskHost } from '../host-measures';
import { asDay } from '../times';
import { error } from './errors';
import { packView } from './pack';
import type { Lent } from './suitability';
import type { FakeSystem } from './town';

/** Risks by system, and what authorities have said that they are ready to bear. */
export interface FakeRisks {
  risks: { id: string; system: string; risk: RiskDraft }[];
  appetites: Record<string, AppetiteRow[]>;
}

const NOTHING: RiskDraft = { threat: '', cause: '', event: '', effect: '', aspect: 'K', level: 0, likelihood: 0, owner: '', treatment: '', treatment_words: '', due: null, done_at: null, residual_level: null, residual_likelihood: null, accepted_by: '', accepted_at: null, participants: '', review_at: null };

/** Two risks of the example: one that is planned, one that nobody has decided on. */
export function sampleRisks(): FakeRisks {
  return {
    risks: [
      { id: 'RISK-A', system: 'SYS-16', risk: { ...NOTHING, threat: 'phishing', cause: 'att någon luras att lämna ut sin inloggning', event: 'en främmande person gör utbetalningar', effect: 'kommunen förlorar pengar', aspect: 'R', level: 3, likelihood: 2, owner: 'Ekonomichef', treatment: 'reduce', treatment_words: 'Två personer godkänner varje utbetalning.', due: '2027-02-28', residual_level: 2, residual_likelihood: 0, participants: 'Ekonomichef, systemförvaltare' } },
      { id: 'RISK-B', system: 'SYS-16', risk: { ...NOTHING, threat: 'supplier-down', cause: 'att leverantören har avbrott', event: 'löner inte kan betalas ut i tid', effect: 'anställda inte kan betala sina räkningar', aspect: 'T', level: 2, likelihood: 1, owner: 'HR-chef', review_at: '2026-01-31' } },
    ],
    appetites: {},
  };
}

/** Risks on the municipality in memory. */
export class FakeRisking implements RiskHost {
  constructor(private lent: Lent) {}

  private get town() {
    return this.lent.town();
  }

  risks = (id: string) => this.lent.later(() => this.view(this.town.system(id)));

  setRisk = ({ system, id, risk }: SetRisk) =>
    this.lent.later(() => {
      const problems: ProblemDto[] = [];
      const add = (code: string, field: string, args: Record<string, string> = {}) => problems.push({ code, args: { field, ...args }, hinders: true, file: null, row: null, column: null });
      for (const field of ['cause', 'event', 'effect', 'owner'] as const) if (!risk[field].trim()) add('field_missing', field);
      for (const field of ['due', 'done_at', 'accepted_at', 'review_at'] as const) if (risk[field] && asDay(risk[field]) === undefined) add('field_day', field);
      if (risk.treatment === 'accept' && !risk.accepted_by.trim()) add('field_missing', 'accepted_by');
      if (risk.treatment === 'accept' && !risk.accepted_at) add('field_missing', 'accepted_at');
      if (risk.treatment && risk.treatment !== 'accept' && !risk.treatment_words.trim()) add('field_missing', 'treatment_words');
      if (risk.residual_level !== null && risk.residual_level > risk.level) add('residual_higher', 'residual_level');
      if (problems.length > 0) throw error('form_invalid', { count: String(problems.length) }, problems);
      this.town.act({ op: 'set_risk', args: { name: this.town.system(system).name } }, (town) => {
        const before = town.risks.risks.find((row) => row.id === id);
        if (before) before.risk = risk;
        else town.risks.risks.push({ id: town.fresh('RISK'), system, risk });
      });
      return this.lent.changed(this.view(this.town.system(system)));
    });

  deleteRisk = (system: string, id: string) =>
    this.lent.later(() => {
      this.town.act({ op: 'delete_risk', args: { name: this.town.system(system).name } }, (town) => (town.risks.risks = town.risks.risks.filter((row) => row.id !== id)));
      return this.lent.changed(this.view(this.town.system(system)));
    });

  setAppetite = ({ system, rows }: SetAppetite) =>
    this.lent.later(() => {
      const { authority } = this.town.system(system);
      const rises = (rows ?? []).find((row, i, all) => i > 0 && (row.likelihood ?? -1) > (all[i - 1]!.likelihood ?? -1));
      if (rises) throw error('form_invalid', { count: '1' }, [{ code: 'appetite_rises', args: { field: `level_${rises.level}` }, hinders: true, file: null, row: null, column: null }]);
      this.town.act({ op: 'set_appetite', args: { name: this.town.authorityName(authority) } }, (town) => {
        if (rows) town.risks.appetites[authority] = rows;
        else delete town.risks.appetites[authority];
      });
      return this.lent.changed(this.view(this.town.system(system)));
    });

  private appetite(authority: string): AppetiteRow[] {
    const proposed = packView.aspects[0]!.levels.map(({ number }) => ({ level: number, likelihood: raw.appetite.find((row) => row.level === number)?.likelihood ?? null }));
    return this.town.risks.appetites[authority] ?? proposed;
  }

  private accepts(authority: string, level: number, likelihood: number): boolean {
    return likelihood <= (this.appetite(authority).find((row) => row.level === level)?.likelihood ?? -1);
  }

  private standing(risk: RiskDraft, authority: string): string {
    const within = this.accepts(authority, risk.level, risk.likelihood);
    if (!risk.treatment) return within ? 'within' : 'untreated';
    if (risk.treatment === 'accept') return within ? 'accepted' : 'accepted_above';
    if (risk.residual_level !== null && risk.residual_likelihood !== null && !this.accepts(authority, risk.residual_level, risk.residual_likelihood)) return 'residual_high';
    return risk.done_at ? 'treated' : 'planned';
  }

  /** What is open, as rows of the action plan. */
  open(system: FakeSystem): Pick<ActionRow, 'id' | 'args' | 'state' | 'owner' | 'due' | 'detail'>[] {
    const today = new Date().toISOString().slice(0, 10);
    return this.town.risks.risks
      .filter((row) => row.system === system.id)
      .flatMap(({ id, risk }) => {
        const standing = this.standing(risk, system.authority);
        const { cause, event, effect, owner } = risk;
        const row = { id, args: { cause, event, effect }, owner, detail: { sv: risk.treatment_words } };
        if (['untreated', 'planned', 'residual_high'].includes(standing)) return [{ ...row, state: standing, due: risk.due }];
        return risk.review_at && risk.review_at < today ? [{ ...row, state: 'review_due', due: risk.review_at }] : [];
      });
  }

  private view(system: FakeSystem): RisksView {
    const today = new Date().toISOString().slice(0, 10);
    const devices = ['iot', 'ot'].includes(system.kind);
    return {
      system: this.lent.head(system),
      risks: this.town.risks.risks
        .filter((row) => row.system === system.id)
        .map(({ id, risk }, i) => ({ id, number: i + 1, risk, standing: this.standing(risk, system.authority), review_due: risk.review_at !== null && risk.review_at < today })),
      threats: raw.threats.filter((threat) => devices || !('device' in threat)).map(({ id, group, cause }) => ({ id, group, cause })),
      likelihoods: raw.likelihoods,
      levels: packView.aspects[0]!.levels.map(({ number, word }) => ({ number, word })),
      appetite: { authority: system.authority, name: this.town.authorityName(system.authority), own: system.authority in this.town.risks.appetites, rows: this.appetite(system.authority) },
    };
  }
}
