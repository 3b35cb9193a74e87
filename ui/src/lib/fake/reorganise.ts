import type { ChangeLine } from '../../generated/ChangeLine';
import type { Changed } from '../../generated/Changed';
import type { DecommissionedRow } from '../../generated/DecommissionedRow';
import type { DisposedRow } from '../../generated/DisposedRow';
import type { LedRow } from '../../generated/LedRow';
import type { LevelChoice } from '../../generated/LevelChoice';
import type { LevelShift } from '../../generated/LevelShift';
import type { OrganisationView } from '../../generated/OrganisationView';
import type { PartyChoice } from '../../generated/PartyChoice';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { Reorganise } from '../../generated/Reorganise';
import type { Reorganised } from '../../generated/Reorganised';
import type { ReorganisePreview } from '../../generated/ReorganisePreview';
import type { ReorganiseSeen } from '../../generated/ReorganiseSeen';
import type { ReorganisedRow } from '../../generated/ReorganisedRow';
import type { ReorganiseView } from '../../generated/ReorganiseView';
import type { SplitPart } from '../../generated/SplitPart';
import type { ReorganiseHost } from '../host-reorganise';
import { error } from './errors';
import type { FakeSet, FakeSystem, Town } from './town';

/** What was reorganised, as the municipality in memory keeps it. */
export interface FakeOrganisation {
  gone: (DecommissionedRow & { system?: FakeSystem; set?: FakeSet; holdings?: Town['holdings'] })[];
  disposed: DisposedRow[];
  led: LedRow[];
  history: Record<string, ReorganisedRow[]>;
}

export function noOrganisation(): FakeOrganisation {
  return { gone: [], disposed: [], led: [], history: {} };
}

interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  profile(system: FakeSystem): ProfileRow[];
}

const today = () => new Date().toISOString().slice(0, 10);
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
type Args = Record<string, string>;

/** Stands in for reorganisation; it shows what the window does with the answers, not how they come about. */
export class FakeReorganise implements ReorganiseHost {
  private count = 0;

  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  organisation = () =>
    this.lent.later((): OrganisationView => {
      const { authorities, systems, sets, organisation } = this.town;
      const of = (id: string) => (one: { authority: string }) => one.authority === id;
      return {
        authorities: authorities.map((a) => ({ ...a, systems: systems.filter(of(a.id)).length, sets: sets.filter(of(a.id)).length })).sort((a, b) => a.name.localeCompare(b.name, 'sv')),
        decommissioned: organisation.gone.map((row) => this.row(row)),
        disposed: organisation.disposed,
        led: organisation.led,
      };
    });

  private row({ kind, id, name, at, reason, goes_to }: DecommissionedRow): DecommissionedRow {
    return { kind, id, name, at, reason, goes_to, gone: at <= today() };
  }

  /** A thing of any kind, be it there or gone. */
  private thing(kind: string, id: string): { name: string; authority: string; owner: string | null } {
    const gone = this.town.organisation.gone.find((row) => row.kind === kind && row.id === id);
    if (gone?.system) return gone.system;
    if (gone?.set) return gone.set;
    if (kind === 'system') return this.town.system(id);
    if (kind === 'set') return this.town.set(id);
    const authority = this.town.authorities.find((a) => a.id === id);
    if (!authority) throw error('unknown_thing', { id });
    return { name: authority.name, authority: '', owner: null };
  }

