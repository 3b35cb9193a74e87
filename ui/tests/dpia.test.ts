import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { session } from '../src/lib/state.svelte';
import { asDay } from '../src/lib/times';
import { changed, newRisk, placeOf, sectionOf, tell, withKnown } from '../src/views/suitability/dpia/draft';
import { DpiaModel } from '../src/views/suitability/dpia/model.svelte';
import type { DpiaRiskView } from '../src/generated/DpiaRiskView';
import type { ProblemDto } from '../src/generated/ProblemDto';

const ASSESSMENT = 'BED-2';
const LEVELS = ['0', '1', '2', '3'].map((id) => ({ id, text: { sv: id }, means: { sv: id } }));
const problem = (code: string, args: Record<string, string> = {}): ProblemDto => ({ code, args, hinders: true, file: null, row: null, column: null });
let host: FakeHost;
let model: DpiaModel;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  await host.openSample();
  model = new DpiaModel(ASSESSMENT);
  await model.load();
});

describe('a risk', () => {
  test('that nobody has weighed counts as the worst', () => {
    expect(newRisk(LEVELS)).toMatchObject({ likelihood: 3, harm: '3', residual_likelihood: 3, residual_harm: '3' });
  });

  test('never has more left than there was', () => {
    const worst = newRisk(LEVELS);
    expect(changed(worst, { likelihood: 1 }, LEVELS)).toMatchObject({ likelihood: 1, residual_likelihood: 1, residual_harm: '3' });
    expect(changed(worst, { harm: '1' }, LEVELS)).toMatchObject({ harm: '1', residual_harm: '1', residual_likelihood: 3 });
  });

  test('that grows again leaves what somebody decided remains', () => {
    const low: DpiaRiskView = { ...newRisk(LEVELS), likelihood: 1, harm: '1', residual_likelihood: 0, residual_harm: '0' };
    expect(changed(low, { likelihood: 3, harm: '3' }, LEVELS)).toMatchObject({ residual_likelihood: 0, residual_harm: '0' });
  });

  test('is added, weighed, and told to be high only by the register', async () => {
    model.addRisk();
    expect(model.high(model.shown!.risks[0]!)).toBeNull();
    await session.flush();
    await model.flush();
    expect(model.high(model.shown!.risks[0]!)).toBe(true);
    expect(model.view!.high_residual).toBe(true);
    await model.editRisk(0, { residual_likelihood: 0 });
    expect(model.high(model.shown!.risks[0]!)).toBe(false);
    expect(model.view!.high_residual).toBe(false);
  });

  test('that is removed comes back with undo', async () => {
    await model.edit({ risks: [newRisk(LEVELS), { ...newRisk(LEVELS), risk: 'Andra' }] });
    await model.removeRisk(0);
    expect(model.shown!.risks.map((r) => r.risk)).toEqual(['Andra']);
    await host.undo();
    await model.load();
    expect(model.shown!.risks.map((r) => r.risk)).toEqual(['', 'Andra']);
  });
});

describe('what is written', () => {
  test('is saved after a pause, once', async () => {
    vi.useFakeTimers();
    const sent = vi.spyOn(host, 'setDpia');
    model.beginWriting();
    void model.edit({ description: 'A' }, 500);
    void model.edit({ description: 'Att' }, 500);
    await vi.advanceTimersByTimeAsync(600);
    vi.useRealTimers();
    expect(sent.mock.calls.map(([r]) => r.dpia.description)).toEqual(['Att']);
    await model.endWriting();
    expect(sent).toHaveBeenCalledTimes(1);
    expect(model.view!.dpia.description).toBe('Att');
  });

  test('is not replaced while somebody writes', async () => {
    model.beginWriting();
    void model.edit({ description: 'Utkast' }, 10_000);
    await model.load();
    expect(model.shown!.description).toBe('Utkast');
    await model.edit({ views_asked: 'no' });
    expect(model.shown!.description).toBe('Utkast');
    void model.edit({ description: 'Utkast, mer' }, 10_000);
    expect(await model.flush()).toBe(true);
    expect((await host.dpia(ASSESSMENT)).dpia.description).toBe('Utkast, mer');
  });

  test('is saved as it was last, when it is written on while it is saved', async () => {
    const first = model.edit({ necessity: 'ett' });
    void model.edit({ necessity: 'ett två' }, 10_000);
    await first;
    expect(model.shown!.necessity).toBe('ett två');
    expect(await model.flush()).toBe(true);
    expect((await host.dpia(ASSESSMENT)).dpia.necessity).toBe('ett två');
  });

  test('stays when the register refuses, and is not called saved', async () => {
    host.setDpia = (() => Promise.reject({ code: 'disk_full', args: {}, problems: [] })) as never;
    await model.edit({ measures: 'Viktigt' });
    expect(session.trouble!.code).toBe('disk_full');
    expect(model.shown!.measures).toBe('Viktigt');
    expect(await model.flush()).toBe(false);
  });
});

