import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { AssessmentQuestion } from '../src/generated/AssessmentQuestion';
import type { HitView } from '../src/generated/HitView';
import { FakeHost } from '../src/lib/fake-host';
import { questionnaire } from '../src/lib/fake/questionnaire';
import { session } from '../src/lib/state.svelte';
import { asks, byWeight, choosing, isDay, placeOf, remaining } from '../src/views/suitability/answers';
import { AssessmentModel } from '../src/views/suitability/model.svelte';

const SYSTEM = 'SYS-16';
const nothing = { chosen: [], words: '', date: null };
const asked = (id: string): AssessmentQuestion => questionnaire.questions.find((q) => q.id === id)!;
const refuse = (code: string) => () => Promise.reject({ code, args: {}, problems: [] });

let host: FakeHost;
let model: AssessmentModel;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  session.said = null;
  await host.openSample();
  // With income data: that it is personal is known from the register.
  const { view } = await host.startAssessment({ system: SYSTEM, about: 'storage', title: '', subjects: [{ kind: 'set', id: 'INF-0403', name: '' }] });
  model = new AssessmentModel(view.id);
  await model.load();
  model.begin();
});

/** Answers a question as a person does. */
async function answer(id: string, ...options: string[]): Promise<void> {
  model.show(id);
  for (const option of options) model.choose(option, true);
  expect(await model.flush()).toBe(true);
}

describe('a choice', () => {
  test('of one replaces the other, and what was written stays', () => {
    const before = { chosen: ['ja'], words: 'Skäl', date: null };
    expect(choosing(asked('LB-06'), before, 'nej', true)).toEqual({ chosen: ['nej'], words: 'Skäl', date: null });
  });

  test('of several adds, in the order of the question', () => {
    const two = choosing(asked('LB-13'), { ...nothing, chosen: ['fack'] }, 'halsa', true);
    expect(two.chosen).toEqual(['halsa', 'fack']);
    expect(choosing(asked('LB-13'), two, 'halsa', false).chosen).toEqual(['fack']);
  });

  test('that excludes others stands alone, both ways', () => {
    expect(choosing(asked('LB-13'), { ...nothing, chosen: ['halsa', 'fack'] }, 'inga', true).chosen).toEqual(['inga']);
    expect(choosing(asked('LB-13'), { ...nothing, chosen: ['vet_ej'] }, 'halsa', true).chosen).toEqual(['halsa']);
  });

  test('may ask for words or a day', () => {
    expect(asks(asked('LB-90').words, ['svarat'])).toBe(true);
    expect(asks(asked('LB-90').date, ['nej'])).toBe(false);
    expect(asks(asked('LB-63').words, [])).toBe(true);
    expect(asks(asked('LB-37').words, ['ja'])).toBe(false);
  });
});

test('a day is a day that exists', () => {
  expect(['2026-11-20', '2028-02-29'].every(isDay)).toBe(true);
  expect(['2026-11-31', '2026-2-1', '20 november', '2027-02-29', ''].some(isDay)).toBe(false);
});

describe('where a question stands', () => {
  test('counts what is asked before it, and everything that may come after', () => {
    const open = ['LB-04', 'LB-06', 'LB-10', 'LB-42'];
    const here = placeOf(questionnaire, open, 'LB-42')!;
    expect([here.part, here.parts, here.number, here.most, here.atMost]).toEqual([2, 3, 2, 2, false]);
    const first = placeOf(questionnaire, open, 'LB-10')!;
    expect([first.number, first.most, first.atMost]).toEqual([1, 7, true]);
    expect(first.ids).toHaveLength(7);
  });

  test('and how many may remain never rises when one is answered without opening more', async () => {
    const before = remaining(questionnaire, model.view!);
    await answer('LB-37', 'ja');
    expect(remaining(questionnaire, model.view!)).toBe(before - 1);
  });

  test('nothing remains when nothing is missing', () => {
    const view = { ...model.view!, questions: model.view!.questions.map((q) => ({ ...q, gap: null })) };
    expect(remaining(questionnaire, view)).toBe(0);
  });
});

test('rules come in order of weight: certain before possible, and what counts no more last', () => {
  const hit = (rule: string, effect: string, more: Partial<HitView> = {}) =>
    ({ rule, effect, criterion: null, title: {}, next: null, article: {}, law: [], on: [], provisional: false, lifted: false, met: false, blocks_start: false, ...more }) as HitView;
  const hits = [hit('note', 'note'), hit('maybe', 'criterion', { provisional: true }), hit('lifted', 'dpia_required', { lifted: true }), hit('sure', 'criterion'), hit('no', 'not_suitable'), hit('mend', 'condition')];
  expect(byWeight(hits).map((h) => h.rule)).toEqual(['no', 'sure', 'maybe', 'mend', 'note', 'lifted']);
});

