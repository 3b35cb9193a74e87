import type { Changed } from '../../generated/Changed';
import type { DpiaDraft } from '../../generated/DpiaDraft';
import type { DpiaRiskView } from '../../generated/DpiaRiskView';
import type { DpiaView } from '../../generated/DpiaView';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { DataProtectionHost } from '../host-suitability';
import { error } from './errors';
import { questionnaire } from './questionnaire';
import type { FakeAssessment, Lent } from './suitability';
import type { AssessmentView } from '../../generated/AssessmentView';

/** An impact assessment in memory. */
export interface FakeDpia {
  draft: DpiaDraft;
  finished_at: string | null;
}

const NOTHING: DpiaDraft = {
  description: '',
  necessity: '',
  risks: [],
  measures: '',
  views_asked: '',
  views: '',
  advice_asked_at: null,
  advice_given_at: null,
  advice: '',
  advice_followed: '',
  advice_reason: '',
  imy_sent_at: null,
  imy_answered_at: null,
  imy_answer: '',
  decided_by: '',
  decided_at: null,
  review_at: null,
};

/** High enough for this window's tests; the real rule is in Rust. */
const isHigh = (risk: DpiaRiskView) => risk.residual_likelihood * questionnaire.harm_levels.findIndex((l) => l.id === risk.residual_harm) >= 4;

/** The impact assessment on the municipality in memory. It knows what the form must have. */
export class FakeDpias implements Pick<DataProtectionHost, 'dpia' | 'setDpia' | 'finishDpia' | 'reopenDpia'> {
  constructor(private lent: Lent & { assessment(id: string): AssessmentView }) {}

  private get town() {
    return this.lent.town();
  }

  private stored(id: string): FakeDpia {
    return this.town.dpias[id] ?? { draft: NOTHING, finished_at: null };
  }

  private act(op: string, id: string, next: FakeDpia, state: FakeAssessment['dpia']): Changed<DpiaView> {
    const { title } = this.lent.assessment(id);
    this.town.act({ op, args: { title } }, (town) => {
      town.dpias[id] = next;
      town.assessments.find((a) => a.id === id)!.dpia = state;
    });
    return this.lent.changed(this.view(id));
  }

  dpia = (id: string) => this.lent.later(() => this.view(id));

  setDpia = ({ assessment, dpia }: { assessment: string; dpia: DpiaDraft }) =>
    this.lent.later(() => {
      if (this.stored(assessment).finished_at) throw error('assessment_finished');
      const draft = { ...dpia, risks: dpia.risks.map((risk) => ({ ...risk, high: isHigh(risk) })) };
      return this.act('set_dpia', assessment, { draft, finished_at: null }, 'started');
    });

  finishDpia = (id: string) =>
    this.lent.later(() => {
      const { draft } = this.stored(id);
      const problems = lacking(draft);
      if (problems.length > 0) throw error('dpia_incomplete', {}, problems);
      return this.act('set_dpia', id, { draft, finished_at: new Date().toISOString() }, 'finished');
    });

  reopenDpia = (id: string) => this.lent.later(() => this.act('set_dpia', id, { draft: this.stored(id).draft, finished_at: null }, 'started'));

  private view(id: string): DpiaView {
    const assessment = this.lent.assessment(id);
    const { draft, finished_at } = this.stored(id);
    const known = assessment.questions
      .filter((q) => q.answer.chosen.length > 0 || q.answer.words)
      .map(({ id: question, answer }) => {
        const asked = questionnaire.questions.find((q) => q.id === question)!;
        const said = asked.options.filter((o) => answer.chosen.includes(o.id));
        const words = (code: string) => [...said.map((o) => o.text[code]), answer.words].filter(Boolean).join('. ');
        return { question, text: asked.text, answer: { sv: words('sv'), en: words('en') } };
      });
    return {
      system: assessment.system,
      assessment: id,
      title: assessment.title,
      dpia: draft,
      known,
      asked_by: assessment.outcome.hits.filter((h) => h.effect === 'dpia_required').map((h) => h.title),
      problems: lacking(draft),
      high_residual: draft.risks.some(isHigh),
      finished_at,
    };
  }
}

/** What is missing or does not fit, field by field. */
function lacking(draft: DpiaDraft): ProblemDto[] {
  const found: ProblemDto[] = [];
  const add = (code: string, field: keyof DpiaDraft, args: Record<string, string> = {}) => found.push({ code, args: { field, ...args }, hinders: true, file: null, row: null, column: null });
  for (const field of ['description', 'necessity'] as const) if (!draft[field].trim()) add('dpia_text_missing', field);
  if (draft.risks.length === 0) add('dpia_risks_missing', 'risks');
  draft.risks.forEach((risk, i) => risk.risk.trim() || add('dpia_risk_text_missing', 'risks', { number: String(i + 1) }));
  if (!draft.measures.trim()) add('dpia_text_missing', 'measures');
  if (!draft.views_asked) add('dpia_views_missing', 'views_asked');
  else if (!draft.views.trim()) add('dpia_views_missing', 'views');
  if (!draft.advice_asked_at) add('dpia_advice_missing', 'advice_asked_at');
  else if (!draft.advice_given_at) add('dpia_advice_missing', 'advice_given_at');
  else if (!draft.advice.trim()) add('dpia_advice_missing', 'advice');
  else if (!draft.advice_followed) add('dpia_advice_missing', 'advice_followed');
  if (['partly', 'no'].includes(draft.advice_followed) && !draft.advice_reason.trim()) add('dpia_advice_reason_missing', 'advice_reason');
  if (draft.risks.some(isHigh) && !(draft.imy_sent_at && draft.imy_answered_at && draft.imy_answer.trim())) add('dpia_imy_missing', draft.imy_sent_at ? 'imy_answered_at' : 'imy_sent_at');
  if (!draft.decided_by.trim()) add('dpia_decision_missing', 'decided_by');
  else if (!draft.decided_at) add('dpia_decision_missing', 'decided_at');
  if (!draft.review_at) add('dpia_review_missing', 'review_at');
  const order = (first: 'advice_asked_at' | 'imy_sent_at' | 'decided_at', second: 'advice_given_at' | 'imy_answered_at' | 'review_at') => {
    const [a, b] = [draft[first], draft[second]];
    if (a && b && b < a) add('dates_contradict', second, { first, second });
  };
  order('advice_asked_at', 'advice_given_at');
  order('imy_sent_at', 'imy_answered_at');
  order('decided_at', 'review_at');
  return found;
}