describe('finishing', () => {
  test('is refused with what is missing, at the fields', async () => {
    expect(model.fault('dpia-description')).toBeUndefined();
    expect(await model.finish()).toBe(false);
    expect(model.refused).toBe(true);
    expect(session.trouble).toBeNull();
    expect(model.fault('dpia-description')).toBe('Beskrivning saknas.');
    await model.edit({ description: 'Vi gör så här.' });
    expect(model.fault('dpia-description')).toBeUndefined();
    expect(model.fault('dpia-necessity')).toBe('Varför det behövs saknas.');
  });

  test('tells at the fields what was missing then: nothing comes or goes while somebody writes elsewhere', async () => {
    await model.edit({ risks: [newRisk(LEVELS), newRisk(LEVELS)] });
    await model.finish();
    expect(model.fault('dpia-advice_asked_at')).toBeDefined();
    await model.edit({ advice_asked_at: '2026-10-01' });
    expect(model.missing.map((m) => m.field)).toContain('dpia-advice_given_at');
    expect(model.fault('dpia-advice_given_at')).toBeUndefined();
    void model.editRisk(1, { risk: 'x' }, 10_000);
    expect([model.fault('risk-1-risk') !== undefined, model.fault('risk-2-risk')]).toEqual([true, undefined]);
    await model.removeRisk(0);
    expect(model.fault('risk-1-risk')).toBeUndefined();
  });

  test('locks what is written, until it is opened again', async () => {
    await model.edit({
      description: 'a', necessity: 'b', measures: 'd', views_asked: 'no', views: 'Barnen är för små.',
      risks: [{ ...newRisk(LEVELS), risk: 'c', residual_likelihood: 0 }],
      advice_asked_at: '2026-10-01', advice_given_at: '2026-10-05', advice: 'Minska.', advice_followed: 'yes',
      decided_by: 'Skolchef', decided_at: '2026-11-01', review_at: '2027-11-01',
    });
    expect(model.missing).toEqual([]);
    expect(await model.finish()).toBe(true);
    const sent = vi.spyOn(host, 'setDpia');
    await model.edit({ description: 'ändrat' });
    expect(sent).not.toHaveBeenCalled();
    expect(model.shown!.description).toBe('a');
    expect(await model.reopen()).toBe(true);
    await model.edit({ description: 'ändrat' });
    expect(model.view!.dpia.description).toBe('ändrat');
  });
});

describe('what is missing', () => {
  test('points at its field, or at the first of its section', () => {
    expect(placeOf(problem('dpia_text_missing', { field: 'necessity' }))).toBe('dpia-necessity');
    expect(placeOf(problem('dpia_risks_missing'))).toBe('risk-add');
    expect(placeOf(problem('dpia_risk_text_missing', { field: 'risks', number: '2' }))).toBe('risk-2-risk');
    expect(placeOf(problem('dpia_imy_missing'))).toBe('dpia-imy_sent_at');
    expect(placeOf(problem('something_new'))).toBe('dpia-description');
  });

  test('names days that contradict each other as their fields are named', () => {
    const told = tell(problem('dates_contradict', { field: 'advice_given_at', first: 'advice_asked_at', second: 'advice_given_at' }));
    expect(told).toBe('Dagen för rådet kan inte vara före dagen då ombudet tillfrågades.');
  });
});

describe('what the assessment knows', () => {
  test('stands in the section that it belongs to', () => {
    expect(sectionOf('LB-04', 'plan')).toBe('description');
    expect(sectionOf('LB-20', 'basis')).toBe('necessity');
    expect(sectionOf('LB-62', 'balance')).toBe('measures');
    expect(sectionOf('LB-90', 'personal')).toBe('advice');
    expect(sectionOf('LB-99', undefined)).toBe('description');
    expect(model.known('description').map((k) => k.question)).toContain('LB-04');
  });

  test('comes after what is written already', () => {
    const known = [{ question: 'LB-04', text: { sv: 'Vad ska ni ha det till?' }, answer: { sv: 'Avgiften.' } }];
    expect(withKnown('', known)).toBe('Vad ska ni ha det till? Avgiften.');
    expect(withKnown('Först.\n', known)).toBe('Först.\nVad ska ni ha det till? Avgiften.');
  });
});

test('a day is a real day or nothing', () => {
  expect(asDay('2027-06-30')).toBe('2027-06-30');
  expect(asDay(' 20270630 ')).toBe('2027-06-30');
  expect(asDay('  ')).toBeNull();
  for (const text of ['2027-02-30', '2027-13-01', '30/6', '2027-6-3', 'snart']) expect(asDay(text)).toBeUndefined();
});
