import type { AnswerAssessment } from '../../generated/AnswerAssessment';
import type { AssessmentAnswer } from '../../generated/AssessmentAnswer';
import type { AssessmentRow } from '../../generated/AssessmentRow';
import type { AssessmentView } from '../../generated/AssessmentView';
import type { Changed } from '../../generated/Changed';
import type { ConditionView } from '../../generated/ConditionView';
import type { ContradictionView } from '../../generated/ContradictionView';
import type { DueAssessment } from '../../generated/DueAssessment';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { HitView } from '../../generated/HitView';
import type { OpenQuestionView } from '../../generated/OpenQuestionView';
import type { OutcomeView } from '../../generated/OutcomeView';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { SetCondition } from '../../generated/SetCondition';
import type { StartAssessment } from '../../generated/StartAssessment';
import type { SubjectView } from '../../generated/SubjectView';
import type { SuitabilityView } from '../../generated/SuitabilityView';
import type { SystemHead } from '../../generated/SystemHead';
import type { TaskState } from '../../generated/TaskState';
import type { AssessmentHost } from '../host-suitability';
import { error } from './errors';
import { questionnaire } from './questionnaire';
import type { FakeSystem, Town } from './town';

/** An assessment in memory. */
export interface FakeAssessment {
  id: string;
  system: string;
  title: string;
  about: string;
  subjects: SubjectView[];
  answers: Record<string, AssessmentAnswer>;
  conditions: Record<string, { owner: string; due: string | null; met_at: string | null; note: string }>;
  dpia: 'none' | 'started' | 'finished';
  finished_at: string | null;
  stale: boolean;
}

/** What the fake host lends. */
export interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
}

type Words = Record<string, string>;
const both = (sv: string, en: string): Words => ({ sv, en });
const chose = (chosen: string[], words = '', date: string | null = null): AssessmentAnswer => ({ chosen, words, date });

const problem = (code: string, args: Record<string, string>): ProblemDto => ({ code, args, hinders: true, file: null, row: null, column: null });

/** The example's assessments: one that is finished and no longer up to date, one under way. */
export function sampleAssessments(): FakeAssessment[] {
  const base = { system: 'SYS-16', dpia: 'none' as const, conditions: {}, stale: false, finished_at: null };
  return [
    {
      ...base,
      id: 'BED-1',
      title: 'Leverantörsreskontra till inköpsanalys',
      about: 'new_use',
      subjects: [{ kind: 'set', id: 'INF-1602', name: 'Leverantörsreskontra' }],
      answers: {
        'LB-04': chose([], 'Se vad kommunen köper och av vem.'),
        'LB-06': chose(['ja'], 'Personnummer för enskilda firmor kan tas bort.'),
        'LB-11': chose(['foretag']),
        'LB-90': chose(['svarat'], 'Ta bort personnumren först.', '2026-09-14'),
        'LB-13': chose(['inga']),
        'LB-37': chose(['ja']),
        'LB-42': chose(['osl-31-16']),
        'LB-61': chose(['1'], 'En företagare kan pekas ut som leverantör.'),
        'LB-63': chose(['ja_med_villkor'], 'Nyttan är stor när numren är borta.'),
        'LB-70': chose(['nej']),
      },
      conditions: { 'OR-6.LB-06': { owner: 'Ekonomichef', due: '2026-10-01', met_at: null, note: '' } },
      finished_at: '2026-09-21T12:40:00Z',
      stale: true,
    },
    {
      ...base,
      id: 'BED-2',
      title: 'Inkomstuppgifter i avgiftskontrollen',
      about: 'storage',
      subjects: [{ kind: 'set', id: 'INF-0403', name: 'Inkomstuppgifter för avgift' }],
      answers: { 'LB-04': chose([], 'Räkna ut rätt avgift för barnomsorgen.'), 'LB-06': chose(['nej'], 'Avgiften räknas på just inkomsten.'), 'LB-11': chose(['elever', 'invanare']), 'LB-13': chose(['halsa']) },
    },
  ];
}

/** The suitability assessment on the municipality in memory. It knows a few rules by heart. */
export class FakeSuitability implements AssessmentHost {
  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  private one(id: string): FakeAssessment {
    const found = this.town.assessments.find((a) => a.id === id);
    if (!found) throw error('unknown_thing');
    return found;
  }

