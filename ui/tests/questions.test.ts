import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { session } from '../src/lib/state.svelte';
import { choosing, QuestionsModel, weighing, worst } from '../src/views/questions/model.svelte';

const SYSTEM = 'SYS-16';
const empty = { level: null, unknown: false, consequences: {}, reason: '' };
let host: FakeHost;
let model: QuestionsModel;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  await host.openSample();
  session.pack = await host.pack();
  model = new QuestionsModel(SYSTEM);
  await model.load();
  model.begin('INF-1602', 'K');
});

describe('an answer', () => {
  test('is the highest of the consequences', () => {
    expect(worst({})).toBeNull();
    expect(worst({ life: 0, economy: 2 })).toBe(2);
    const weighed = weighing(weighing({ ...empty, unknown: true }, 'economy', 2), 'life', 1);
    expect(weighed).toEqual({ ...empty, level: 2, consequences: { economy: 2, life: 1 } });
    expect(weighing(weighed, 'economy', null).level).toBe(1);
  });

  test('keeps its level when the last consequence is taken away', () => {
    expect(weighing({ ...empty, level: 2, consequences: { economy: 2 } }, 'economy', null)).toEqual({ ...empty, level: 2 });
  });

  test('that says otherwise takes the consequences with it', () => {
    const weighed = { ...empty, level: 2, consequences: { economy: 2 } };
    expect(choosing(weighed, 3)).toEqual({ ...empty, level: 3 });
    expect(choosing(weighed, 2).consequences).toEqual({ economy: 2 });
    expect(choosing(weighed, 'unknown')).toEqual({ ...empty, unknown: true });
    expect(choosing(weighed, null)).toEqual(empty);
  });
});

describe('the questions', () => {
  test('are saved on choice, to the level that the matrix shows', async () => {
    model.choose(3);
    expect(model.answer!.level).toBe(3);
    expect(await model.flush()).toBe(true);
    const { rows } = await host.matrix(SYSTEM);
    expect(rows.find((r) => r.set === 'INF-1602')!.cells[0]!.level).toBe(3);
  });

  test('take "vet inte" as an answer', async () => {
    const { open } = model;
    model.choose(null);
    expect(model.open).toBe(open + 1);
    model.choose('unknown');
    expect(await model.flush()).toBe(true);
    expect(model.open).toBe(open);
    expect(model.question!.unknown).toBe(true);
  });

  test('keep what is written when the register refuses, and are not left', async () => {
    host.answerQuestion = (() => Promise.reject({ code: 'disk_full', args: {}, problems: [] })) as never;
    model.write('Skäl som ska finnas kvar');
    expect(await model.flush()).toBe(false);
    expect(model.answer!.reason).toBe('Skäl som ska finnas kvar');
    expect(session.trouble!.code).toBe('disk_full');
  });

  test('take back a level that the register refuses', async () => {
    const before = model.answer!.level;
    host.answerQuestion = (() => Promise.reject({ code: 'disk_full', args: {}, problems: [] })) as never;
    model.choose(3);
    await model.flush();
    expect(model.answer!.level).toBe(before);
  });

  test('begin at the first without an answer', () => {
    model.begin();
    const first = model.firstOpen();
    expect(model.index).toBe(Math.max(0, first));
  });
});
