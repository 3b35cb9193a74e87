import type { AnsweringView } from '../../generated/AnsweringView';
import type { AskableOwner } from '../../generated/AskableOwner';
import type { AssignmentFile } from '../../generated/AssignmentFile';
import type { AssignmentRow } from '../../generated/AssignmentRow';
import type { AssignmentsView } from '../../generated/AssignmentsView';
import type { Changed } from '../../generated/Changed';
import type { CompareCell } from '../../generated/CompareCell';
import type { MergeAnswers } from '../../generated/MergeAnswers';
import type { ResponseFile } from '../../generated/ResponseFile';
import type { ResponseRow } from '../../generated/ResponseRow';
import type { ResponsesRead } from '../../generated/ResponsesRead';
import type { SendAssignment } from '../../generated/SendAssignment';
import type { SentAssignment } from '../../generated/SentAssignment';
import type { SystemHead } from '../../generated/SystemHead';
import { error } from './errors';
import { packView } from './pack';
import type { FakeSet, FakeSystem, Town } from './town';

/** What the fake host lends. */
interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
}

/** The code of every assignment here. */
const CODE = '0123-4567-89AB-CDEF';
/** The system that the owner's assignment is about. */
const ASKED = 'SYS-16';
/** Who has answered what: a level above or below the first, and one who does not know. */
const SAID = [
  { function: 'Ekonomichef', signed: true, level: 1 },
  { function: 'Controller', signed: true, level: 3 },
  { function: 'Redovisningsassistent', signed: false, level: null },
];

/** Assignments and answers on the municipality in memory. */
export class FakeAssignments {
  /** Whether the municipality is the file of an assignment. */
  isAnswering = false;
  private sent: AssignmentRow[] = [];
  private read = false;
  private origins = new Map<string, string>();
  private handedIn: string | null = null;

  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  private owners(system: FakeSystem): AskableOwner[] {
    const owners: AskableOwner[] = [];
    for (const { set } of this.town.carried(system)) {
      let owner = owners.find((o) => o.authority === set.authority && o.function === (set.owner ?? ''));
      if (!owner) owners.push((owner = { authority: set.authority, authority_name: this.town.authorityName(set.authority), function: set.owner ?? '', sets: [], names: [] }));
      owner.sets.push(set.id);
      owner.names.push(set.name);
    }
    return owners;
  }

  private cell(set: FakeSet, aspect: string, place: number): CompareCell {
    const agreed = place > 1;
    const answers = SAID.filter((said) => !agreed || said.level !== null).map((said) => ({
      response: said.function,
      function: said.function,
      signed: said.signed,
      level: agreed ? 2 : said.level,
      category: null,
      reason: said.level === null ? '' : 'Det tar tid att rätta till.',
      stale: false,
      foreign: false,
    }));
    return { set: set.id, name: set.name, aspect, level: set.levels[aspect] ?? null, origin: this.origins.get(`${set.id} ${aspect}`) ?? null, revision: set.revision, answers, spread: agreed ? 0 : 2, agreed };
  }

  private view(id: string): AssignmentsView {
    const system = this.town.system(id);
    const sets = this.read ? this.town.carried(system).slice(0, 2).map(({ set }) => set) : [];
    const cells = sets.flatMap((set) => packView.aspects.map((aspect, place) => this.cell(set, aspect.id, place)));
    const responses: ResponseRow[] = this.read
      ? SAID.map((said) => ({ id: said.function, function: said.function, signed: said.signed, read_by: 'anna', received_at: new Date().toISOString(), late: !said.signed, answers: 8, notes: said.signed ? '' : 'Fråga gärna vidare.' }))
      : [];
    return { system: this.lent.head(system), owners: this.owners(system), sent: this.sent, responses, cells: cells.sort((a, b) => b.spread - a.spread) };
  }

