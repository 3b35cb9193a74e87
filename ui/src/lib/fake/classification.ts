import type { AssetsView } from '../../generated/AssetsView';
import type { Cell } from '../../generated/Cell';
import type { Changed } from '../../generated/Changed';
import type { HoldSet } from '../../generated/HoldSet';
import type { MatrixView } from '../../generated/MatrixView';
import type { NewSet } from '../../generated/NewSet';
import type { OtherSet } from '../../generated/OtherSet';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { ReleaseSet } from '../../generated/ReleaseSet';
import type { SetLevel } from '../../generated/SetLevel';
import type { SetOwner } from '../../generated/SetOwner';
import type { SetReason } from '../../generated/SetReason';
import type { SystemHead } from '../../generated/SystemHead';
import type { TaskState } from '../../generated/TaskState';
import type { Host } from '../host';
import { error } from './errors';
import { floorsOf, packView } from './pack';
import type { FakeSet, FakeSystem, Town } from './town';

/** How far the classification of a system has come, in sets and cells. */
export interface Progress {
  sets: number;
  incoming: number;
  ownerless: number;
  cells: number;
  assessed: number;
  reasons: number;
  below: number;
}

interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
}

/** The information sets of a system and their levels, on the municipality in memory. */
export class FakeClassification implements Pick<Host, 'assets' | 'addSet' | 'otherSets' | 'holdSet' | 'releaseSet' | 'setOwner' | 'matrix' | 'setLevel' | 'setReason'> {
  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  /** How far the sets that a system carries have come. */
  progress(system: FakeSystem): Progress {
    const carried = this.town.carried(system);
    const cells = carried.flatMap((c) => this.cells(c.set));
    return {
      sets: carried.length,
      incoming: carried.filter((c) => !c.held).length,
      ownerless: carried.filter((c) => !c.set.owner).length,
      cells: cells.length,
      assessed: cells.filter((c) => c.level !== null).length,
      reasons: cells.filter((c) => c.reason_missing).length,
      below: cells.filter((c) => c.below_floor).length,
    };
  }

  /** What each aspect of a set has, and what it lacks. */
  cells(set: FakeSet): Cell[] {
    return packView.aspects.map((aspect) => {
      const level = set.levels[aspect.id] ?? null;
      const reason = set.reasons[aspect.id] ?? '';
      const floor = floorsOf(set, aspect.id);
      const below_floor = floor !== null && level !== null && level < floor.level;
      const wants = level !== null && (level >= packView.reason_from || below_floor);
      return { aspect: aspect.id, level, category: set.categories[aspect.id] ?? null, reason, floor, below_floor, reason_missing: wants && !reason.trim() };
    });
  }

  /** Where the step stands. */
  state(system: FakeSystem): TaskState {
    const p = this.progress(system);
    if (p.cells === 0) return 'blocked';
    if (p.assessed === 0) return 'not_started';
    return p.assessed < p.cells || p.reasons > 0 ? 'started' : 'done';
  }