describe('an assessment', () => {
  test('begins at the first question that lacks something, or where somebody asked', () => {
    expect(model.current).toBe('LB-04');
    model.begin('LB-37');
    expect(model.current).toBe('LB-37');
    model.begin('LB-14');
    expect(model.current).toBe('LB-04');
  });

  test('says which question an answer opened', async () => {
    await answer('LB-13', 'halsa');
    expect(model.opened).toEqual(['LB-14']);
    model.choose('halsa', false);
    await model.flush();
    expect(model.opened).toEqual([]);
  });

  test('keeps the answer of a question that closes, and says so', async () => {
    await answer('LB-37', 'nej');
    await answer('LB-10', 'nej');
    expect(model.closed).toContain('LB-37');
    expect(model.view!.kept).toContain('LB-37');
    await answer('LB-10', 'ja');
    expect(model.view!.questions.find((q) => q.id === 'LB-37')!.answer.chosen).toEqual(['nej']);
  });

  test('gives back what was known when the person takes the answer back', async () => {
    model.show('LB-10');
    expect(model.standing!.origin).toBe('register');
    await answer('LB-10', 'vet_ej');
    expect(model.standing!.origin).toBe('person');
    expect(model.known('LB-10')!.from).toEqual(['Inkomstuppgifter för avgift']);
    await model.takeBack();
    expect([model.standing!.origin, model.answer!.chosen]).toEqual(['register', ['ja']]);
  });

  test('stays near when the question in view is no longer asked', async () => {
    await answer('LB-13', 'halsa');
    model.show('LB-14');
    await host.undo();
    await model.load();
    expect(model.current).toBe('LB-13');
  });

  test('is sent once, however soon the person goes on', async () => {
    const sent = vi.spyOn(host, 'answerAssessment');
    await answer('LB-37', 'ja');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test('announces an outcome that changed, and only then', async () => {
    await answer('LB-37', 'ja');
    expect(session.said).toBeNull();
    await answer('LB-11', 'elever');
    await answer('LB-13', 'halsa');
    expect(model.view!.outcome.code).toBe('DPIA_REQUIRED');
    expect(session.said).toContain('Konsekvensbedömning krävs');
  });

  test('never chooses whether the purpose outweighs the risks', () => {
    expect(model.view!.questions.find((q) => q.id === 'LB-63')!.answer).toEqual(nothing);
  });
});

describe('what is written', () => {
  test('is saved after a pause', async () => {
    vi.useFakeTimers();
    model.write('Räkna ut rätt avgift');
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    await session.flush();
    expect(model.view!.questions[0]!.answer.words).toBe('Räkna ut rätt avgift');
  });

  test('is never replaced while somebody writes', async () => {
    model.beginWriting();
    model.write('Påbörjat ');
    await model.flush();
    await host.answerAssessment({ assessment: model.id, question: 'LB-04', answer: { ...nothing, words: 'Någon annan' } });
    await model.load();
    expect(model.answer!.words).toBe('Påbörjat ');
    await model.endWriting();
    expect(model.answer!.words).toBe('Någon annan');
  });

  test('stays when the register refuses, and a choice goes back', async () => {
    await answer('LB-06', 'ja');
    const real = host.answerAssessment;
    host.answerAssessment = refuse('disk_full') as never;
    model.write('Viktigt');
    model.choose('nej', true);
    expect(await model.flush()).toBe(false);
    expect(model.answer).toEqual({ chosen: ['ja'], words: 'Viktigt', date: null });
    expect(session.trouble!.code).toBe('disk_full');
    host.answerAssessment = real;
    expect(await model.flush()).toBe(true);
    expect(model.view!.questions.find((q) => q.id === 'LB-06')!.answer.words).toBe('Viktigt');
  });

  test('as a day is saved when it is one', async () => {
    await answer('LB-90', 'svarat');
    model.day('2026-9');
    expect(await model.flush()).toBe(false);
    expect(model.answer!.date).toBe('2026-9');
    model.day('2026-09-14');
    expect(await model.flush()).toBe(true);
    expect(model.standing!.answer.date).toBe('2026-09-14');
  });
});
