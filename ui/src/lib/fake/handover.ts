import type { AwayView } from '../../generated/AwayView';
import type { Changed } from '../../generated/Changed';
import type { HandedOver } from '../../generated/HandedOver';
import type { HandOver } from '../../generated/HandOver';
import type { HandoverFile } from '../../generated/HandoverFile';
import type { HandOverView } from '../../generated/HandOverView';
import type { SystemHead } from '../../generated/SystemHead';
import type { TakeInThing } from '../../generated/TakeInThing';
import type { TakeInView } from '../../generated/TakeInView';
import type { TakenIn } from '../../generated/TakenIn';
import type { TaskListView } from '../../generated/TaskListView';
import type { HandoverHost } from '../host-handover';
import { error } from './errors';
import type { FakeSystem, Town } from './town';

/** What the fake host lends. */
interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
  tasks(system: FakeSystem): TaskListView;
}

/** The code of every file here. */
const CODE = '0123-4567-89AB-CDEF';
/** The system in every file here. */
const SENT = 'SYS-16';

/** Handing over on the municipality in memory. */
export class FakeHandovers implements HandoverHost {
  private gone = new Map<string, AwayView>();
  private chosen = false;
  private opened = false;
  private taken = false;

  constructor(private lent: Lent) {}

  away(system: string): AwayView | null {
    return this.gone.get(system) ?? null;
  }

  /** Throws when a system is locked. */
  check(system: string): void {
    const away = this.away(system);
    if (away?.to_whom) throw error('handed_over', { whom: away.to_whom, at: away.at.slice(0, 10) });
    if (away) throw error('kept_elsewhere', { register: away.register ?? '' });
  }

  handOverView = (id: string) =>
    this.lent.later((): HandOverView => {
      const town = this.lent.town();
      const system = town.system(id);
      this.check(id);
      const carried = town.carried(system);
      const flows = town.links.flows.filter((flow) => flow.from === id || flow.to === id);
      const neighbours = new Set(flows.map((flow) => (flow.from === id ? flow.to_name : flow.from_name)));
      return {
        system: this.lent.head(system),
        sets: carried.filter((c) => c.held).map(({ set }) => ({ name: set.name, also_in: town.othersWith(set.id, id) })),
        copied_sets: carried.filter((c) => !c.held).map(({ set }) => set.name),
        neighbours: [...neighbours].sort((a, b) => a.localeCompare(b, 'sv')),
        assessments: 1,
        workshops: 0,
        documents: 2,
        assignments: id === SENT ? 1 : 0,
        round_open: id === 'SYS-46',
      };
    });
  handOver = (request: HandOver) =>
    this.lent.later((): Changed<HandedOver> => {
      const system = this.lent.town().system(request.system);
      if (!request.to_whom.trim()) throw error('name_empty');
      this.gone.set(system.id, { to_whom: request.to_whom, register: null, at: new Date().toISOString() });
      return this.lent.changed({ path: `/home/anna/Dokument/${system.name}.vhandover`, code: CODE, system: this.lent.head(system) });
    });
  takeBack = (id: string) =>
    this.lent.later(() => {
      this.gone.delete(id);
      return this.lent.changed(this.lent.tasks(this.lent.town().system(id)));
    });

  chooseHandover = () =>
    this.lent.later((): HandoverFile => {
      this.chosen = true;
      return { name: 'Ekonomisystemet.vhandover' };
    });
  openHandover = (code: string) =>
    this.lent.later((): TakeInView => {
      if (!this.chosen) throw error('handover_none');
      if (code.replaceAll(/[\s-]/g, '').toUpperCase() !== CODE.replaceAll('-', '')) throw error('handover_code_wrong');
      this.opened = true;
      const things: TakeInThing[] = [
        { kind: 'system', name: 'Ekonomisystemet', name_here: 'Ekonomi <b>1</b>', change: 'replaced' },
        { kind: 'set', name: 'Leverantörsfakturor', name_here: null, change: 'replaced' },
        { kind: 'flow', name: 'Ekonomisystemet → Banken: Utbetalningar', name_here: null, change: 'removed' },
        { kind: 'set', name: 'Budget', name_here: null, change: 'new' },
        { kind: 'document', name: 'Samordnare, 2026-11-20', name_here: null, change: 'new' },
        { kind: 'system', name: 'Banken', name_here: null, change: 'guest' },
        { kind: 'set', name: 'Konton', name_here: null, change: 'kept' },
        { kind: 'set', name: 'Avtal', name_here: null, change: 'same' },
      ];
      return {
        system: 'Ekonomisystemet',
        from: 'Ekonomi och upphandling 2026',
        by: 'lisa',
        to_whom: 'Samordnare Anna',
        at: '2026-11-20T09:00:00.000Z',
        left_at: this.gone.has(SENT) ? this.gone.get(SENT)!.at : null,
        already: this.taken,
        things: this.taken ? [] : things,
      };
    });
  takeIn = () =>
    this.lent.later((): Changed<TakenIn> => {
      if (!this.opened) throw error('handover_none');
      this.opened = this.chosen = false;
      this.taken = true;
      this.gone.delete(SENT);
      this.gone.set('SYS-17', { to_whom: null, register: 'Ekonomi och upphandling 2026', at: '2026-11-20T09:00:00.000Z' });
      return this.lent.changed({ system: SENT });
    });
  cancelHandover = () =>
    this.lent.later(() => {
      this.opened = this.chosen = false;
      return null;
    });
}