  /** Changes one that is not locked. */
  private act(op: string, id: string, args: Record<string, string>, change: (one: FakeAssessment) => void, locked = false): Changed<AssessmentView> {
    const one = this.one(id);
    if (one.finished_at && !locked) throw error('assessment_finished');
    this.town.act({ op, args: { title: one.title, ...args } }, () => change(this.one(id)));
    return this.lent.changed(this.view(this.one(id)));
  }

  suitability = (id: string) => this.lent.later(() => this.list(this.town.system(id)));
  assessment = (id: string) => this.lent.later(() => this.stands(id));
  /** How one stands, for those who build on it. */
  stands = (id: string): AssessmentView => this.view(this.one(id));
  questionnaire = () => this.lent.later(() => questionnaire);

  startAssessment = (request: StartAssessment) =>
    this.lent.later(() => {
      if (request.subjects.length === 0) throw error('subject_missing');
      const id = this.town.fresh('ASM');
      const names = new Map(this.subjects(this.town.system(request.system)).map((s) => [s.id, s.name]));
      const subjects = request.subjects.map((s) => ({ ...s, name: names.get(s.id) ?? s.name }));
      const title = request.title.trim() || subjects.map((s) => s.name).join(', ');
      this.town.act({ op: 'start_assessment', args: { title } }, (town) =>
        town.assessments.unshift({ id, system: request.system, title, about: request.about, subjects, answers: {}, conditions: {}, dpia: 'none', finished_at: null, stale: false }),
      );
      return this.lent.changed(this.view(this.one(id)));
    });

  answerAssessment = (request: AnswerAssessment) =>
    this.lent.later(() => {
      const asked = questionnaire.questions.find((q) => q.id === request.question);
      const problems = (request.answer?.chosen ?? []).filter((id) => !asked?.options.some((o) => o.id === id));
      if (problems.length > 0) throw error('answer_invalid', {}, problems.map((option) => problem('unknown_option', { question: request.question, option })));
      return this.act('answer_assessment', request.assessment, { question: request.question }, (one) => {
        if (request.answer) one.answers[request.question] = request.answer;
        else delete one.answers[request.question];
      });
    });

  setCondition = ({ assessment, rule, ...rest }: SetCondition) =>
    this.lent.later(() => {
      const known = this.view(this.one(assessment)).conditions.some((c) => c.rule === rule);
      if (!known) throw error('unknown_condition');
      return this.act('set_condition', assessment, {}, (one) => (one.conditions[rule] = rest), true);
    });

  finishAssessment = (id: string) =>
    this.lent.later(() => {
      const { missing, contradictions } = this.view(this.one(id)).outcome;
      const problems = [
        ...missing.map(({ question, gap }) => problem('assessment_missing', { question, gap })),
        ...contradictions.map((c) => problem('assessment_contradiction', { id: c.id })),
      ];
      if (problems.length > 0) throw error('assessment_incomplete', {}, problems);
      return this.act('finish_assessment', id, {}, (one) => (one.finished_at = new Date().toISOString()));
    });

  reopenAssessment = (id: string) => this.lent.later(() => this.act('reopen_assessment', id, {}, (one) => Object.assign(one, { finished_at: null, stale: false }), true));

  discardAssessment = (id: string) =>
    this.lent.later(() => {
      const { title, system } = this.one(id);
      this.town.act({ op: 'discard_assessment', args: { title } }, (town) => (town.assessments = town.assessments.filter((a) => a.id !== id)));
      return this.lent.changed(this.list(this.town.system(system)));
    });

  exportAssessment = (id: string) => this.lent.later((): ExportReceipt => ({ path: `/home/anna/Dokument/${this.one(id).title}.pdf`, bytes: 88_410, documents: [] }));

  /** Where the step stands, for the task list. */
  standing(system: FakeSystem): TaskState {
    const due = this.due(system).some((d) => d.needed);
    const own = this.town.assessments.filter((a) => a.system === system.id);
    if (own.length === 0) return due ? 'not_started' : 'done';
    return due || own.some((a) => !a.finished_at || a.stale) ? 'started' : 'done';
  }

