import { invoke } from '@tauri-apps/api/core';

import type { Host } from './host';

/** The host in the application: each call is the command of the same name. */
const tauri: Host = {
  start: () => invoke('start'),
  uiReady: () => invoke('ui_ready'),
  setLanguage: (language) => invoke('set_language', { language }),

  chooseFolder: () => invoke('choose_folder'),
  createRegister: (request) => invoke('create_register', { request }),
  chooseRegister: () => invoke('choose_register'),
  openRegister: (request) => invoke('open_register', { request }),
  openSample: () => invoke('open_sample'),
  closeRegister: () => invoke('close_register'),
  forgetRecent: (id) => invoke('forget_recent', { id }),

  register: () => invoke('register'),
  setOrganisation: (org) => invoke('set_organisation', { org }),
  addSystem: (request) => invoke('add_system', { request }),
  pack: () => invoke('pack'),
  choosePack: () => invoke('choose_pack'),
  moveToPack: () => invoke('move_to_pack'),

  chooseImport: () => invoke('choose_import'),
  mapImport: (mappings) => invoke('map_import', { mappings }),
  commitImport: () => invoke('commit_import'),
  cancelImport: () => invoke('cancel_import'),

  taskList: (system) => invoke('task_list', { system }),
  assets: (system) => invoke('assets', { system }),
  addSet: (request) => invoke('add_set', { request }),
  setOwner: (request) => invoke('set_owner', { request }),

  matrix: (system) => invoke('matrix', { system }),
  setLevel: (request) => invoke('set_level', { request }),
  setReason: (request) => invoke('set_reason', { request }),
  previewBulk: (request) => invoke('preview_bulk', { request }),
  setLevels: (request) => invoke('set_levels', { request }),
  similarSets: (set) => invoke('similar_sets', { set }),
  copyLevels: (request) => invoke('copy_levels', { request }),
  find: (request) => invoke('find', { request }),
  undo: () => invoke('undo'),
  redo: () => invoke('redo'),

  gate: (system) => invoke('gate', { system }),
  gateQuestions: () => invoke('gate_questions'),
  answerGate: (request) => invoke('answer_gate', { request }),
  stopChoices: (system) => invoke('stop_choices', { system }),
  stop: (request) => invoke('stop', { request }),
  liftStop: (request) => invoke('lift_stop', { request }),
  stopped: () => invoke('stopped'),
  purgePreview: (code) => invoke('purge_preview', { code }),
  purge: (request) => invoke('purge', { request }),
  signWithdrawals: (request) => invoke('sign_withdrawals', { request }),
  exportWithdrawals: () => invoke('export_withdrawals'),

  together: (system) => invoke('together', { system }),
  answerTalk: (request) => invoke('answer_talk', { request }),
  setEffective: (request) => invoke('set_effective', { request }),
  setFlowException: (request) => invoke('set_flow_exception', { request }),
  links: (system) => invoke('links', { system }),
  allLinks: () => invoke('all_links'),
  putFlow: (system, flow) => invoke('put_flow', { system, flow }),
  deleteFlow: (system, id) => invoke('delete_flow', { system, id }),
  putDependency: (system, dependency) => invoke('put_dependency', { system, dependency }),
  deleteDependency: (system, id) => invoke('delete_dependency', { system, id }),
  map: (system, aspect) => invoke('map', { system, aspect }),
  questions: (system) => invoke('questions', { system }),
  answerQuestion: (request) => invoke('answer_question', { request }),

  suitability: (system) => invoke('suitability', { system }),
  startAssessment: (request) => invoke('start_assessment', { request }),
  assessment: (id) => invoke('assessment', { id }),
  questionnaire: (id, version) => invoke('questionnaire', { id, version }),
  answerAssessment: (request) => invoke('answer_assessment', { request }),
  setCondition: (request) => invoke('set_condition', { request }),
  finishAssessment: (id) => invoke('finish_assessment', { id }),
  reopenAssessment: (id) => invoke('reopen_assessment', { id }),
  discardAssessment: (id) => invoke('discard_assessment', { id }),
  exportAssessment: (id) => invoke('export_assessment', { id }),

  dpia: (assessment) => invoke('dpia', { assessment }),
  setDpia: (request) => invoke('set_dpia', { request }),
  finishDpia: (assessment) => invoke('finish_dpia', { assessment }),
  reopenDpia: (assessment) => invoke('reopen_dpia', { assessment }),
  records: () => invoke('records'),
  setDataProtection: (request) => invoke('set_data_protection', { request }),
  exportRecords: () => invoke('export_records'),

  workshop: (system) => invoke('workshop', { system }),
  planWorkshop: (request) => invoke('plan_workshop', { request }),
  beginRound: (system) => invoke('begin_round', { system }),
  castVote: (request) => invoke('cast_vote', { request }),
  revealVotes: (system) => invoke('reveal_votes', { system }),
  showQuestion: (system, key) => invoke('show_question', { system, key }),
  revote: (system, key) => invoke('revote', { system, key }),
  decideQuestion: (request) => invoke('decide_question', { request }),
  noteWorkshop: (request) => invoke('note_workshop', { request }),
  closeWorkshop: (request) => invoke('close_workshop', { request }),
  exportMinutes: (system) => invoke('export_minutes', { system }),

  openProjector: (system) => invoke('open_projector', { system }),
  projectorView: () => invoke('projector_view'),
  handOverView: (system) => invoke('hand_over_view', { system }),
  handOver: (request) => invoke('hand_over', { request }),
  takeBack: (system) => invoke('take_back', { system }),
  chooseHandover: () => invoke('choose_handover'),
  openHandover: (code) => invoke('open_handover', { code }),
  takeIn: () => invoke('take_in'),
  cancelHandover: () => invoke('cancel_handover'),

  assignments: (system) => invoke('assignments', { system }),
  sendAssignment: (request) => invoke('send_assignment', { request }),
  withdrawAssignment: (id) => invoke('withdraw_assignment', { id }),
  chooseResponses: (system) => invoke('choose_responses', { system }),
  mergeAnswers: (request) => invoke('merge_answers', { request }),
  mergeAgreed: (system) => invoke('merge_agreed', { system }),
  chooseAssignment: () => invoke('choose_assignment'),
  openAssignment: (code) => invoke('open_assignment', { code }),
  answering: () => invoke('answering'),
  handIn: (notes) => invoke('hand_in', { notes }),

  review: (system) => invoke('review', { system }),
  revisions: (system) => invoke('revisions', { system }),
  compareRevisions: (request) => invoke('compare_revisions', { request }),
  reconsider: (request) => invoke('reconsider', { request }),
  identities: () => invoke('identities'),
  createIdentity: (request) => invoke('create_identity', { request }),
  signResult: (request) => invoke('sign_result', { request }),
  signStatement: (request) => invoke('sign_statement', { request }),
  exportBundle: (system) => invoke('export_bundle', { system }),
  exportPdf: (system) => invoke('export_pdf', { system }),
};

/** The host of this window; the fake one in a browser, when the build carries it. */
export async function connect(): Promise<Host> {
  if (!('__TAURI_INTERNALS__' in window) && __FAKE_HOST__) {
    const { FakeHost } = await import('./fake-host');
    return new FakeHost();
  }
  return tauri;
}
