import type { ActionLabel } from '../../generated/ActionLabel';
import type { ControllerView } from '../../generated/ControllerView';
import type { ResultView } from '../../generated/ResultView';
import type { Standing } from '../../generated/Standing';
import type { StoppedRow } from '../../generated/StoppedRow';
import data from './exempelstad.json';
import type { FakeDpia } from './dpia';
import { sampleMeasures, type FakeMeasures } from './measures';
import { sampleContinuity, type FakeContinuity } from './continuity';
import { sampleIncidents, type FakeIncidents } from './incidents';
import { noLinks, sampleLinks, type Links } from './links';
import { sampleEditions } from './editions';
import { sampleRisks, type FakeRisks } from './risk';
import { sampleControllers } from './records';
import { noOrganisation, type FakeOrganisation } from './reorganise';
import { sampleAssessments, type FakeAssessment } from './suitability';

export interface FakeSystem {
  id: string;
  name: string;
  authority: string;
  owner: string | null;
  kind: string;
  description: string;
}

export interface FakeSet {
  id: string;
  name: string;
  authority: string;
  owner: string | null;
  description: string;
  personal_data: string[];
  identifiers: string[];
  secrecy: string[];
  subjects: string | null;
  levels: Record<string, number>;
  reasons: Record<string, string>;
  categories: Record<string, string>;
  /** Aspects that somebody has answered "vet inte" to. */
  unknown?: string[];
  /** The level per category, by aspect. */
  consequences?: Record<string, Record<string, number>>;
  revision: number;
}

interface Facts {
  org: string | null;
  authorities: { id: string; name: string; kind: string }[];
  systems: FakeSystem[];
  sets: FakeSet[];
  holdings: { system: string; set: string; handling: string; master: boolean }[];
  links: Links;
  /** Systems whose stop-gate was answered with no. */
  passed: Set<string>;
  assessments: FakeAssessment[];
  dpias: Record<string, FakeDpia>;
  controllers: Record<string, ControllerView>;
  measures: FakeMeasures;
  continuity: FakeContinuity;
  risks: FakeRisks;
  incidents: FakeIncidents;
  /** What was reorganised. */
  organisation: FakeOrganisation;
}

function sampleFacts(org: string | null): Facts {
  const sets = data.sets.map((s) => ({
    ...s,
    levels: Object.fromEntries(Object.entries(s.levels).filter(([, v]) => v !== null)) as Record<string, number>,
    reasons: { ...s.reasons } as unknown as Record<string, string>,
    categories: {},
    revision: 1,
  }));
  return structuredClone({ org, authorities: data.authorities, systems: data.systems, sets, holdings: data.holdings, links: sampleLinks(data), passed: new Set(data.systems.map((s) => s.id).filter((id) => id !== 'SYS-37')), assessments: sampleAssessments(), dpias: {}, controllers: sampleControllers(), measures: sampleMeasures(), continuity: sampleContinuity(), risks: sampleRisks(), incidents: sampleIncidents(), organisation: noOrganisation() });
}

/** The municipality in memory, with undo by keeping whole states. */
export class Town implements Facts {
  org: string | null;
  /** Whether the centre's catalogue has what is here. */
  central = false;
  authorities: Facts['authorities'];
  systems: FakeSystem[];
  sets: FakeSet[];
  holdings: Facts['holdings'];
  links: Links;
  passed: Set<string>;
  assessments: FakeAssessment[];
  dpias: Facts['dpias'];
  controllers: Facts['controllers'];
  measures: FakeMeasures;
  continuity: FakeContinuity;
  risks: FakeRisks;
  incidents: FakeIncidents;
  organisation: Facts['organisation'];
  adopted: { system: string; levels: Record<string, number>; at: string }[] = [];
  results = new Map<string, ResultView>();
  /** Results that were adopted, newest first. */
  earlier = new Map<string, ResultView[]>();
  reconsidered = new Map<string, string>();
  stopped: StoppedRow[] = [];
  private savedAt: string | null = null;
  private done: { label: ActionLabel; before: Facts }[] = [];
  private undone: { label: ActionLabel; after: Facts }[] = [];
  private counter = 0;

  private constructor(
    readonly name: string,
    readonly path: string,
    readonly sample: boolean,
    facts: Facts,
  ) {
    this.org = facts.org;
    this.authorities = facts.authorities;
    this.systems = facts.systems;
    this.sets = facts.sets;
    this.holdings = facts.holdings;
    this.links = facts.links;
    this.passed = facts.passed;
    this.assessments = facts.assessments;
    this.dpias = facts.dpias;
    this.controllers = facts.controllers;
    this.measures = facts.measures;
    this.continuity = facts.continuity;
    this.risks = facts.risks;
    this.incidents = facts.incidents;
    this.organisation = facts.organisation;
  }

