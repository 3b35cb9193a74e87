import type { Changed } from '../generated/Changed';
import type { FolderView } from '../generated/FolderView';
import type { NewRegister } from '../generated/NewRegister';
import type { NewSystem } from '../generated/NewSystem';
import type { OpenRegister } from '../generated/OpenRegister';
import type { PackView } from '../generated/PackView';
import type { RecentRegister } from '../generated/RecentRegister';
import type { RegisterView } from '../generated/RegisterView';
import type { StartView } from '../generated/StartView';
import type { SystemHead } from '../generated/SystemHead';
import { FakeAssignments } from './fake/assignment';
import { FakeBackups } from './fake/backups';
import { FakeCentre } from './fake/centre';
import { FakeClassification } from './fake/classification';
import { FakeContinuing } from './fake/continuity';
import { FakeDpias } from './fake/dpia';
import { checkPassphrases, error } from './fake/errors';
import { FakeFast } from './fake/fast';
import { FakeGate } from './fake/gate';
import { FakeIncidenting } from './fake/incidents';
import { FakeMeasuring } from './fake/measures';
import { FakeHandovers } from './fake/handover';
import { nextEdition, packView, rawPack } from './fake/pack';
import { FakeRecords } from './fake/records';
import { FakeReorganise } from './fake/reorganise';
import { FakeReview } from './fake/review';
import { FakeHistory } from './fake/history';
import { FakeRevisions, reviewsDue } from './fake/revisions';
import { FakeRisking } from './fake/risk';
import { FakeSecrecy } from './fake/secrecy';
import { FakeSuitability } from './fake/suitability';
import { FakeImport } from './fake/tables';
import { FakeTasks } from './fake/tasks';
import { FakeTogether } from './fake/together';
import { Town, type FakeSystem } from './fake/town';
import { FakeWorkshop } from './fake/workshop';
import type { Host } from './host';

/**
 * A host for the browser, for tests and design work: a small municipality in memory. It stands in
 * for Rust; nothing here is a model of how Varsam calculates.
 */
