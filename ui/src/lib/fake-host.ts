import type { AssetsView } from '../generated/AssetsView';
import type { Cell } from '../generated/Cell';
import type { Changed } from '../generated/Changed';
import type { FolderView } from '../generated/FolderView';
import type { ImportMapping } from '../generated/ImportMapping';
import type { ImportView } from '../generated/ImportView';
import type { MatrixView } from '../generated/MatrixView';
import type { NewRegister } from '../generated/NewRegister';
import type { NewSet } from '../generated/NewSet';
import type { NewSystem } from '../generated/NewSystem';
import type { OpenRegister } from '../generated/OpenRegister';
import type { PackChangeView } from '../generated/PackChangeView';
import type { PackView } from '../generated/PackView';
import type { ProfileRow } from '../generated/ProfileRow';
import type { RecentRegister } from '../generated/RecentRegister';
import type { RegisterView } from '../generated/RegisterView';
import type { SetLevel } from '../generated/SetLevel';
import type { SetOwner } from '../generated/SetOwner';
import type { SetReason } from '../generated/SetReason';
import type { StartView } from '../generated/StartView';
import type { StepId } from '../generated/StepId';
import type { SystemHead } from '../generated/SystemHead';
import type { TaskListView } from '../generated/TaskListView';
import type { TaskState } from '../generated/TaskState';
import { FakeAssignments } from './fake/assignment';
import { FakeDpias } from './fake/dpia';
import { checkPassphrases, error } from './fake/errors';
import { FakeFast } from './fake/fast';
import { FakeRecords } from './fake/records';
import { FakeReview, NOT_BUILT, type Progress } from './fake/review';
import { importExample, remap } from './fake/tables';
import { Town, type FakeSet, type FakeSystem } from './fake/town';
import { floorsOf, packView, rawPack } from './fake/pack';
import { FakeGate } from './fake/gate';
import { FakeHandovers } from './fake/handover';
import { FakeSuitability } from './fake/suitability';
import { FakeTogether } from './fake/together';
import { FakeWorkshop } from './fake/workshop';
import type { Host } from './host';

const STEPS: StepId[] = ['gate', 'assets', 'classify', 'together', 'suitability', 'risks', 'review'];

/**
 * A host for the browser, for tests and design work: a small municipality in memory. It stands in
 * for Rust; nothing here is a model of how Varsam calculates.
 */
export class FakeHost implements Host {
  private town: Town | null = null;
  private language = 'sv';
  private folder: FolderView = { path: '/home/anna/Varsam', synchronised_by: null };
  private import: ImportView | null = null;
  /** How many sets to add to one system, to see how the window bears it. */
  private big = 0;
  private passphrases = new Map([['r1', 'hemlig lösenfras 1'], ['r2', 'hemlig lösenfras 2']]);
  private recent: RecentRegister[] = [
    { id: 'r1', name: 'Ekonomi och upphandling 2026', path: '/home/anna/Varsam/Ekonomi och upphandling 2026.varsam', exists: true, changed_at: new Date(Date.now() - 3_600_000).toISOString() },
    { id: 'r2', name: 'Vård och omsorg 2026', path: '/home/anna/Varsam/Vård och omsorg 2026.varsam', exists: true, changed_at: '2025-11-11T09:00:00Z' },
    { id: 'r3', name: 'Skola och elevhälsa 2025', path: '/media/usb/Klassning/Skola och elevhälsa 2025.varsam', exists: false, changed_at: null },
  ];

  constructor() {
    const asked = new URLSearchParams(location.search);
    if (asked.has('empty')) this.recent = [];
    this.big = Number(asked.get('big') ?? 0);
    this.language = asked.get('lang') ?? 'sv';
    const staged = asked.get('projected');
    if (staged !== null) {
      this.town = Town.sample('Exempelstad', '/home/anna/Varsam/Exempelstad.varsam', '212000-0142', true);
      void this.meeting.stage('SYS-46', staged === 'revealed');
    }
    if (asked.has('purged')) {
      // Only the sample municipality has keys from the start.
      this.town = Town.sample('Exempelstad', '/home/anna/Varsam/Exempelstad.varsam', '212000-0142', asked.get('purged') !== 'keyless');
      this.guard.afterPurge();
    }
  }