  reorganising = (kind: string, id: string) => this.lent.later(() => this.view(kind, id));
  private view(kind: string, id: string): ReorganiseView {
    const { town } = this;
    const { name, authority, owner } = this.thing(kind, id);
    const noted = town.organisation.gone.find((row) => row.kind === kind && row.id === id);
    const decommissioned = noted ? this.row(noted) : null;
    const things: { id: string; name: string }[] = kind === 'system' ? town.systems : kind === 'set' ? town.sets : town.authorities;
    const all = kind === 'authority' ? ['rename', 'merge'] : ['rename', 'change_owner', 'move', 'merge', 'split', 'decommission', 'delete_draft'];
    const passed = kind !== 'system' || town.passed.has(id);
    const byName = (list: PartyChoice[]) => list.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    const owned = kind === 'set' ? town.sets : town.systems;
    const held = town.holdings.filter((h) => h.system === id && h.handling === 'stores').map((h) => town.set(h.set));
    return {
      kind,
      id,
      name,
      authority,
      authority_name: authority ? town.authorityName(authority) : '',
      owner,
      manager: kind === 'system' ? 'Systemförvaltare' : null,
      can: decommissioned?.gone ? ['reinstate', 'dispose'] : passed ? all : [],
      others: byName(things.filter((one) => one.id !== id).map((one) => ({ id: one.id, name: one.name, system: kind === 'system' }))),
      authorities: byName(town.authorities.filter((a) => a.id !== authority).map((a) => ({ id: a.id, name: a.name, system: false }))),
      functions: [...new Set([...town.systems, ...town.sets].map((one) => one.owner).filter((one): one is string => one !== null))].sort(),
      same_owner: owner ? owned.filter((one) => one.authority === authority && one.owner === owner).length : 0,
      same_manager: 1,
      own_sets: kind === 'system' ? held.map((set) => ({ set: set.id, name: set.name, owner: set.owner, only_here: town.othersWith(set.id, id).length === 0, same_authority: set.authority === authority })) : [],
      parts: kind === 'authority' ? [] : this.parts(kind, id),
      decommissioned,
      history: town.organisation.history[id] ?? [],
      results: [],
    };
  }

  private parts(kind: string, id: string): SplitPart[] {
    const { town } = this;
    const system = kind === 'system';
    const holdings = town.holdings.filter((h) => (system ? h.system : h.set) === id && h.handling === 'stores');
    const flows = town.links.flows.filter((f) => (system ? f.from === id || f.to === id : f.set === id));
    const needs = town.links.dependencies.filter((d) => system && (d.consumer === id || d.provider === id));
    return [
      ...holdings.map((h) => ({ key: `holding/${h.system}-${h.set}`, kind: 'holding', name: system ? town.set(h.set).name : town.system(h.system).name, about: '' })),
      ...flows.map((f) => ({ key: `flow/${f.id}`, kind: 'flow', name: f.set_name, about: `${f.from_name} → ${f.to_name}` })),
      ...needs.map((d) => ({ key: `dependency/${d.id}`, kind: 'dependency', name: d.consumer === id ? d.provider_name : d.consumer_name, about: `${d.consumer_name} → ${d.provider_name}` })),
    ];
  }

