import type { CompareRevisions } from '../../generated/CompareRevisions';
import type { Reconsider } from '../../generated/Reconsider';
import type { ReconsiderCause } from '../../generated/ReconsiderCause';
import type { ResultView } from '../../generated/ResultView';
import type { ReviewDue } from '../../generated/ReviewDue';
import type { RevisionDiff } from '../../generated/RevisionDiff';
import type { RevisionsView } from '../../generated/RevisionsView';
import type { RevisionsHost } from '../host-revisions';
import { error } from './errors';
import type { Lent } from './suitability';
import type { Town } from './town';

const TODAY = '2026-11-24';

/** Levels that were adopted without a day hold for a year. */
const aYearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** What is to be looked at again in a municipality. */
export function reviewsDue(town: Town): ReviewDue[] {
  // A system may be purged, and an assignment brings only its own; what was adopted for others stays behind.
  const here = town.adopted.filter(({ system }) => town.systems.some(({ id }) => id === system));
  const rows = here.map(({ system, at }): ReviewDue => {
    const holds_until = town.earlier.get(system)?.[0]?.valid_until ?? aYearAfter(at);
    const code = town.reconsidered.has(system) ? 'asked' : holds_until < TODAY ? 'overdue' : holds_until < '2027-01-24' ? 'soon' : '';
    return { system, name: town.system(system).name, code, holds_until };
  });
  return rows.filter((row) => row.code).sort((a, b) => a.holds_until.localeCompare(b.holds_until));
}

/** Results one after another, on the municipality in memory. */
export class FakeRevisions implements RevisionsHost {
  constructor(private lent: Lent) {}

  revisions = (system: string) => this.lent.later(() => this.view(system));

  compareRevisions = ({ system, from, to }: CompareRevisions) =>
    this.lent.later((): RevisionDiff => {
      const nothing: RevisionDiff = { other_pack: false, protection: [], sets_in: [], sets_out: [], cells: [], flags: [] };
      if (from === to || to === null) return nothing;
      const [first] = this.lent.town().carried(this.lent.town().system(system));
      return {
        ...nothing,
        protection: [{ aspect: 'K', before: 2, now: 3, because: null }],
        sets_in: ['Närvaro'],
        cells: [{ name: first!.set.name, aspect: 'K', before: 2, now: 3, reason_before: 'Kännbart för den enskilde.', reason_now: 'Nya uppgifter om hälsa.' }],
        flags: [{ flag: 'AGG-02', on: this.lent.town().system(system).name, before: null, now: 'raise' }],
      };
    });

  reconsider = ({ system, reason }: Reconsider) =>
    this.lent.later(() => {
      const town = this.lent.town();
      if (reason !== null && !reason.trim()) throw error('reconsider_needs_reason');
      if (reason === null) town.reconsidered.delete(system);
      else town.reconsidered.set(system, reason);
      town.act({ op: 'reconsider', args: { name: town.system(system).name } }, () => undefined);
      return this.lent.changed(this.view(system));
    });

  private view(system: string): RevisionsView {
    const town = this.lent.town();
    const adopted = town.adopted.find((row) => row.system === system);
    const newest = town.results.get(system);
    const [first, ...older] = this.adoptedResults(system);
    const revisions = [...(newest && newest.revision !== first?.revision ? [newest] : []), ...(first ? [first] : []), ...older];
    const causes: ReconsiderCause[] = [];
    const asked = town.reconsidered.get(system);
    if (asked !== undefined) causes.push({ code: 'asked', args: { by: 'anna', date: TODAY, reason: asked } });
    const until = first?.valid_until ?? (adopted ? aYearAfter(adopted.at) : TODAY);
    if (until < TODAY) causes.push({ code: 'overdue', args: { date: until } });
    // More than one thing of a kind may have happened.
    if (first && system === 'SYS-18') for (const date of ['2025-12-02', '2026-02-11']) causes.push({ code: 'incident', args: { title: 'Fel lön betalades ut', date } });
    const decided = first?.approvals.find((a) => a.role === 'system_owner');
    return {
      system: this.lent.head(town.system(system)),
      revisions,
      adopted: first
        ? { at: first.signed_at.slice(0, 10), decided_by: decided?.function ?? '', delegation: decided?.decision?.delegation ?? '', case_number: decided?.decision?.case_number ?? '', holds_until: first.valid_until ?? aYearAfter(TODAY), day_set: first.valid_until !== null, revision: first.revision }
        : adopted
          ? { at: adopted.at, decided_by: town.system(system).owner ?? '', delegation: '', case_number: '', holds_until: aYearAfter(adopted.at), day_set: false, revision: null }
          : null,
      causes,
      asked: asked !== undefined,
    };
  }

  private adoptedResults(system: string): ResultView[] {
    const town = this.lent.town();
    return (town.earlier.get(system) ?? []).map((one, place) => ({ ...one, stage: place > 0 ? 'superseded' : town.reconsidered.has(system) || (one.valid_until ?? TODAY) < TODAY ? 'reconsidered' : 'adopted' }));
  }
}
