import type { AnswerGate } from '../../generated/AnswerGate';
import type { Changed } from '../../generated/Changed';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { GateQuestionView } from '../../generated/GateQuestionView';
import type { GateView } from '../../generated/GateView';
import type { LeftRow } from '../../generated/LeftRow';
import type { LiftStop } from '../../generated/LiftStop';
import type { PurgePreview } from '../../generated/PurgePreview';
import type { PurgeReport } from '../../generated/PurgeReport';
import type { PurgeRequest } from '../../generated/PurgeRequest';
import type { SignWithdrawals } from '../../generated/SignWithdrawals';
import type { StopRequest } from '../../generated/StopRequest';
import type { StoppedView } from '../../generated/StoppedView';
import type { SystemHead } from '../../generated/SystemHead';
import type { TaskState } from '../../generated/TaskState';
import type { GateHost } from '../host-gate';
import pack from '../../../../assets/packs/lamplighet/2026-1/pack.json';
import { error } from './errors';
import type { FakeSystem, Town } from './town';

/** The system whose gate is asked again, because of this set. */
const AGAIN = { system: 'SYS-39', set: 'Beredskapslager' };

const questions: GateQuestionView[] = pack.gate;

/** What the fake host lends. */
interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
}

/** The stop-gate on the municipality in memory: systems that are stopped are put aside. */
export class FakeGate implements GateHost {
  private aside = new Map<string, FakeSystem>();
  private purged: PurgeReport | null = null;
  private signed = false;

  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  state(system: FakeSystem): TaskState {
    if (!this.town.passed.has(system.id)) return 'not_started';
    return system.id === AGAIN.system && this.town.sample ? 'started' : 'done';
  }

  /** As after a purge, when the window has been loaded anew. */
  afterPurge(): void {
    this.put('SYS-46');
    this.put('SYS-45');
    this.end('ST-2026-2', 'purged');
    this.purged = this.report('ST-2026-2');
  }

  gate = (id: string) =>
    this.lent.later((): GateView => {
      const system = this.town.system(id);
      const state = this.state(system);
      return {
        system: this.lent.head(system),
        questions,
        state,
        answered_at: state === 'not_started' ? null : '2026-11-20T09:00:00Z',
        because_of: state === 'started' ? [AGAIN.set] : [],
      };
    });
  gateQuestions = () => this.lent.later(() => questions);
  answerGate = (request: AnswerGate) =>
    this.lent.later(() => {
      if (Object.values(request.answers).some((answer) => answer !== 'no')) {
        return this.lent.changed({ stopped: this.put(request.system), gate: null });
      }
      const name = this.town.system(request.system).name;
      this.town.act({ op: 'answer_gate', args: { name } }, (town) => town.passed.add(request.system));
      return this.lent.changed({ stopped: null, gate: null });
    });

  stopChoices = (id: string | null) =>
    this.lent.later(() => {
      const system = this.town.systems.find((s) => s.id === id);
      const choice = ({ id, name }: { id: string; name: string }, system: boolean) => ({ id, name, system });
      return {
        systems: this.town.systems.map((s) => choice(s, true)).sort((a, b) => a.name.localeCompare(b.name, 'sv')),
        sets: system ? this.town.carried(system).map(({ set }) => choice(set, false)) : [],
      };
    });
  stop = (request: StopRequest) =>
    this.lent.later(() => {
      this.put(request.id);
      return this.lent.changed(this.view());
    });

  /** Puts something aside under a new code. */
  put(id: string | null): string {
    const code = `ST-2026-${this.town.stopped.length + 1}`;
    const at = new Date().toISOString();
    const nothing = id === null;
    this.town.stopped.unshift({ code, kind: 'system', state: nothing ? 'purged' : 'locked', stopped_at: at, ended_at: nothing ? at : null, lift_reason: null });
    const system = this.town.systems.find((s) => s.id === id);
    if (system) {
      this.aside.set(code, system);
      this.town.systems = this.town.systems.filter((s) => s !== system);
    }
    this.town.forgetUndo();
    return code;
  }
  private end(code: string, state: 'lifted' | 'purged', reason: string | null = null): void {
    const row = this.town.stopped.find((r) => r.code === code && r.state === 'locked');
    if (!row) throw error('unknown_thing', { id: code });
    Object.assign(row, { state, ended_at: new Date().toISOString(), lift_reason: reason });
    const system = this.aside.get(code);
    this.aside.delete(code);
    if (system && state === 'lifted') {
      this.town.systems.push(system);
      this.town.passed.delete(system.id);
    }
  }
  liftStop = (request: LiftStop) =>
    this.lent.later(() => {
      this.end(request.code, 'lifted', request.reason);
      return this.lent.changed(this.view());
    });

  stopped = () => this.lent.later(() => this.view());
  private view(): StoppedView {
    const left = this.town.stopped.flatMap((row): LeftRow[] => {
      const at = '2026-11-18T13:20:00Z';
      const locked = row.state === 'locked';
      if (!locked && this.purged?.code !== row.code) return [];
      const file = { code: row.code, kind: 'file', digest: '9c41'.repeat(16), at, withdrawn: this.signed };
      if (locked) return [{ ...file, digest: `${row.code}9c41`.repeat(4), path: '/home/anna/Dokument/Resultat 12.vbundle', withdrawn: false }];
      return [{ ...file, path: null }, { ...file, kind: 'document', digest: 'a3f1'.repeat(16), path: null }];
    });
    const due = this.purged ? 2 : 0;
    return { rows: this.town.stopped, left, to_sign: this.signed ? 0 : due, signed: this.signed ? due : 0, purged: this.purged };
  }
  private report(code: string): PurgeReport {
    return {
      code,
      files: ['/home/anna/Dokument/Resultat 12.vbundle', '/home/anna/Dokument/Rapport 12.pdf'],
      sign_anew: ['Ekonomisystemet'],
      mentions: [{ kind: 'set', name: 'Leverantörsfakturor', texts: 1 }],
    };
  }
  purgePreview = (code: string) =>
    this.lent.later(
      (): PurgePreview => ({ code, systems: 1, sets: 4, flows: 3, documents: 1, stay: ['Leverantörsregister'], report: this.report(code) }),
    );
  purge = (request: PurgeRequest) =>
    this.lent.later(() => {
      if (request.typed !== request.code) throw error('purge_not_confirmed', { code: request.code });
      this.end(request.code, 'purged');
      this.purged = this.report(request.code);
      return this.lent.changed(this.view());
    });
  signWithdrawals = (request: SignWithdrawals) =>
    this.lent.later(() => {
      if (!request.passphrase) throw error('wrong_key_passphrase');
      this.signed = true;
      return this.lent.changed(this.view());
    });
  exportWithdrawals = () => this.lent.later((): ExportReceipt => ({ path: '/home/anna/Dokument/Återkallelser.vbundle', bytes: 3_112, documents: [] }));
}