  previewReorganise = (change: Reorganise) => this.lent.later(() => this.preview(change));
  private preview(change: Reorganise): ReorganisePreview {
    const problems: ProblemDto[] = [];
    const hinder = (column: string, code: string, args: Args = {}) => problems.push({ code, args, hinders: true, file: null, row: null, column });
    const filled = (column: string, text: string) => {
      if (!text.trim()) hinder(column, 'field_empty');
    };
    const day = (column: string, text: string) => {
      if (!text) hinder(column, 'field_empty');
      else if (!isDay(text)) hinder(column, 'not_a_day');
    };
    const changes: ChangeLine[] = [];
    const say = (code: string, args: Args = {}) => changes.push({ code, args });
    const { name, authority, owner } = this.thing(change.kind, change.id);
    let choices: LevelChoice[] = [];
    let levels: LevelShift[] = [];
    switch (change.op) {
      case 'rename':
        filled('name', change.name);
        if (change.name === name) hinder('name', 'name_same');
        say('rename', { name, to: change.name });
        say('rename-only');
        break;
      case 'change_owner':
        filled('function', change.function);
        say(owner ? 'owner' : 'owner-first', { from: owner ?? '', to: change.function, names: name, count: change.all ? '3' : '1' });
        break;
      case 'move':
        filled('owner', change.owner);
        filled('authority', change.authority);
        for (const set of change.sets) filled(`set-${set.set}`, set.owner);
        say('move', { name, from: this.town.authorityName(authority), to: this.town.authorityName(change.authority) });
        say('move-owner', { owner: change.owner });
        for (const set of change.sets) say('move-set', { name: this.town.set(set.set).name, owner: set.owner });
        say('disclosures', { before: '12', after: '14' });
        break;
      case 'merge':
        filled('into', change.into);
        if (change.into) choices = this.choices(change.kind, change.id, change.into);
        for (const { aspect } of choices) if (!change.levels[aspect]) hinder(`level-${aspect}`, 'level_unchosen', { aspect });
        if (problems.length > 0) break;
        say('merge', { name, into: this.thing(change.kind, change.into).name });
        say('merge-alias', { id: change.id, name });
        say('follows-holding', { count: '4' });
        say('follows-flow', { count: '3' });
        if (change.kind === 'system') levels = this.shifts(change.id, change.into);
        break;
      case 'split':
        filled('name', change.name);
        filled('owner', change.owner);
        if (Object.values(change.parts).every((where) => where === 'stays')) hinder('parts', 'split_nothing');
        say('split', { name, new: change.name });
        say('split-holding', { goes: '1', both: '0', stays: '3' });
        say(change.kind === 'system' ? 'split-system-levels' : 'split-set-levels');
        break;
      case 'decommission':
        day('at', change.at);
        filled('reason', change.reason);
        filled('goes_to', change.goes_to);
        say(change.at > today() ? 'decommission-later' : 'decommission', { name, at: change.at });
        for (const set of change.sets) say('decommission-set', { name: this.town.set(set).name });
        say('decommission-needed', { count: '2', names: 'Elevregistret Kulan, Skolplattformen Lyktan' });
        say('decommission-history');
        break;
      case 'reinstate':
        say('reinstate', { name, at: this.town.organisation.gone.find((row) => row.id === change.id)!.at });
        break;
      case 'delete_draft':
        hinder('', 'draft_signed', { name });
        break;
      case 'dispose':
        filled('decision', change.decision);
        day('decided_at', change.decided_at);
        say('dispose', { name, rows: '42' });
        say('dispose-documents', { count: '3' });
        say('dispose-file', { path: '/home/anna/Dokument/Resultat 12.vbundle' });
        say('dispose-remembered', { id: change.id, decision: change.decision });
        break;
    }
    const stale = change.op === 'rename' && this.town.results.has(change.id) ? [name] : [];
    return { seen: this.count, problems, changes: problems.length > 0 ? [] : changes, choices, levels, stale, undoable: change.op !== 'dispose' };
  }

  private choices(kind: string, goes: string, stays: string): LevelChoice[] {
    if (kind !== 'set') return [];
    const [one, other] = [this.town.set(goes), this.town.set(stays)];
    const stated = (set: FakeSet, aspect: string) => ({ level: set.levels[aspect] ?? null, reason: set.reasons[aspect] ?? '' });
    const differing = ['K', 'R', 'T', 'S'].filter((aspect) => one.levels[aspect] !== other.levels[aspect]);
    return differing.map((aspect) => ({
      aspect,
      goes: stated(one, aspect),
      stays: stated(other, aspect),
      proposed: (one.levels[aspect] ?? -1) > (other.levels[aspect] ?? -1) ? 'goes' : 'stays',
    }));
  }

  private shifts(goes: string, stays: string): LevelShift[] {
    const [one, other] = [this.town.system(goes), this.town.system(stays)];
    const of = (system: FakeSystem) => this.lent.profile(system);
    const pairs = of(one).map((row, i) => [row, of(other)[i]!] as const);
    const raised = pairs.filter(([a, b]) => (a.calculated ?? -1) > (b.calculated ?? -1));
    return raised.map(([a, b]) => ({ system: other.name, aspect: a.aspect, before: b.calculated, after: a.calculated }));
  }