  /** A little later, like a real answer. */
  private async later<T>(value: () => T): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return structuredClone(value());
  }

  private get open(): Town {
    if (!this.town) throw error('no_register_open');
    return this.town;
  }

  private changed<T>(view: T): Changed<T> {
    return { standing: this.open.standing(), view };
  }

  start = () => this.later(() => this.startView());
  private startView(): StartView {
    return { version: '0.1.0', recent: this.recent, folder: this.folder, pack: { id: rawPack.id, version: rawPack.version, name: rawPack.name }, language: this.language, open: this.town !== null };
  }
  uiReady = () => this.later(() => null);
  setLanguage = (language: string) =>
    this.later(() => {
      this.language = language;
      return null;
    });

  chooseFolder = () =>
    this.later(() => (this.folder = { path: '/home/anna/OneDrive/Klassning', synchronised_by: 'onedrive' }));
  createRegister = (request: NewRegister) =>
    this.later(() => {
      checkPassphrases(request);
      if (request.org && !/^\d{6}-?\d{4}$/.test(request.org)) throw error('org_invalid');
      if (this.recent.some((r) => r.name === request.name)) throw error('register_exists');
      this.town = Town.empty(request.name, `${this.folder.path}/${request.name}.varsam`, request.org || null);
      return this.changed(this.registerView());
    });
  chooseRegister = () => this.later(() => this.recent.find((r) => r.exists) ?? null);
  openRegister = (request: OpenRegister) =>
    this.later(() => {
      const recent = this.recent.find((r) => r.id === request.id);
      if (!recent) throw error('unknown_thing', { id: request.id });
      if (this.passphrases.get(request.id) !== request.passphrase) throw error('wrong_passphrase');
      this.town = Town.sample(recent.name, recent.path, '212000-0142', false);
      return this.changed(this.registerView());
    });
  openSample = () =>
    this.later(() => {
      this.town = Town.sample('Exempelstad', '/home/anna/Varsam/Exempelstad.varsam', '212000-0142', true);
      this.town.grow('SYS-46', this.big);
      return this.changed(this.registerView());
    });
  closeRegister = () =>
    this.later(() => {
      this.asking.isAnswering = false;
      this.town = null;
      return null;
    });
  forgetRecent = (id: string) =>
    this.later(() => {
      this.recent = this.recent.filter((r) => r.id !== id);
      return this.startView();
    });

  register = () => this.later(() => this.changed(this.registerView()));
  private registerView(): RegisterView {
    const town = this.open;
    const systems = town.systems
      .map((system) => {
        const progress = this.progress(system);
        return {
          id: system.id,
          name: system.name,
          authority: system.authority,
          authority_name: town.authorityName(system.authority),
          owner: system.owner,
          kind: system.kind,
          sets: progress.sets,
          assessed: progress.assessed,
          to_assess: progress.cells,
          state: this.classifyState(system),
          calculated: this.profile(system).map((row) => row.calculated),
          away: this.passing.away(system.id),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    const authorities = town.authorities
      .map((a) => ({ ...a, systems: systems.filter((s) => s.authority === a.id).length }))
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    return { name: town.name, path: town.path, sample: town.sample, org: town.org, authorities, systems, sets: town.sets.length, answering: this.asking.isAnswering, stopped: town.stopped };
  }
  setOrganisation = (org: string) =>
    this.later(() => {
      if (!/^\d{6}-?\d{4}$/.test(org)) throw error('org_invalid');
      this.open.act({ op: 'set_organisation', args: {} }, (town) => (town.org = org));
      return this.changed(this.registerView());
    });
  addSystem = (request: NewSystem) =>
    this.later(() => {
      if (Object.values(request.gate).some((answer) => answer !== 'no')) {
        this.guard.put(null);
        return this.changed(this.registerView());
      }
      if (!request.name) throw error('name_empty');
      this.open.act({ op: 'add_system', args: { name: request.name } }, (town) => {
        let authority = town.authorities.find((a) => a.name === request.authority_name);
        if (!authority) {
          authority = { id: town.fresh('A'), name: request.authority_name, kind: 'namnd' };
          town.authorities.push(authority);
        }
        const id = town.fresh('S');
        town.systems.push({ id, name: request.name, authority: authority.id, owner: request.owner || null, kind: request.kind, description: '' });
        town.passed.add(id);
      });
      return this.changed(this.registerView());
    });
  pack = () => this.later((): PackView => packView);
  choosePack = () =>
    this.later(
      (): PackChangeView => ({
        from: packView,
        to: { ...packView, version: '2027-1' },
        lines: [{ list: 'floors', added: 1, removed: 0, changed: 2 }],
        thresholds: true,
        demands: false,
        levels_kept: 812,
        levels_renumbered: 0,
        levels_gone: 0,
        decisions_before: 31,
        decisions_after: 33,
      }),
    );
  moveToPack = () =>
    this.later(() => {
      this.open.act({ op: 'move_pack', args: { name: '2027-1' } }, () => undefined);
      return this.changed(this.registerView());
    });

  chooseImport = () => this.later(() => (this.import = importExample()));
  mapImport = (mappings: ImportMapping[]) =>
    this.later(() => {
      if (!this.import) throw error('import_none');
      return (this.import = remap(this.import, mappings));
    });
  commitImport = () =>
    this.later(() => {
      if (!this.import) throw error('import_none');
      if (!this.import.ready) throw error('import_problems');
      this.import = null;
      this.open.act({ op: 'import_tables', args: {} }, (town) => town.addTables());
      return this.changed(this.registerView());
    });
  cancelImport = () =>
    this.later(() => {
      this.import = null;
      return null;
    });

  private progress(system: FakeSystem): Progress {
    const carried = this.open.carried(system);
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
  private cells(set: FakeSet): Cell[] {
    return packView.aspects.map((aspect) => {
      const level = set.levels[aspect.id] ?? null;
      const reason = set.reasons[aspect.id] ?? '';
      const floor = floorsOf(set, aspect.id);
      const below_floor = floor !== null && level !== null && level < floor.level;
      const wants = level !== null && (level >= packView.reason_from || below_floor);
      return { aspect: aspect.id, level, category: set.categories[aspect.id] ?? null, reason, floor, below_floor, reason_missing: wants && !reason.trim() };
    });
  }
  private classifyState(system: FakeSystem): TaskState {
    const p = this.progress(system);
    if (p.cells === 0) return 'blocked';
    if (p.assessed === 0) return 'not_started';
    return p.assessed < p.cells || p.reasons > 0 ? 'started' : 'done';
  }
  private stepStates(system: FakeSystem): [StepId, TaskState][] {
    const p = this.progress(system);
    const result = this.reviewing.result(system);
    const gate = this.guard.state(system);
    const state = (step: StepId): TaskState => {
      if (NOT_BUILT.includes(step)) return 'not_built';
      if (step === 'gate') return gate;
      if (gate === 'not_started') return 'blocked';
      if (step === 'assets') return p.sets === 0 ? 'not_started' : p.ownerless || !system.owner ? 'started' : 'done';
      if (step === 'classify') return this.classifyState(system);
      if (step === 'together') return this.both.standing(system).state;
      if (step === 'suitability') return this.suits.standing(system);
      if (result) return result.adopted && !result.stale ? 'done' : 'started';
      return this.reviewing.checks(system).some((c) => c.state === 'missing') ? 'blocked' : 'not_started';
    };
    return STEPS.map((step) => [step, state(step)]);
  }
  private head(system: FakeSystem): SystemHead {
    const { id, name, owner, kind, description } = system;
    return { id, name, owner, kind, description, authority_name: this.open.authorityName(system.authority), steps: this.stepStates(system), away: this.passing.away(id) };
  }
  private profile(system: FakeSystem): ProfileRow[] {
    const carried = this.open.carried(system);
    return packView.aspects.map(({ id }) => {
      const best = carried.reduce<FakeSet | null>((top, { set }) => ((set.levels[id] ?? -1) > (top?.levels[id] ?? -1) ? set : top), null);
      return {
        aspect: id,
        adopted: this.open.adopted.find((a) => a.system === system.id)?.levels[id] ?? null,
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
  taskList = (id: string) => this.later(() => this.tasksView(this.open.system(id)));
  private tasksView(system: FakeSystem): TaskListView {
    const p = this.progress(system);
    const head = this.head(system);
    const both = this.both.standing(system);
    const missing = this.reviewing.checks(system).filter((c) => c.state === 'missing').length;
    const result = this.reviewing.result(system);
    const gate = this.guard.state(system);
    const waiting = result?.approvals.filter((a) => a.verdict === null).length ?? 0;
    const note = (step: StepId): string => {
      if (NOT_BUILT.includes(step)) return 'not-built';
      if (step === 'gate') return gate === 'not_started' ? 'gate-none' : gate === 'started' ? 'gate-again' : 'gate-done';
      if (gate === 'not_started') return 'gate-first';
      if (step === 'assets') return p.sets === 0 ? 'assets-none' : p.ownerless || !system.owner ? 'assets-owner-missing' : 'assets-count';
      if (step === 'classify') {
        if (p.cells === 0) return 'classify-no-sets';
        if (p.assessed === 0) return 'classify-none';
        if (p.assessed < p.cells) return 'classify-missing';
        return p.reasons > 0 ? 'classify-reasons' : 'classify-done';
      }
      if (step === 'together') return both.state === 'blocked' ? 'together-no-sets' : both.decisions === 0 ? 'together-none' : both.decided < both.decisions ? 'together-missing' : 'together-done';
      if (step === 'suitability') return '';
      if (result) return result.stale ? 'review-stale' : result.adopted ? 'review-adopted' : 'review-waiting';
      return missing ? 'review-missing' : 'review-ready';
    };
    const numbers = { decisions: both.decisions, decided: both.decided, sets: p.sets, incoming: p.incoming, assessed: p.assessed, total: p.cells, missing: p.cells - p.assessed, reasons: p.reasons, waiting };
    const args = (step: StepId) => Object.fromEntries(Object.entries(step === 'review' ? { missing, waiting } : numbers).map(([k, v]) => [k, String(v)]));
    return {
      system: head,
      steps: head.steps.map(([step, state]) => ({ id: step, state, note: note(step), args: args(step) })),
      next: head.steps.find(([, state]) => state === 'started' || state === 'not_started')?.[0] ?? null,
      profile: this.profile(system),
      adopted_at: this.open.adopted.find((a) => a.system === system.id)?.at ?? null,
    };
  }

  assets = (id: string) => this.later(() => this.assetsView(this.open.system(id)));
  private assetsView(system: FakeSystem): AssetsView {
    const town = this.open;
    return {
      system: this.head(system),
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
        also_in: town.othersWith(set.id, system.id),
        revision: set.revision,
      })),
    };
  }
  addSet = (request: NewSet) =>
    this.later(() => {
      const system = this.open.system(request.system);
      if (!request.name.trim()) throw error('name_empty');
      this.open.act({ op: 'add_set', args: { name: request.name } }, (town) => {
        const id = town.fresh('I');
        const { name, description, personal_data, identifiers } = request;
        town.sets.push({ id, name, description, personal_data, identifiers, owner: request.owner || null, authority: system.authority, secrecy: [], subjects: null, levels: {}, reasons: {}, categories: {}, revision: 1 });
        town.holdings.push({ system: system.id, set: id, handling: 'stores', master: true });
      });
      return this.changed(this.assetsView(this.open.system(request.system)));
    });
  setOwner = (request: SetOwner) =>
    this.later(() => {
      const town = this.open;
      const thing = request.set ? town.set(request.set) : town.system(request.system);
      town.act({ op: 'set_owner', args: { name: thing.name } }, (t) => {
        const same = request.set ? t.set(request.set) : t.system(request.system);
        same.owner = request.owner.trim() || null;
      });
      return this.changed(this.assetsView(this.open.system(request.system)));
    });

  matrix = (id: string) => this.later(() => this.matrixView(this.open.system(id)));
  private matrixView(system: FakeSystem): MatrixView {
    const town = this.open;
    return {
      system: this.head(system),
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
    this.later(() => {
      const set = this.open.set(request.set);
      this.passing.check(request.system);
      if (set.revision !== request.revision) throw error('conflict', { object: `${set.id}/${request.aspect}` });
      const word = (level: number | null | undefined) => (level === null || level === undefined ? '–' : String(level));
      const args = { name: set.name, aspect: request.aspect, from: word(set.levels[request.aspect]), to: word(request.level) };
      this.open.act({ op: 'set_level', args }, (town) => {
        const same = town.set(request.set);
        if (request.level === null) delete same.levels[request.aspect];
        else same.levels[request.aspect] = request.level;
        same.revision += 1;
      });
      return this.changed(this.matrixView(this.open.system(request.system)));
    });
  setReason = (request: SetReason) =>
    this.later(() => {
      const set = this.open.set(request.set);
      if (set.revision !== request.revision) throw error('conflict', { object: `${set.id}/${request.aspect}` });
      if (request.reason.length > 4000) throw error('reason_too_long');
      this.open.act({ op: 'set_reason', args: { name: set.name, aspect: request.aspect } }, (town) => {
        const same = town.set(request.set);
        same.reasons[request.aspect] = request.reason.trim();
        if (request.category) same.categories[request.aspect] = request.category;
        else delete same.categories[request.aspect];
        same.revision += 1;
      });
      return this.changed(this.matrixView(this.open.system(request.system)));
    });
  private fast = new FakeFast({
    town: () => this.open,
    isOpen: () => this.town !== null,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    matrix: (system) => this.matrixView(system),
    cells: (set) => this.cells(set),
  });
  previewBulk = this.fast.previewBulk;
  setLevels = this.fast.setLevels;
  similarSets = this.fast.similarSets;
  copyLevels = this.fast.copyLevels;
  find = this.fast.find;

  undo = () =>
    this.later(() => {
      if (!this.open.undo()) throw error('nothing_to_undo');
      return this.changed(null);
    });
  redo = () =>
    this.later(() => {
      if (!this.open.redo()) throw error('nothing_to_undo');
      return this.changed(null);
    });

  private asking = new FakeAssignments({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
  });
  assignments = this.asking.assignments;
  sendAssignment = this.asking.sendAssignment;
  withdrawAssignment = this.asking.withdrawAssignment;
  chooseResponses = this.asking.chooseResponses;
  mergeAnswers = this.asking.mergeAnswers;
  mergeAgreed = this.asking.mergeAgreed;
  chooseAssignment = this.asking.chooseAssignment;
  openAssignment = (code: string) =>
    this.later(() => {
      this.asking.checkCode(code);
      this.town = Town.sample('Ekonomisystemet', '/home/anna/Varsam/Uppdrag/Ekonomisystemet.varsam', '212000-0142', true);
      this.town.ask('SYS-16', 2);
      return this.changed(this.registerView());
    });
  answering = this.asking.answering;
  handIn = this.asking.handIn;

  private passing = new FakeHandovers({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    tasks: (system) => this.tasksView(system),
  });
  handOverView = this.passing.handOverView;
  handOver = this.passing.handOver;
  takeBack = this.passing.takeBack;
  chooseHandover = this.passing.chooseHandover;
  openHandover = this.passing.openHandover;
  takeIn = this.passing.takeIn;
  cancelHandover = this.passing.cancelHandover;

  private guard = new FakeGate({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
  });
  gate = this.guard.gate;
  gateQuestions = this.guard.gateQuestions;
  answerGate = this.guard.answerGate;
  stopChoices = this.guard.stopChoices;
  stop = this.guard.stop;
  liftStop = this.guard.liftStop;
  stopped = this.guard.stopped;
  purgePreview = this.guard.purgePreview;
  purge = this.guard.purge;
  signWithdrawals = this.guard.signWithdrawals;
  exportWithdrawals = this.guard.exportWithdrawals;

  private both = new FakeTogether({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    profile: (system) => this.profile(system),
  });
  together = this.both.together;
  answerTalk = this.both.answerTalk;
  setEffective = this.both.setEffective;
  setFlowException = this.both.setFlowException;
  links = this.both.links;
  allLinks = this.both.allLinks;
  putFlow = this.both.putFlow;
  deleteFlow = this.both.deleteFlow;
  putDependency = this.both.putDependency;
  deleteDependency = this.both.deleteDependency;
  map = this.both.map;
  questions = this.both.questions;
  answerQuestion = this.both.answerQuestion;

  private suits = new FakeSuitability({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
  });
  suitability = this.suits.suitability;
  startAssessment = this.suits.startAssessment;
  assessment = this.suits.assessment;
  questionnaire = this.suits.questionnaire;
  answerAssessment = this.suits.answerAssessment;
  setCondition = this.suits.setCondition;
  finishAssessment = this.suits.finishAssessment;
  reopenAssessment = this.suits.reopenAssessment;
  discardAssessment = this.suits.discardAssessment;
  exportAssessment = this.suits.exportAssessment;

  private dpias = new FakeDpias({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    assessment: (id) => this.suits.stands(id),
  });
  dpia = this.dpias.dpia;
  setDpia = this.dpias.setDpia;
  finishDpia = this.dpias.finishDpia;
  reopenDpia = this.dpias.reopenDpia;

  private meeting = new FakeWorkshop({ town: () => this.open, later: (value) => this.later(value), changed: (view) => this.changed(view), head: (system) => this.head(system) });
  workshop = this.meeting.workshop;
  planWorkshop = this.meeting.planWorkshop;
  beginRound = this.meeting.beginRound;
  castVote = this.meeting.castVote;
  revealVotes = this.meeting.revealVotes;
  showQuestion = this.meeting.showQuestion;
  revote = this.meeting.revote;
  decideQuestion = this.meeting.decideQuestion;
  noteWorkshop = this.meeting.noteWorkshop;
  closeWorkshop = this.meeting.closeWorkshop;
  openProjector = this.meeting.openProjector;
  projectorView = this.meeting.projectorView;

  private book = new FakeRecords({ town: () => this.open, later: (value) => this.later(value), changed: (view) => this.changed(view) });
  records = this.book.records;
  setDataProtection = this.book.setDataProtection;
  exportRecords = this.book.exportRecords;

  private reviewing = new FakeReview({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    profile: (system) => this.profile(system),
    progress: (system) => this.progress(system),
    cells: (set) => this.cells(set),
    gate: (system) => this.guard.state(system),
  });
  review = this.reviewing.review;
  identities = this.reviewing.identities;
  createIdentity = this.reviewing.createIdentity;
  signResult = this.reviewing.signResult;
  signStatement = this.reviewing.signStatement;
  exportBundle = this.reviewing.exportBundle;
  exportPdf = this.reviewing.exportPdf;
}