  private subjects(system: FakeSystem): SubjectView[] {
    return [
      { kind: 'system', id: system.id, name: system.name },
      ...this.town.carried(system).map(({ set }) => ({ kind: 'set', id: set.id, name: set.name })),
      ...this.flows(system).map((f) => ({ kind: 'flow', id: f.id, name: `${f.set_name}: ${f.from_name} → ${f.to_name}` })),
    ];
  }

  private flows(system: FakeSystem) {
    return this.town.links.flows.filter((f) => f.from === system.id || f.to === system.id);
  }

  private due(system: FakeSystem): DueAssessment[] {
    const begun = new Set(this.town.assessments.flatMap((a) => a.subjects.map((s) => s.id)));
    const all = this.subjects(system);
    const of = (ids: string[]) => all.filter((s) => ids.includes(s.id) && !begun.has(s.id));
    const out = this.flows(system).filter((f) => f.from === system.id && f.to.startsWith('P-'));
    const due = [
      { about: 'transfer', reason: 'disclosure', needed: true, subjects: of(out.filter((f) => !f.third_country).map((f) => f.id)) },
      { about: 'supplier', reason: 'third-country', needed: false, subjects: of(out.filter((f) => f.third_country).map((f) => f.id)) },
    ];
    return due.filter((d) => d.subjects.length > 0);
  }

  private list(system: FakeSystem): SuitabilityView {
    const assessments = this.town.assessments.filter((a) => a.system === system.id).map((one): AssessmentRow => {
      const { outcome, conditions } = this.view(one);
      const open = conditions.filter((c) => !c.met_at);
      return {
        id: one.id,
        title: one.title,
        about: one.about,
        subjects: one.subjects,
        state: one.finished_at && !one.stale ? 'done' : 'started',
        outcome: outcome.code,
        may_start: outcome.may_start && one.finished_at !== null,
        stale: one.stale,
        missing: outcome.missing.length,
        conditions: open.length,
        overdue: open.filter((c) => c.overdue).length,
        finished_at: one.finished_at,
      };
    });
    return { system: this.lent.head(system), due: this.due(system), assessments, subjects: this.subjects(system) };
  }

  /** What is known without asking: from the register, or from earlier answers. */
  private known(one: FakeAssessment, id: string, has: (question: string, ...options: string[]) => boolean): Pick<OpenQuestionView, 'answer' | 'origin' | 'from'> | null {
    const sets = this.town.sets.filter((set) => one.subjects.some((s) => s.id === set.id || this.town.links.flows.some((f) => f.id === s.id && f.set === set.id)));
    const personal = sets.filter((set) => set.personal_data.length > 0).map((set) => set.name);
    if (id === 'LB-10' && personal.length > 0) return { answer: chose(['ja']), origin: 'register', from: personal };
    const secret = questionnaire.questions.find((q) => q.id === 'LB-42')!.options.filter((o) => sets.some((set) => set.secrecy.some((ref) => o.text['sv']!.startsWith(`${ref}:`))));
    if (id === 'LB-42' && secret.length > 0) return { answer: chose(secret.map((o) => o.id)), origin: 'register', from: sets.map((set) => set.name) };
    const follows = (question: string, yes: string[], no: string[]) =>
      has(question, ...yes) ? { answer: chose(['ja']), origin: 'answers', from: [question] } : has(question, ...no) ? { answer: chose(['nej']), origin: 'answers', from: [question] } : null;
    if (id === 'LB-73') return follows('LB-13', ['halsa', 'sexualliv', 'etniskt', 'fack', 'religion', 'genetiska', 'politik', 'biometriska'], ['inga']);
    if (id === 'LB-76') return follows('LB-11', ['elever', 'anstallda'], ['invanare', 'foretag']);
    return null;
  }

