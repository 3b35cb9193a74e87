import type { CastVote } from '../../generated/CastVote';
import type { Changed } from '../../generated/Changed';
import type { CloseWorkshop } from '../../generated/CloseWorkshop';
import type { DecideQuestion } from '../../generated/DecideQuestion';
import type { DecisionRow } from '../../generated/DecisionRow';
import type { DisagreementRow } from '../../generated/DisagreementRow';
import type { ErrorDto } from '../../generated/ErrorDto';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { NoteWorkshop } from '../../generated/NoteWorkshop';
import type { ParkedRow } from '../../generated/ParkedRow';
import type { PlanWorkshop } from '../../generated/PlanWorkshop';
import type { ProjectorView } from '../../generated/ProjectorView';
import type { QuestionKey } from '../../generated/QuestionKey';
import type { StandView } from '../../generated/StandView';
import type { WorkshopPlan } from '../../generated/WorkshopPlan';
import type { WorkshopState } from '../../generated/WorkshopState';
import type { WorkshopView } from '../../generated/WorkshopView';
import type { WorkshopHost } from '../host-workshop';
import { packView } from './pack';
import type { Lent } from './suitability';

const PARTS = ['information_owner', 'owner_delegate', 'system_owner', 'business_expert', 'system_manager', 'facilitator', 'data_protection_officer', 'lawyer', 'archivist', 'it_operations', 'neighbour', 'note_taker'];
const SILENT = ['facilitator', 'data_protection_officer', 'it_operations', 'note_taker'];
const AGENDA: [string, number][] = [['purpose', 10], ['example', 10], ['inventory', 30], ['classify', 70], ['together', 20], ['suitability', 15], ['open', 10]];

interface Vote {
  round: number;
  participant: number;
  place: string;
  level: number | null;
  reason: string;
}

interface Held {
  plan: WorkshopPlan;
  state: WorkshopState;
  question: QuestionKey | null;
  votes: Vote[];
  /** Questions that have had their second round. */
  twice: Set<string>;
  decisions: DecisionRow[];
  parked: ParkedRow[];
  notes: string;
}

const placeOf = (key: QuestionKey) => `${key.set} ${key.aspect}`;
const moved = (): ErrorDto => ({ code: 'workshop_moved', args: {}, problems: [] });

/** Workshops on the municipality in memory. */
export class FakeWorkshop implements WorkshopHost {
  private projected: string | null = null;
  private held = new Map<string, Held>();
  /** Somebody who sent answers before. */
  private readonly before = 'Bibliotekschef';

  constructor(private lent: Lent) {}