  reorganise = ({ change, seen }: ReorganiseSeen) =>
    this.lent.later((): Changed<Reorganised> => {
      if (seen !== this.count) throw error('reorganise_moved_on');
      const { problems } = this.preview(change);
      if (problems.length > 0) throw error('reorganise_problems', { count: String(problems.length) }, problems);
      this.count += 1;
      const { name } = this.thing(change.kind, change.id);
      let remains = change.id as string | null;
      let made: PartyChoice | null = null;
      const op = change.op === 'move' ? 'move_authority' : change.op;
      this.town.act({ op, args: { name, from: name } }, (town) => {
        [remains, made] = this.apply(town, change, name);
      });
      if (change.op === 'dispose') this.town.forgetUndo();
      return this.lent.changed({ view: remains ? this.view(change.kind, remains) : null, made });
    });

  /** What remains, and what is made. */
  private apply(town: Town, change: Reorganise, name: string): [string | null, PartyChoice | null] {
    const { kind, id } = change;
    const past = (of: string, row: ReorganisedRow) => (town.organisation.history[of] = [row, ...(town.organisation.history[of] ?? [])]);
    const led = (old_id: string | null, to: string) => town.organisation.led.unshift({ kind, old_id, old_name: name, name: to, at: today() });
    const list = (kind === 'system' ? town.systems : kind === 'set' ? town.sets : town.authorities) as { id: string; name: string; owner?: string | null; authority?: string }[];
    const here = list.find((one) => one.id === id);
    switch (change.op) {
      case 'rename':
        here!.name = change.name;
        led(null, change.name);
        past(id, { op: 'rename', name, at: today() });
        return [id, null];
      case 'change_owner':
        if (change.role === 'owner') here!.owner = change.function;
        return [id, null];
      case 'move':
        here!.owner = change.owner;
        here!.authority = change.authority;
        return [id, null];
      case 'merge': {
        const into = this.thing(kind, change.into).name;
        led(id, into);
        past(change.into, { op: 'merge', name, at: today() });
        if (kind === 'system') for (const h of town.holdings) if (h.system === id) h.system = change.into;
        if (kind === 'set') for (const h of town.holdings) if (h.set === id) h.set = change.into;
        if (kind === 'authority') for (const one of [...town.systems, ...town.sets]) if (one.authority === id) one.authority = change.into;
        list.splice(list.indexOf(here!), 1);
        return [change.into, null];
      }
      case 'split': {
        const fresh = town.fresh('X');
        list.push({ ...structuredClone(here!), id: fresh, name: change.name, owner: change.owner });
        town.passed.add(fresh);
        past(fresh, { op: 'split', name, at: today() });
        past(id, { op: 'split_off', name: change.name, at: today() });
        return [id, { id: fresh, name: change.name, system: kind === 'system' }];
      }
      case 'decommission': {
        const { at, reason, goes_to } = change;
        const gone = at <= today();
        const thing = gone ? (kind === 'system' ? { system: town.system(id) } : { set: town.set(id) }) : {};
        const of = (h: Town['holdings'][number]) => gone && (kind === 'set' ? h.set : h.system) === id;
        town.organisation.gone.push({ kind, id, name, at, reason, goes_to, gone, ...thing, holdings: town.holdings.filter(of) });
        if (gone) list.splice(list.indexOf(here!), 1);
        town.holdings = town.holdings.filter((h) => !of(h));
        return [id, null];
      }
      case 'reinstate': {
        const row = town.organisation.gone.find((one) => one.id === id)!;
        if (row.system) town.systems.push(row.system);
        if (row.set) town.sets.push(row.set);
        town.holdings.push(...(row.holdings ?? []));
        town.organisation.gone = town.organisation.gone.filter((one) => one !== row);
        return [id, null];
      }
      case 'dispose': {
        const row = town.organisation.gone.find((one) => one.id === id)!;
        town.organisation.gone = town.organisation.gone.filter((one) => one !== row);
        town.organisation.disposed.unshift({ kind, id, decommissioned_at: row.at, decision: change.decision, decided_at: change.decided_at, disposed_at: new Date().toISOString() });
        return [null, null];
      }
      case 'delete_draft':
        return [null, null];
    }
  }
}