  private open(one: FakeAssessment): OpenQuestionView[] {
    const open: OpenQuestionView[] = [];
    const has = (question: string, ...options: string[]) => open.some((q) => q.id === question && q.answer.chosen.some((c) => options.includes(c)));
    const personal = ['LB-11', 'LB-90', 'LB-13', 'LB-37', 'LB-70', 'LB-73', 'LB-76'];
    for (const question of questionnaire.questions) {
      if (personal.includes(question.id) && !has('LB-10', 'ja', 'vet_ej')) continue;
      if (question.id === 'LB-14' && !open.some((q) => q.id === 'LB-13' && q.answer.chosen.some((c) => c !== 'inga' && c !== 'vet_ej'))) continue;
      const given = one.answers[question.id];
      const stands = given ? { answer: given, origin: 'person', from: [] } : this.known(one, question.id, has);
      const { answer, origin, from } = stands ?? { answer: chose([]), origin: 'nothing', from: [] };
      const asks = (extra: { when: string[] | null } | null) => extra !== null && (extra.when === null || extra.when.some((o) => answer.chosen.includes(o)));
      const unsettled = question.options.some((o) => o.unknown && answer.chosen.includes(o.id)) && ['LB-10', 'LB-90', 'LB-61'].includes(question.id);
      const nothing = question.kind === 'words' ? !answer.words.trim() : answer.chosen.length === 0;
      const gap = nothing ? 'unanswered' : unsettled ? 'unsettled' : asks(question.words) && !answer.words.trim() ? 'words' : asks(question.date) && !answer.date ? 'date' : null;
      open.push({ id: question.id, answer, origin, from, gap: question.optional ? null : gap });
    }
    return open;
  }

  private hits(one: FakeAssessment, open: OpenQuestionView[]): HitView[] {
    const answered = (id: string, ...options: string[]) => open.find((q) => q.id === id)?.answer.chosen.filter((c) => options.includes(c)) ?? [];
    const found: HitView[] = [];
    const hit = (rule: string, effect: string, question: string, options: string[], title: Words, next: Words | null, article: Words, more: Partial<HitView> = {}) => {
      const chosen = answered(question, ...options);
      if (chosen.length === 0) return;
      const asked = questionnaire.questions.find((q) => q.id === question)!;
      const said = asked.options.filter((o) => chosen.includes(o.id));
      const text = both(said.map((o) => o.text['sv']).join('; '), said.map((o) => o.text['en']).join('; '));
      found.push({ rule, effect, criterion: null, title, next, article, law: [], on: [{ question, text }], provisional: false, lifted: false, met: one.conditions[rule]?.met_at ? true : false, blocks_start: false, ...more });
    };
    const criterion = (number: number, question: string, sv: string, en: string) => {
      const article = both(`Art. 35 · kriterium ${number} i IMY:s förteckning`, `Art. 35 · criterion ${number} of IMY’s list`);
      hit(`OR-4.${question}`, 'criterion', question, ['ja', 'vet_ej'], both(sv, en), null, article, { criterion: number, law: ['gdpr-35-1'], provisional: answered(question, 'vet_ej').length > 0 });
    };
    hit('OR-2.LB-14', 'not_suitable', 'LB-14', ['saknas'], both('Inget undantag för de känsliga uppgifterna', 'No exception for the sensitive data'), both('Ta bort de känsliga uppgifterna, eller hitta en regel som tillåter dem.', 'Leave out the sensitive data, or find a rule that allows it.'), both('Art. 9', 'Art. 9'));
    hit('OR-2.LB-63', 'not_suitable', 'LB-63', ['nej'], both('Nyttan väger inte tyngre än riskerna', 'The benefit does not outweigh the risks'), both('Ändra planen, eller minska riskerna, och väg på nytt.', 'Change the plan, or reduce the risks, and weigh again.'), both('Art. 35.7 b', 'Art. 35.7 b'));
    criterion(1, 'LB-70', 'Personer värderas eller får poäng', 'People are evaluated or scored');
    criterion(4, 'LB-73', 'Känsliga eller mycket privata uppgifter', 'Sensitive or very private data');
    criterion(7, 'LB-76', 'Sårbara personer', 'Vulnerable people');
    const counted = found.filter((h) => h.effect === 'criterion');
    if (counted.length >= questionnaire.criteria_needed) {
      const provisional = counted.filter((h) => !h.provisional).length < questionnaire.criteria_needed;
      found.push({ rule: 'OR-4.criteria', effect: 'dpia_required', criterion: null, title: both('Minst två av de nio kriterierna stämmer eller kan stämma', 'At least two of the nine criteria are met or may be met'), next: both('Gör en konsekvensbedömning innan ni börjar.', 'Make an impact assessment before you start.'), article: both('Art. 35.1 · IMY:s förteckning', 'Art. 35.1 · IMY’s list'), law: ['gdpr-35-1'], on: counted.flatMap((h) => h.on), provisional, lifted: one.dpia === 'finished', met: false, blocks_start: false });
    }
    hit('OR-6.LB-37', 'condition', 'LB-37', ['nej', 'vet_ej'], both('En rutin för incidenter behövs', 'A routine for breaches is needed'), both('Skriv ner vem som gör vad inom 72 timmar.', 'Write down who does what within 72 hours.'), both('Art. 33–34', 'Art. 33–34'), { blocks_start: true });
    hit('OR-6.LB-06', 'condition', 'LB-06', ['ja', 'vet_ej'], both('Färre uppgifter kan räcka', 'Less information may be enough'), both('Gå igenom uppgift för uppgift och ta bort det som inte behövs.', 'Go through it item by item and leave out what is not needed.'), both('Art. 5.1 c', 'Art. 5.1 c'));
    hit('NOTE.LB-42', 'note', 'LB-42', ['osl-26-1', 'osl-25-1', 'osl-23-1', 'osl-23-2-1'], both('Omvänt skaderekvisit: hemligt om det inte är klart ofarligt', 'Reverse test of harm: secret unless clearly harmless'), null, both('OSL', 'OSL'));
    return found;
  }