  workshop = (system: string) => this.lent.later(() => this.view(system));
  planWorkshop = ({ system, plan }: PlanWorkshop) =>
    this.write(system, () => {
      const before = this.held.get(system);
      const open = before && before.state !== 'closed' ? before : undefined;
      let next = Math.max(0, ...(open?.plan.participants ?? []).map((row) => row.number ?? 0));
      const participants = plan.participants.map((row) => ({ ...row, number: row.number ?? (next += 1) }));
      const made = open ?? { state: 'planned' as const, question: null, votes: [], twice: new Set<string>(), decisions: [], parked: [], notes: '' };
      this.held.set(system, { ...made, plan: { ...plan, participants } });
    });
  beginRound = (system: string) =>
    this.write(system, () => {
      const held = this.at(system, ['planned']);
      if (this.voters(held).length === 0) throw { code: 'nobody_votes', args: {}, problems: [] } satisfies ErrorDto;
      held.state = 'first_round';
    });
  castVote = (request: CastVote) =>
    this.write(request.system, () => {
      const held = this.at(request.system, ['first_round', 'second_round']);
      const round = held.state === 'second_round' ? 2 : 1;
      const place = placeOf(request.key);
      held.votes = held.votes.filter((v) => v.round !== round || v.participant !== request.participant || v.place !== place);
      held.votes.push({ round, participant: request.participant, place, level: request.level, reason: request.reason });
    });
  revealVotes = (system: string) =>
    this.write(system, () => {
      const held = this.at(system, ['first_round', 'second_round']);
      if (held.question && held.state === 'second_round') held.twice.add(placeOf(held.question));
      held.state = 'revealed';
      held.question ??= this.rows(system, held)[0]?.key ?? null;
    });
  showQuestion = (system: string, key: QuestionKey) => this.write(system, () => (this.at(system, ['revealed']).question = key));
  revote = (system: string, key: QuestionKey) =>
    this.write(system, () => {
      const held = this.at(system, ['revealed']);
      if (held.twice.has(placeOf(key))) throw moved();
      Object.assign(held, { state: 'second_round', question: key });
    });
  decideQuestion = (request: DecideQuestion) =>
    this.write(request.system, () => {
      const { key, level, reason, dissent, dissent_by, open_question } = request;
      const fail = (code: string): ErrorDto => ({ code, args: {}, problems: [] });
      if (!reason.trim()) throw fail('decision_needs_reason');
      if (!dissent.trim() !== !dissent_by.trim()) throw fail('dissent_incomplete');
      const held = this.at(request.system, ['revealed']);
      const set = this.lent.town().set(key.set);
      const from = String(set.levels[key.aspect] ?? '–');
      this.lent.town().act({ op: 'decide_question', args: { name: set.name, aspect: key.aspect, from, to: String(level) } }, () => {
        set.levels[key.aspect] = level;
        set.reasons[key.aspect] = reason;
        set.revision += 1;
      });
      held.decisions = held.decisions.filter((one) => placeOf(one.key) !== placeOf(key));
      held.decisions.push({ key, name: set.name, level, reason, dissent, dissent_by, open_question, decided_at: new Date().toISOString() });
    });
  noteWorkshop = ({ system, notes, parked }: NoteWorkshop) => this.write(system, () => Object.assign(this.at(system, ['planned', 'first_round', 'revealed', 'second_round']), { notes, parked }));
  closeWorkshop = ({ system, next_date }: CloseWorkshop) =>
    this.write(system, () => {
      const held = this.at(system, ['first_round', 'revealed', 'second_round']);
      if (held.state === 'first_round') held.votes = [];
      Object.assign(held, { state: 'closed', question: null });
      held.plan.next_date = next_date;
    });
  exportMinutes = (system: string) =>
    this.lent.later((): ExportReceipt => {
      const held = this.held.get(system);
      if (!held || held.state === 'planned') throw moved();
      return { path: `/home/anna/Dokument/Protokoll- ${held.plan.name}.pdf`, bytes: 41_870, documents: [] };
    });

  openProjector = (system: string) =>
    this.lent.later(() => {
      this.projected = system;
      return null;
    });
  projectorView = () => this.lent.later(() => this.projection());

  /** A workshop to look at on the second window: revealed, or in its first round. */
  async stage(system: string, revealed: boolean): Promise<void> {
    const { suggested } = this.view(system);
    await this.planWorkshop({ system, plan: { name: 'Prov', date: null, next_date: null, place: '', invitation: '', agenda: [], participants: [...suggested, ...suggested].map((row) => ({ ...row })) } });
    await this.beginRound(system);
    const { seats, questions } = this.view(system);
    for (const seat of seats) await this.castVote({ system, participant: seat.number, key: questions[0]!.key, level: seat.number === 1 ? null : seat.number, reason: '' });
    if (revealed) await this.revealVotes(system);
    this.projected = system;
  }

  private projection(): ProjectorView {
    const view = this.projected ? this.view(this.projected) : null;
    const voting = view?.state.endsWith('_round') ?? false;
    const row = view?.disagreement.find((one) => view.question && placeOf(one.key) === placeOf(view.question));
    const aspect = packView.aspects.find((one) => one.id === view?.question?.aspect);
    const revealed = row !== undefined && !voting;
    return {
      language: new URLSearchParams(location.search).get('lang') ?? 'sv',
      question: view?.question && aspect
        ? {
            name: this.lent.town().set(view.question.set).name,
            aspect,
            revealed,
            levels: revealed ? row.levels : [],
            unknown: revealed ? row.unknown : 0,
            decided: view.decisions.find((one) => placeOf(one.key) === placeOf(view.question!))?.level ?? null,
          }
        : null,
      voting: view && voting ? [view.seats.filter((seat) => seat.voted === seat.of).length, view.seats.length] : null,
    };
  }

  private write(system: string, change: () => unknown): Promise<Changed<WorkshopView>> {
    return this.lent.later(() => {
      change();
      return this.lent.changed(this.view(system));
    });
  }