  static empty(name: string, path: string, org: string | null): Town {
    return new Town(name, path, false, { org, authorities: [], systems: [], sets: [], holdings: [], links: noLinks(), assessments: [], dpias: {}, controllers: {}, measures: {}, continuity: {}, risks: { risks: [], appetites: {} }, incidents: [], organisation: noOrganisation(), passed: new Set() });
  }

  static sample(name: string, path: string, org: string | null, sample: boolean): Town {
    const town = new Town(name, path, sample, sampleFacts(org));
    town.adopted = structuredClone(data.adopted);
    town.earlier.set('SYS-18', sampleEditions(town.system('SYS-18').name));
    return town;
  }

  /** Leaves what an assignment asks about: some sets of a system, without levels. */
  ask(system: string, count: number): void {
    const sets = this.carried(this.system(system)).slice(0, count).map(({ set }) => set);
    this.systems = this.systems.filter((s) => s.id === system);
    this.holdings = sets.map((set) => ({ system, set: set.id, handling: 'stores', master: true }));
    this.sets = sets.map((set) => ({ ...set, levels: {}, reasons: {}, categories: {} }));
    this.links = noLinks();
  }

  /** Adds empty sets to a system. */
  grow(system: string, count: number): void {
    for (let i = 1; i <= count; i += 1) {
      const id = this.fresh('I');
      this.sets.push({ ...structuredClone(this.sets[0]!), id, name: `Informationsmängd ${i}`, levels: {}, reasons: {} });
      this.holdings.push({ system, set: id, handling: 'stores', master: true });
    }
  }

  /** What the tables of the example bring to a register. */
  addTables(): void {
    const facts = sampleFacts(this.org);
    const known = new Set(this.systems.map((s) => s.id));
    this.systems.push(...facts.systems.filter((s) => !known.has(s.id)));
    this.authorities.push(...facts.authorities.filter((a) => !this.authorities.some((b) => b.id === a.id)));
    this.sets.push(...facts.sets.filter((s) => !this.sets.some((b) => b.id === s.id)));
    this.holdings.push(...facts.holdings.filter((h) => !known.has(h.system)));
  }

  private facts(): Facts {
    const { org, authorities, systems, sets, holdings, links, passed, assessments, dpias, controllers, measures, continuity, risks, incidents, organisation } = this;
    return structuredClone({ org, authorities, systems, sets, holdings, links, passed, assessments, dpias, controllers, measures, continuity, risks, incidents, organisation });
  }

  act(label: ActionLabel, change: (town: Town) => void): void {
    this.done.push({ label, before: this.facts() });
    this.undone = [];
    change(this);
    this.touched();
  }

  private touched(): void {
    this.savedAt = new Date().toISOString();
    for (const result of this.results.values()) result.stale = true;
  }

  private swap(facts: Facts): Facts {
    const now = this.facts();
    // A revision never goes back: whoever saw the state before must meet a conflict.
    for (const set of facts.sets) set.revision = (now.sets.find((s) => s.id === set.id)?.revision ?? set.revision) + 1;
    Object.assign(this, facts);
    this.touched();
    return now;
  }

  forgetUndo(): void {
    this.done = [];
    this.undone = [];
  }

  undo(): boolean {
    const last = this.done.pop();
    if (!last) return false;
    this.undone.push({ label: last.label, after: this.swap(last.before) });
    return true;
  }

  redo(): boolean {
    const last = this.undone.pop();
    if (!last) return false;
    this.done.push({ label: last.label, before: this.swap(last.after) });
    return true;
  }

  standing(): Standing {
    return { saved_at: this.savedAt, undo: this.done.at(-1)?.label ?? null, redo: this.undone.at(-1)?.label ?? null };
  }

  fresh(letter: string): string {
    this.counter += 1;
    return `${letter}-${this.counter}`;
  }

  system(id: string): FakeSystem {
    return this.systems.find((s) => s.id === id) ?? unknown(id);
  }

  set(id: string): FakeSet {
    return this.sets.find((s) => s.id === id) ?? unknown(id);
  }

  authorityName(id: string): string {
    return this.authorities.find((a) => a.id === id)?.name ?? id;
  }

  /** The sets of a system, those that it holds first. */
  carried(system: FakeSystem): { set: FakeSet; held: boolean; master: boolean; from: string[] }[] {
    return this.holdings
      .filter((h) => h.system === system.id)
      .map((h) => ({
        set: this.set(h.set),
        held: h.handling === 'stores' || !data.flows.some((f) => f.to === system.id && f.set === h.set),
        master: h.master,
        from: data.flows.filter((f) => f.to === system.id && f.set === h.set).map((f) => f.from),
      }))
      .sort((a, b) => Number(b.held) - Number(a.held));
  }

  othersWith(set: string, except: string): string[] {
    const others = this.holdings.filter((h) => h.set === set && h.system !== except);
    return others.flatMap((h) => this.systems.filter((s) => s.id === h.system).map((s) => s.name));
  }
}

function unknown(id: string): never {
  throw { code: 'unknown_thing', args: { id }, problems: [] };
}