  assignments = (system: string) => this.lent.later(() => this.view(system));
  sendAssignment = (request: SendAssignment) =>
    this.lent.later((): Changed<SentAssignment> => {
      if (!request.function) throw error('name_empty');
      if (request.sets.length === 0) throw error('nothing_to_ask');
      if (!request.valid_until) throw error('date_invalid');
      if (request.passphrase === 'fel') throw error('wrong_key_passphrase');
      const { authority, form, function: asked, valid_until } = request;
      this.sent = [{ id: `A${this.sent.length + 1}`, function: asked, authority_name: this.town.authorityName(authority), form, sets: request.sets.length, valid_until, created_at: new Date().toISOString(), state: 'sent' }, ...this.sent];
      const file = form === 'file';
      return this.lent.changed({ path: `/home/anna/Dokument/${asked}.${file ? 'vbundle' : 'xlsx'}`, code: file ? CODE : null, assignments: this.view(request.system) });
    });
  withdrawAssignment = (id: string) =>
    this.lent.later(() => {
      this.sent = this.sent.map((row) => (row.id === id ? { ...row, state: 'withdrawn' as const } : row));
      return this.lent.changed(this.view(ASKED));
    });
  chooseResponses = (system: string) =>
    this.lent.later((): Changed<ResponsesRead> => {
      const again = this.read;
      this.read = true;
      const files: ResponseFile[] = SAID.map((said) => ({ file: `Svar, ${said.function}.${said.signed ? 'vbundle' : 'xlsx'}`, outcome: again ? 'same' : said.signed ? 'good' : 'late', taken: !again, function: said.function, problems: [] }));
      files.push({ file: 'Ändrat.vbundle', outcome: 'edited', taken: false, function: null, problems: [] });
      files.push({ file: 'Ifyllt.xlsx', outcome: 'cells', taken: false, function: 'Controller', problems: [{ code: 'cell_level', args: { cell: 'C3', value: '9 <b>Hög</b>' }, hinders: true, file: null, row: null, column: null }] });
      return this.lent.changed({ files, assignments: this.view(system) });
    });
  mergeAnswers = (request: MergeAnswers) =>
    this.lent.later(() => {
      for (const pick of request.picks) {
        const level = SAID.find((said) => said.function === pick.response)!.level;
        const cell = this.view(request.system).cells.find((c) => c.set === pick.set && c.aspect === pick.aspect)!;
        const answer = cell.answers.find((a) => a.response === pick.response)!;
        if (cell.level !== null && cell.level !== answer.level && !pick.over) throw error('merge_unseen', { name: cell.name });
        this.take(request.system, pick.set, pick.aspect, pick.response, answer.level ?? level);
      }
      return this.lent.changed(this.view(request.system));
    });
  mergeAgreed = (system: string) =>
    this.lent.later(() => {
      const free = this.view(system).cells.filter((cell) => cell.agreed && cell.level === null);
      if (free.length === 0) throw error('nothing_to_merge');
      for (const cell of free) this.take(system, cell.set, cell.aspect, cell.answers[0]!.response, cell.answers[0]!.level);
      return this.lent.changed(this.view(system));
    });

  private take(system: string, id: string, aspect: string, from: string, level: number | null): void {
    this.town.act({ op: 'merge_answers', args: { name: this.town.system(system).name } }, (town) => {
      const set = town.sets.find((s) => s.id === id)!;
      if (level === null) delete set.levels[aspect];
      else set.levels[aspect] = level;
      set.revision += 1;
    });
    this.origins.set(`${id} ${aspect}`, from);
  }

  chooseAssignment = () =>
    this.lent.later((): AssignmentFile => ({ system: 'Ekonomisystemet', authority_name: 'Kommunstyrelsen', function: 'Ekonomichef', sets: 2, valid_until: '2027-01-31', expired: false, begun: false }));
  /** Whether a code opens the assignment. */
  checkCode(code: string): void {
    if (code.replaceAll(/[\s-]/g, '').toUpperCase() !== CODE.replaceAll('-', '')) throw error('assignment_code_wrong');
    this.isAnswering = true;
  }
  answering = () => this.lent.later(() => (this.isAnswering ? this.answeringView() : null));
  handIn = () =>
    this.lent.later(() => {
      if (this.answeringView().answered === 0) throw error('nothing_answered');
      this.handedIn = new Date().toISOString();
      return this.lent.changed(this.answeringView());
    });

  private answeringView(): AnsweringView {
    const system = this.town.system(ASKED);
    const sets = this.town.carried(system).map(({ set }) => set);
    const answered = sets.reduce((sum, set) => sum + Object.keys(set.levels).length + (set.unknown?.length ?? 0), 0);
    return { system: ASKED, name: system.name, function: 'Ekonomichef', invitation: 'Fyll i före torsdagens verkstad.\nHör av dig om något är oklart.', valid_until: '2027-01-31', expired: false, answered, questions: sets.length * packView.aspects.length, handed_in_at: this.handedIn };
  }
}
