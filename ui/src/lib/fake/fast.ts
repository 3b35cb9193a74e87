import type { BulkChange } from '../../generated/BulkChange';
import type { Cell } from '../../generated/Cell';
import type { Changed } from '../../generated/Changed';
import type { CopyLevels } from '../../generated/CopyLevels';
import type { Find } from '../../generated/Find';
import type { Found } from '../../generated/Found';
import type { LikenessView } from '../../generated/LikenessView';
import type { MatrixView } from '../../generated/MatrixView';
import type { SetLevels } from '../../generated/SetLevels';
import type { SimilarSet } from '../../generated/SimilarSet';
import type { FastHost } from '../host-fast';
import { floorsOf, packView } from './pack';
import type { FakeSet, FakeSystem, Town } from './town';

/** What the fake host lends. */
export interface Lent {
  town(): Town;
  /** Whether a register is open. */
  isOpen(): boolean;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  matrix(system: FakeSystem): MatrixView;
  cells(set: FakeSet): Cell[];
}

const both = (one: string[], other: string[]) => one.filter((code) => other.includes(code));
const words = (name: string) => name.toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word.length > 4);

/** Many levels at once, copying and finding, on the municipality in memory. */
export class FakeFast implements FastHost {
  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  private unseen(seen: { set: string; revision: number }[]): void {
    const stale = seen.map(({ set, revision }) => ({ set: this.town.set(set), revision })).filter(({ set, revision }) => set.revision !== revision);
    const names = [...new Set(stale.map(({ set }) => set.name))];
    if (names.length > 0) throw { code: 'conflict', args: { object: names.join(', ') }, problems: [] };
  }

  private changes(request: SetLevels): BulkChange[] {
    this.unseen(request.cells);
    return request.cells
      .filter((cell) => (this.town.set(cell.set).levels[cell.aspect] ?? null) !== cell.level)
      .map(({ set: id, aspect, level }) => {
        const set = this.town.set(id);
        const floor = floorsOf(set, aspect);
        const below_floor = floor !== null && level !== null && level < floor.level;
        const wants = level !== null && (level >= packView.reason_from || below_floor);
        const reason_missing = wants && !set.reasons[aspect]?.trim();
        const from = set.levels[aspect] ?? null;
        return { set: id, name: set.name, aspect, from, to: level, floor, below_floor, reason_missing, elsewhere: this.town.othersWith(id, request.system) };
      });
  }

  previewBulk = (request: SetLevels) =>
    this.lent.later(() => {
      const changes = this.changes(request);
      return { changes, same: request.cells.length - changes.length };
    });

  setLevels = (request: SetLevels) =>
    this.lent.later(() => {
      const changes = this.changes(request);
      const system = this.town.system(request.system);
      if (changes.length > 0) {
        this.town.act({ op: 'set_levels', args: { name: system.name, count: String(changes.length) } }, (town) => {
          for (const { set, aspect, to } of changes) {
            if (to === null) delete town.set(set).levels[aspect];
            else town.set(set).levels[aspect] = to;
          }
          for (const id of new Set(changes.map((c) => c.set))) town.set(id).revision += 1;
        });
      }
      return this.lent.changed(this.lent.matrix(this.town.system(request.system)));
    });

  private similar(one: FakeSet, other: FakeSet): { score: number; view: SimilarSet } {
    const here = this.town.othersWith(one.id, '');
    const systems = this.town.othersWith(other.id, '');
    const all: LikenessView[] = [
      { kind: 'name', what: both(words(one.name), words(other.name)) },
      { kind: 'identifiers', what: both(one.identifiers, other.identifiers) },
      { kind: 'personal_data', what: both(one.personal_data, other.personal_data) },
      { kind: 'system', what: both(systems, here) },
    ];
    const why = all.filter(({ what }) => what.length > 0);
    const score = why.reduce((sum, { kind, what }) => sum + (kind === 'name' ? 4 * what.length : 1), 0);
    const { id: set, name, owner, revision } = other;
    const cells = this.lent.cells(other).map(({ aspect, level, reason }) => ({ aspect, level, reason }));
    return { score, view: { set, name, owner, revision, why, systems, cells, classified_at: '2026-03-12', authority_name: this.town.authorityName(other.authority) } };
  }

  similarSets = (id: string) =>
    this.lent.later(() => {
      const one = this.town.set(id);
      const others = this.town.sets.filter((set) => set.id !== id && Object.keys(set.levels).length > 0);
      const found = others.map((set) => this.similar(one, set)).filter(({ score }) => score > 0);
      found.sort((a, b) => b.score - a.score);
      const cells = this.lent.cells(one).map(({ aspect, level, reason }) => ({ aspect, level, reason }));
      return { set: id, revision: one.revision, cells, similar: found.slice(0, 8).map(({ view }) => view) };
    });

  copyLevels = (request: CopyLevels) =>
    this.lent.later(() => {
      this.unseen([request, { set: request.from, revision: request.from_revision }]);
      const from = this.town.set(request.from);
      this.town.act({ op: 'copy_levels', args: { name: this.town.set(request.set).name, from: from.name } }, (town) => {
        const to = town.set(request.set);
        for (const aspect of request.aspects) {
          const level = from.levels[aspect];
          if (level === undefined) continue;
          to.levels[aspect] = level;
          to.reasons[aspect] = from.reasons[aspect] ?? '';
        }
        to.revision += 1;
      });
      return this.lent.changed(this.lent.matrix(this.town.system(request.system)));
    });

  find = (request: Find) =>
    this.lent.later(() => {
      const query = request.query.trim().toLowerCase();
      const fits = (name: string) => name.toLowerCase().includes(query);
      if (!query) return [];
      const found: Found[] = request.own.filter((own) => own.names.some(fits)).map(({ id }) => ({ kind: 'own', id, name: '', place: '', system: null, was: null }));
      if (!this.lent.isOpen()) return found;
      const town = this.town;
      for (const { id, name, authority } of town.systems.filter((s) => fits(s.name))) {
        found.push({ kind: 'system', id, name, place: town.authorityName(authority), system: id, was: null });
      }
      for (const { id, name } of town.sets.filter((s) => fits(s.name))) {
        const holdings = town.holdings.filter((h) => h.set === id);
        const holding = holdings.find((h) => h.system === request.system) ?? holdings[0];
        if (holding) found.push({ kind: 'set', id, name, place: town.system(holding.system).name, system: holding.system, was: null });
      }
      for (const one of town.organisation.led.filter((row) => fits(row.old_name) || fits(row.old_id ?? ''))) {
        const system = town.systems.find((s) => s.name === one.name);
        if (system && !found.some((f) => f.id === system.id)) found.push({ kind: 'system', id: system.id, name: system.name, place: town.authorityName(system.authority), system: system.id, was: one.old_name });
      }
      for (const { kind, id, name } of town.organisation.gone.filter((row) => fits(row.name))) found.push({ kind: kind === 'system' ? 'gone_system' : 'gone_set', id, name, place: '', system: null, was: null });
      return found.slice(0, 12);
    });
}