  private outcome(open: OpenQuestionView[], hits: HitView[]): OutcomeView {
    const counts = (effect: string) => hits.filter((h) => h.effect === effect && !h.lifted);
    const has = (id: string, option: string) => open.some((q) => q.id === id && q.answer.chosen.includes(option));
    const contradictions: ContradictionView[] =
      has('LB-13', 'halsa') && has('LB-42', 'inga')
        ? [{ id: 'C-LB-13-42', text: both('LB-13 säger att det finns uppgifter om hälsa, men LB-42 att ingen sekretess gäller. OSL 21:1 skyddar sådana uppgifter överallt.', 'LB-13 says that there is data on health, but LB-42 that no secrecy applies. OSL 21:1 protects such data everywhere.'), on: ['LB-13', 'LB-42'] }]
        : [];
    const missing = open.flatMap((q) => (q.gap ? [{ question: q.id, gap: q.gap }] : []));
    const unmet = counts('condition').filter((h) => !h.met);
    const code =
      counts('not_suitable').length > 0 ? 'NOT_SUITABLE' : counts('dpia_required').length > 0 ? 'DPIA_REQUIRED' : missing.length + contradictions.length > 0 ? 'INCOMPLETE' : unmet.length > 0 ? 'SUITABLE_WITH_CONDITIONS' : 'SUITABLE';
    const criteria = hits.filter((h) => h.effect === 'criterion');
    return {
      code,
      may_start: code.startsWith('SUITABLE') && !unmet.some((h) => h.blocks_start),
      hits,
      criteria_met: criteria.filter((h) => !h.provisional).length,
      criteria_possible: criteria.filter((h) => h.provisional).length,
      missing,
      contradictions,
    };
  }

  private view(one: FakeAssessment): AssessmentView {
    const questions = this.open(one);
    const hits = this.hits(one, questions);
    const today = new Date().toISOString().slice(0, 10);
    const conditions = hits.filter((h) => h.effect === 'condition').map((h): ConditionView => {
      const set = one.conditions[h.rule] ?? { owner: '', due: null, met_at: null, note: '' };
      return { rule: h.rule, title: h.title, next: h.next, blocks_start: h.blocks_start, ...set, overdue: !set.met_at && set.due !== null && set.due < today };
    });
    return {
      system: this.lent.head(this.town.system(one.system)),
      id: one.id,
      title: one.title,
      about: one.about,
      subjects: one.subjects,
      pack_id: questionnaire.id,
      pack_version: questionnaire.version,
      questions,
      kept: Object.keys(one.answers).filter((id) => !questions.some((q) => q.id === id)),
      outcome: this.outcome(questions, hits),
      conditions,
      dpia: one.dpia,
      finished_at: one.finished_at,
      finished_by: one.finished_at ? 'Informationssäkerhetssamordnare' : null,
      stale: one.stale,
    };
  }
}
