import raw from '../../../../assets/packs/atgarder/2026-1/pack.json';
import type { ContinuityDraft } from '../../generated/ContinuityDraft';
import type { ContinuityGap } from '../../generated/ContinuityGap';
import type { ContinuityNeighbour } from '../../generated/ContinuityNeighbour';
import type { ContinuityPlanView } from '../../generated/ContinuityPlanView';
import type { ContinuityTimes } from '../../generated/ContinuityTimes';
import type { ContinuityView } from '../../generated/ContinuityView';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { SetContinuity } from '../../generated/SetContinuity';
import type { ContinuityHost } from '../host-measures';
import { asDay } from '../times';
import { error } from './errors';
import type { Lent } from './suitability';
import type { FakeSystem } from './town';

/** By system. */
export type FakeContinuity = Record<string, ContinuityDraft>;

const NOTHING: ContinuityDraft = { times: { tolerated: null, rto: null, rpo: null }, critical_period: '', fallback: '', catch_up: '', owner: '', due: null, exercised_at: null, service_levels: '', service_levels_at: null, live_at: null };

/** One system that others need comes back too late for them. */
export function sampleContinuity(): FakeContinuity {
  return { 'SYS-46': { ...NOTHING, times: { tolerated: 2880, rto: 2880, rpo: 60 }, fallback: 'Lokala konton i varje system.', owner: 'IT-driftansvarig' } };
}

/** The continuity of systems on the municipality in memory. */
export class FakeContinuing implements ContinuityHost {
  constructor(private lent: Lent & { profile(system: FakeSystem): ProfileRow[] }) {}

  private get town() {
    return this.lent.town();
  }

  continuity = (id: string) => this.lent.later(() => this.view(this.town.system(id)));
  continuityPlan = () => this.lent.later(() => this.plan());
  exportContinuity = (form: string) => this.lent.later((): ExportReceipt => ({ path: `/home/anna/Dokument/Kontinuitetsplan.${form}`, bytes: 24_110, documents: [] }));

  setContinuity = ({ system, continuity }: SetContinuity) =>
    this.lent.later(() => {
      const problems: ProblemDto[] = [];
      const add = (code: string, field: string) => problems.push({ code, args: { field }, hinders: true, file: null, row: null, column: null });
      const { tolerated, rto } = continuity.times;
      if (tolerated && rto && rto > tolerated) add('rto_too_long', 'rto');
      for (const field of ['due', 'exercised_at', 'service_levels_at', 'live_at'] as const) if (continuity[field] && asDay(continuity[field]) === undefined) add('field_day', field);
      if (problems.length > 0) throw error('form_invalid', { count: String(problems.length) }, problems);
      this.town.act({ op: 'set_continuity', args: { name: this.town.system(system).name } }, (town) => (town.continuity[system] = continuity));
      return this.lent.changed(this.view(this.town.system(system)));
    });

  private levels(system: FakeSystem): Record<string, number> {
    return Object.fromEntries(this.lent.profile(system).map((row) => [row.aspect, row.calculated ?? -1]));
  }

  private needed(system: FakeSystem): boolean {
    return (this.levels(system)['T'] ?? -1) >= raw.continuity_from.T;
  }

  private proposed(system: FakeSystem): ContinuityTimes {
    const levels = this.levels(system);
    const rows = (raw.recovery as { levels: Record<string, number | undefined>; tolerated?: number; rto?: number; rpo?: number }[]).filter((row) => Object.entries(row.levels).every(([aspect, from]) => (levels[aspect] ?? -1) >= (from ?? 0)));
    const shortest = (of: 'tolerated' | 'rto' | 'rpo') => {
      const times = rows.flatMap((row) => row[of] ?? []);
      return times.length > 0 ? Math.min(...times) : null;
    };
    return { tolerated: shortest('tolerated'), rto: shortest('rto'), rpo: shortest('rpo') };
  }

  private rto(system: string): number | null {
    return this.town.continuity[system]?.times.rto ?? null;
  }

  private neighbours(system: string, side: 'provider' | 'consumer'): ContinuityNeighbour[] {
    const other = side === 'provider' ? 'consumer' : 'provider';
    const late = (provider: string, consumer: string) => (this.rto(provider) ?? 0) > (this.rto(consumer) ?? Infinity);
    return this.town.links.dependencies
      .filter((row) => row[other] === system)
      .map((row) => ({ system: row[side], name: row[side === 'provider' ? 'provider_name' : 'consumer_name'], rto: this.rto(row[side]), slower: late(row.provider, row.consumer) }))
      .filter((one, i, all) => all.findIndex((same) => same.system === one.system) === i);
  }

  gaps(system: FakeSystem): ContinuityGap[] {
    const gap = (code: string, field: string, args: Record<string, string> = {}): ContinuityGap => ({ code, args, field });
    const written = this.town.continuity[system.id];
    if (!written) return this.needed(system) ? [gap('unwritten', 'tolerated')] : [];
    const { times } = written;
    return [
      ...(this.needed(system)
        ? [
            ...(times.tolerated ? [] : [gap('tolerated', 'tolerated')]),
            ...(times.rto ? [] : [gap('rto', 'rto')]),
            ...(times.rpo ? [] : [gap('rpo', 'rpo')]),
            ...(written.fallback ? [] : [gap('fallback', 'fallback')]),
            ...(written.catch_up ? [] : [gap('catch-up', 'catch_up')]),
            ...(written.exercised_at ? [] : [gap('exercise', 'exercised_at')]),
          ]
        : []),
      ...(written.live_at && !written.service_levels_at ? [gap('service-levels', 'service_levels_at')] : []),
      ...this.neighbours(system.id, 'provider').filter((one) => one.slower).map((one) => gap('provider-slower', '', { name: one.name })),
    ];
  }

  private view(system: FakeSystem): ContinuityView {
    return {
      system: this.lent.head(system),
      needed: this.needed(system),
      continuity: this.town.continuity[system.id] ?? NOTHING,
      written: system.id in this.town.continuity,
      proposed: this.proposed(system),
      gaps: this.gaps(system),
      providers: this.neighbours(system.id, 'provider'),
      consumers: this.neighbours(system.id, 'consumer'),
    };
  }

  private plan(): ContinuityPlanView {
    const rows = this.town.systems
      .filter((system) => system.id in this.town.continuity || this.needed(system))
      .map((system) => ({
        system: system.id,
        name: system.name,
        authority_name: this.town.authorityName(system.authority),
        continuity: this.town.continuity[system.id] ?? NOTHING,
        providers: this.neighbours(system.id, 'provider'),
        supplier: '',
        gaps: this.gaps(system).length,
      }))
      .sort((a, b) => (a.continuity.times.tolerated ?? Infinity) - (b.continuity.times.tolerated ?? Infinity));
    return { rows, incomplete: rows.filter((row) => row.gaps > 0).length };
  }
}