  /** The highest level for each aspect, and the set that it comes from. */
  profile(system: FakeSystem): ProfileRow[] {
    const carried = this.town.carried(system);
    return packView.aspects.map(({ id }) => {
      const best = carried.reduce<FakeSet | null>((top, { set }) => ((set.levels[id] ?? -1) > (top?.levels[id] ?? -1) ? set : top), null);
      return {
        aspect: id,
        adopted: this.town.adopted.find((a) => a.system === system.id)?.levels[id] ?? null,
        calculated: best?.levels[id] ?? null,
        complete: carried.every((c) => c.set.levels[id] !== undefined),
        because: best
          ? [
              { kind: 'system', id: system.id, name: system.name, reason: null },
              { kind: 'carries', id: best.id, name: best.name, reason: best.reasons[id] ?? null },
            ]
          : [],
      };
    });
  }
  assets = (id: string) => this.lent.later(() => this.assetsView(this.town.system(id)));
  private assetsView(system: FakeSystem): AssetsView {
    const { town } = this;
    return {
      system: this.lent.head(system),
      sets: town.carried(system).map(({ set, held, master, from }) => ({
        id: set.id,
        name: set.name,
        description: set.description,
        authority_name: town.authorityName(set.authority),
        owner: set.owner,
        held,
        master,
        from,
        personal_data: set.personal_data,
        identifiers: set.identifiers,
        secrecy: set.secrecy,
        subjects: set.subjects,
        central: town.central,
        also_in: town.othersWith(set.id, system.id),
        revision: set.revision,
      })),
    };
  }
  addSet = (request: NewSet) =>
    this.lent.later(() => {
      const system = this.town.system(request.system);
      if (!request.name.trim()) throw error('name_empty');
      this.town.act({ op: 'add_set', args: { name: request.name } }, (town) => {
        const id = town.fresh('I');
        const { name, description, personal_data, identifiers } = request;
        town.sets.push({ id, name, description, personal_data, identifiers, owner: request.owner || null, authority: system.authority, secrecy: [], subjects: null, levels: {}, reasons: {}, categories: {}, revision: 1 });
        town.holdings.push({ system: system.id, set: id, handling: 'stores', master: true });
      });
      return this.lent.changed(this.assetsView(this.town.system(request.system)));
    });
  otherSets = (system: string): Promise<OtherSet[]> =>
    this.lent.later(() => {
      const { town } = this;
      const held = new Set(town.holdings.filter((h) => h.system === system).map((h) => h.set));
      const others = town.sets.filter((set) => !held.has(set.id));
      return others
        .map(({ id, name, owner }) => ({ set: id, name, owner, held_in: town.othersWith(id, system) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    });
  holdSet = (request: HoldSet) =>
    this.lent.later(() => {
      const { system, set, handling } = request;
      this.town.act({ op: 'hold_set', args: { name: this.town.set(set).name } }, (town) => {
        town.holdings.push({ system, set, handling, master: false });
      });
      return this.lent.changed(this.assetsView(this.town.system(system)));
    });
  releaseSet = ({ system, set }: ReleaseSet) =>
    this.lent.later(() => {
      if (this.town.othersWith(set, system).length === 0) throw error('set_only_here', { name: this.town.set(set).name });
      this.town.act({ op: 'release_set', args: { name: this.town.set(set).name } }, (town) => {
        town.holdings = town.holdings.filter((h) => h.system !== system || h.set !== set);
      });
      return this.lent.changed(this.assetsView(this.town.system(system)));
    });
  setOwner = (request: SetOwner) =>
    this.lent.later(() => {
      const { town } = this;
      const thing = request.set ? town.set(request.set) : town.system(request.system);
      town.act({ op: 'set_owner', args: { name: thing.name } }, (t) => {
        const same = request.set ? t.set(request.set) : t.system(request.system);
        same.owner = request.owner.trim() || null;
      });
      return this.lent.changed(this.assetsView(this.town.system(request.system)));
    });

  matrix = (id: string) => this.lent.later(() => this.matrixView(this.town.system(id)));
  matrixView(system: FakeSystem): MatrixView {
    const { town } = this;
    return {
      system: this.lent.head(system),
      rows: town.carried(system).map(({ set, held, from }) => ({
        set: set.id,
        name: set.name,
        description: set.description,
        owner: set.owner,
        authority_name: town.authorityName(set.authority),
        held,
        source: held ? null : from.join(', ') || null,
        systems: town.othersWith(set.id, '').length,
        revision: set.revision,
        cells: this.cells(set),
      })),
      profile: this.profile(system),
    };
  }
  setLevel = (request: SetLevel) =>
    this.lent.later(() => {
      const set = this.town.set(request.set);
      if (set.revision !== request.revision) throw error('conflict', { object: `${set.id}/${request.aspect}` });
      const word = (level: number | null | undefined) => (level === null || level === undefined ? '–' : String(level));
      const args = { name: set.name, aspect: request.aspect, from: word(set.levels[request.aspect]), to: word(request.level) };
      this.town.act({ op: 'set_level', args }, (town) => {
        const same = town.set(request.set);
        if (request.level === null) delete same.levels[request.aspect];
        else same.levels[request.aspect] = request.level;
        same.revision += 1;
      });
      return this.lent.changed(this.matrixView(this.town.system(request.system)));
    });
  setReason = (request: SetReason) =>
    this.lent.later(() => {
      const set = this.town.set(request.set);
      if (set.revision !== request.revision) throw error('conflict', { object: `${set.id}/${request.aspect}` });
      if (request.reason.length > 4000) throw error('reason_too_long');
      this.town.act({ op: 'set_reason', args: { name: set.name, aspect: request.aspect } }, (town) => {
        const same = town.set(request.set);
        same.reasons[request.aspect] = request.reason.trim();
        if (request.category) same.categories[request.aspect] = request.category;
        else delete same.categories[request.aspect];
        same.revision += 1;
      });
      return this.lent.changed(this.matrixView(this.town.system(request.system)));
    });
}