export class FakeHost implements Host {
  private town: Town | null = null;
  private language = 'sv';
  private folder: FolderView = { path: '/home/anna/Varsam', synchronised_by: null };
  /** How many sets to add to one system, to see how the window bears it. */
  private big = 0;
  /** Whether what is opened was made by a newer version. */
  private newer = new URLSearchParams(location.search).has('newer');
  private passphrases = new Map([['r1', 'hemlig lösenfras 1'], ['r2', 'hemlig lösenfras 2'], ['sample', 'demo-passphrase']]);
  private recent: RecentRegister[] = [
    { id: 'r1', name: 'Ekonomi och upphandling 2026', path: '/home/anna/Varsam/Ekonomi och upphandling 2026.varsam', exists: true, changed_at: new Date(Date.now() - 3_600_000).toISOString(), reviews_due: 2, next_review: '2027-01-31' },
    { id: 'r2', name: 'Vård och omsorg 2026', path: '/home/anna/Varsam/Vård och omsorg 2026.varsam', exists: true, changed_at: '2025-11-11T09:00:00Z', reviews_due: 0, next_review: '2027-03-01' },
    { id: 'r3', name: 'Skola och elevhälsa 2025', path: '/media/usb/Klassning/Skola och elevhälsa 2025.varsam', exists: false, changed_at: null, reviews_due: 0, next_review: null },
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

  private head(system: FakeSystem): SystemHead {
    return this.steps.head(system);
  }

  private changed<T>(view: T): Changed<T> {
    return { standing: this.open.standing(), view };
  }

  start = () => this.later(() => this.startView());
  private startView(): StartView {
    return { version: '0.1.0', recent: this.recent, folder: this.folder, pack: { id: rawPack.id, version: rawPack.version, name: rawPack.name }, language: this.language, open: this.town !== null, locked: this.town ? null : this.secrets.locked, lock_after: this.secrets.lockAfter };
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
      const locked = this.secrets.locked?.register;
      const recent = this.recent.find((r) => r.id === request.id) ?? (locked?.id === request.id ? locked : undefined);
      if (!recent) throw error('unknown_thing', { id: request.id });
      if (this.passphrase(request.id) !== request.passphrase) throw error('wrong_passphrase');
      this.town = Town.sample(recent.name, recent.path, '212000-0142', recent.id === 'sample');
      return this.changed(this.registerView());
    });
  openSample = () =>
    this.later(() => {
      this.town = Town.sample('Exempelstad', '/home/anna/Varsam/Exempelstad.varsam', '212000-0142', true);
      this.town.grow('SYS-46', this.big);
      return this.changed(this.registerView());
    });
  private passphrase(id: string): string | undefined {
    return this.secrets.given(id) ?? this.passphrases.get(id);
  }
  private close(): void {
    this.asking.isAnswering = false;
    this.town = null;
  }
  closeRegister = () =>
    this.later(() => {
      this.close();
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
        const progress = this.sets.progress(system);
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
          state: this.sets.state(system),
          calculated: this.sets.profile(system).map((row) => row.calculated),
          central: town.central,
          away: this.passing.away(system.id),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    const authorities = town.authorities
      .map((a) => ({ ...a, systems: systems.filter((s) => s.authority === a.id).length }))
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    return { name: town.name, path: town.path, sample: town.sample, newer: this.newer, org: town.org, authorities, systems, sets: town.sets.length, answering: this.asking.isAnswering, stopped: town.stopped, reviews: reviewsDue(town) };
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
  choosePack = () => this.later(() => nextEdition);
  moveToPack = () =>
    this.later(() => {
      this.open.act({ op: 'move_pack', args: { name: '2027-1' } }, () => undefined);
      return this.changed(this.registerView());
    });

  private tables = new FakeImport({ town: () => this.open, later: (value) => this.later(value), registered: () => this.changed(this.registerView()) });
  chooseImport = this.tables.chooseImport;
  mapImport = this.tables.mapImport;
  commitImport = this.tables.commitImport;
  cancelImport = this.tables.cancelImport;

  private sets = new FakeClassification({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
  });
  assets = this.sets.assets;
  addSet = this.sets.addSet;
  otherSets = this.sets.otherSets;
  holdSet = this.sets.holdSet;
  releaseSet = this.sets.releaseSet;
  setOwner = this.sets.setOwner;
  matrix = this.sets.matrix;
  setLevel = this.sets.setLevel;
  setReason = this.sets.setReason;

  private fast = new FakeFast({
    town: () => this.open,
    isOpen: () => this.town !== null,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    matrix: (system) => this.sets.matrixView(system),
    cells: (set) => this.sets.cells(set),
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

  private passing: FakeHandovers = new FakeHandovers({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    tasks: (system) => this.steps.tasksView(system),
  });
  handOverView = this.passing.handOverView;
  handOver = this.passing.handOver;
  takeBack = this.passing.takeBack;
  chooseHandover = this.passing.chooseHandover;
  openHandover = this.passing.openHandover;
  takeIn = this.passing.takeIn;
  cancelHandover = this.passing.cancelHandover;

  private trusting: FakeCentre = new FakeCentre({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    signer: (request) => this.reviewing.signer(request),
  });
  centre = this.trusting.centre;
  chooseCentreFile = this.trusting.chooseCentreFile;
  takeTrustList = this.trusting.takeTrustList;
  openCentrePack = this.trusting.openCentrePack;
  openCentreCatalogue = this.trusting.openCentreCatalogue;
  takeCatalogue = this.trusting.takeCatalogue;
  cancelCentreFile = this.trusting.cancelCentreFile;
  enrolKey = this.trusting.enrolKey;

  private keeping = new FakeBackups({
    later: (value) => this.later(value),
    named: (id) => {
      const known = id === null ? this.open : this.recent.find((r) => r.id === id);
      if (!known) throw error('unknown_thing', { id: id ?? '' });
      return { name: known.name, folder: known.path.slice(0, known.path.lastIndexOf('/')) };
    },
    reopened: (id) => {
      const known = this.recent.find((r) => r.id === id);
      if (known) this.town = Town.sample(known.name, known.path, '212000-0142', false);
      return this.changed(this.registerView());
    },
    moved: () => {
      const path = `/home/anna/Dokument/${this.open.name}.varsam`;
      return this.changed({ ...this.registerView(), path });
    },
  });
  keepSafe = this.keeping.keepSafe;
  backups = this.keeping.backups;
  previewRestore = this.keeping.previewRestore;
  restoreBackup = this.keeping.restoreBackup;
  saveElsewhere = this.keeping.saveElsewhere;

  private secrets: FakeSecrecy = new FakeSecrecy({
    later: (value) => this.later(value),
    recent: () => {
      const { name, path } = this.open;
      const known = this.recent.find((r) => r.path === path);
      return known ?? { id: 'sample', name, path, exists: true, changed_at: null, reviews_due: 0, next_review: null };
    },
    passphrase: (id) => this.passphrase(id),
    registered: () => this.changed(this.registerView()),
    changed: (view) => this.changed(view),
    close: () => this.close(),
  });
  changePassphrase = this.secrets.changePassphrase;
  passphraseStrength = this.secrets.passphraseStrength;
  lock = this.secrets.lock;
  wasAt = this.secrets.wasAt;
  setLockAfter = this.secrets.setLockAfter;

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
    profile: (system) => this.sets.profile(system),
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

  private past = new FakeHistory({ town: () => this.open, later: (value) => this.later(value), changed: (view) => this.changed(view), head: (system) => this.head(system) });
  private editions = new FakeRevisions({ town: () => this.open, later: (value) => this.later(value), changed: (view) => this.changed(view), head: (system) => this.head(system) });
  history = this.past.history;
  historyDetails = this.past.historyDetails;
  checkHistory = this.past.checkHistory;
  revisions = this.editions.revisions;
  compareRevisions = this.editions.compareRevisions;
  reconsider = this.editions.reconsider;

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
  exportMinutes = this.meeting.exportMinutes;
  openProjector = this.meeting.openProjector;
  projectorView = this.meeting.projectorView;

  private book = new FakeRecords({ town: () => this.open, later: (value) => this.later(value), changed: (view) => this.changed(view) });
  records = this.book.records;
  setDataProtection = this.book.setDataProtection;
  exportRecords = this.book.exportRecords;

  private changing = new FakeReorganise({ town: () => this.open, later: (value) => this.later(value), changed: (view) => this.changed(view), profile: (system) => this.sets.profile(system) });
  organisation = this.changing.organisation;
  reorganising = this.changing.reorganising;
  previewReorganise = this.changing.previewReorganise;
  reorganise = this.changing.reorganise;

  private reviewing = new FakeReview({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    profile: (system) => this.sets.profile(system),
    progress: (system) => this.sets.progress(system),
    cells: (set) => this.sets.cells(set),
    gate: (system) => this.guard.state(system),
    measures: (system) => this.doing.progress(system),
  });
  review = this.reviewing.review;
  identities = this.reviewing.identities;
  createIdentity = this.reviewing.createIdentity;
  signResult = this.reviewing.signResult;
  signStatement = this.reviewing.signStatement;
  exportBundle = this.reviewing.exportBundle;
  exportPdf = this.reviewing.exportPdf;

  private enduring = new FakeContinuing({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    profile: (system) => this.sets.profile(system),
  });
  continuity = this.enduring.continuity;
  setContinuity = this.enduring.setContinuity;
  continuityPlan = this.enduring.continuityPlan;
  exportContinuity = this.enduring.exportContinuity;

  private risking = new FakeRisking({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
  });
  risks = this.risking.risks;
  setRisk = this.risking.setRisk;
  deleteRisk = this.risking.deleteRisk;
  setAppetite = this.risking.setAppetite;

  private happening = new FakeIncidenting({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
  });
  incidents = this.happening.incidents;
  setIncident = this.happening.setIncident;
  deleteIncident = this.happening.deleteIncident;
  reviewIncident = this.happening.reviewIncident;
  importIncidents = this.happening.importIncidents;

  private doing = new FakeMeasuring({
    town: () => this.open,
    later: (value) => this.later(value),
    changed: (view) => this.changed(view),
    head: (system) => this.head(system),
    profile: (system) => this.sets.profile(system),
    gaps: (system) => this.enduring.gaps(system),
    risks: (system) => this.risking.open(system),
    incidents: (system) => this.happening.open(system),
  });
  measures = this.doing.measures;
  setMeasure = this.doing.setMeasure;
  setMeasureException = this.doing.setMeasureException;
  actionPlan = this.doing.actionPlan;
  exportPlan = this.doing.exportPlan;

  private steps = new FakeTasks({
    town: () => this.open,
    later: (value) => this.later(value),
    gate: this.guard,
    classification: this.sets,
    together: this.both,
    suitability: this.suits,
    measuring: this.doing,
    review: this.reviewing,
    handovers: this.passing,
  });
  taskList = this.steps.taskList;
}