  private at(system: string, states: WorkshopState[]): Held {
    const held = this.held.get(system);
    if (!held || !states.includes(held.state)) throw moved();
    return held;
  }

  private voters(held: Held) {
    return held.plan.participants.filter((row) => row.present && !SILENT.includes(row.part));
  }

  private keys(system: string): QuestionKey[] {
    const { town } = this.lent;
    const sets = town().carried(town().system(system)).filter((c) => c.held);
    return sets.flatMap(({ set }) => packView.aspects.map(({ id }) => ({ set: set.id, aspect: id })));
  }

  private view(system: string): WorkshopView {
    const town = this.lent.town();
    const held = this.held.get(system);
    const keys = this.keys(system);
    const row = town.system(system);
    const owners = [...new Set(keys.map((key) => town.set(key.set).owner).filter((owner) => owner !== null))];
    const suggested = owners.map((owner) => ({ number: null, function: owner, part: 'information_owner', present: true }));
    if (row.owner && !owners.includes(row.owner)) suggested.push({ number: null, function: row.owner, part: 'system_owner', present: true });
    const here = held?.plan.participants.filter((person) => person.present).map((person) => person.part) ?? [];
    const owner = here.some((part) => part === 'information_owner' || part === 'owner_delegate');
    const second = held?.state === 'second_round' ? held.question : null;
    const asked = second ? [second] : keys;
    const round = second ? 2 : 1;
    const voted = (participant: number, key: QuestionKey) => held?.votes.some((v) => v.round === round && v.participant === participant && v.place === placeOf(key)) ?? false;
    const voters = held ? this.voters(held) : [];
    return {
      system: this.lent.head(row),
      workshop: held ? structuredClone(held.plan) : null,
      state: held?.state ?? 'planned',
      suggested,
      suggested_agenda: AGENDA.map(([item, minutes]) => ({ item, minutes })),
      parts: PARTS,
      missing: [...(owner ? [] : ['information_owner']), ...['business_expert', 'facilitator'].filter((part) => !here.includes(part))],
      holds_back: !owner,
      sets: new Set(keys.map((key) => key.set)).size,
      seats: voters.map((v) => ({ number: v.number!, function: v.function, voted: asked.filter((key) => voted(v.number!, key)).length, of: asked.length, answered_before: round === 1 && v.function === this.before })),
      question: held?.question ?? null,
      questions: held
        ? asked.map((key) => ({ key, name: town.set(key.set).name, description: town.set(key.set).description, voted: voters.map((v) => v.number!).filter((n) => voted(n, key)) }))
        : [],
      disagreement: held && held.state !== 'planned' && held.state !== 'first_round' ? this.rows(system, held) : [],
      decisions: held ? [...held.decisions] : [],
      parked: held ? structuredClone(held.parked) : [],
      notes: held?.notes ?? '',
    };
  }

  private rows(system: string, held: Held): DisagreementRow[] {
    const rows = this.keys(system).map((key): DisagreementRow => {
      const round = held.twice.has(placeOf(key)) ? 2 : 1;
      const votes = held.votes.filter((v) => v.round === round && v.place === placeOf(key));
      const levels = [...new Set(votes.map((v) => v.level).filter((level) => level !== null))].sort();
      const [low, high] = [levels[0], levels.at(-1)];
      const who = (level: number | null | undefined): StandView[] =>
        votes.filter((v) => v.level === level).map((v) => ({ function: held.plan.participants.find((p) => p.number === v.participant)?.function ?? '', reason: v.reason }));
      const reasoned = votes.filter((v) => v.level !== null && v.reason.trim()).map((v) => v.level!);
      return {
        key,
        name: this.lent.town().set(key.set).name,
        revision: this.lent.town().set(key.set).revision,
        round,
        levels: levels.map((level) => [level, votes.filter((v) => v.level === level).length]),
        unknown: votes.filter((v) => v.level === null).length,
        spread: (high ?? 0) - (low ?? 0),
        lowest: low === high ? [] : who(low),
        highest: low === high ? [] : who(high),
        unsure: who(null),
        provisional: reasoned.length > 0 ? Math.max(...reasoned) : (high ?? null),
        decided: held.decisions.some((one) => placeOf(one.key) === placeOf(key)),
      };
    });
    return rows.sort((a, b) => b.spread - a.spread || b.levels.length - a.levels.length || b.unknown - a.unknown);
  }
}
