import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { session } from '../src/lib/state.svelte';
import { given, lacking, outcomesOf, TogetherModel } from '../src/views/together/model.svelte';

const SYSTEM = 'SYS-16';
let host: FakeHost;
let model: TogetherModel;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  await host.openSample();
  session.pack = await host.pack();
  model = new TogetherModel(SYSTEM);
  await model.load();
});

describe('a conversation', () => {
  test('needs an outcome and a reason, and what the outcome asks for', () => {
    const draft = given(model.talk!, model.view!.effective);
    const fields = (change: object) => lacking({ ...draft, ...change }, model.talk!).map((f) => f.field);
    expect(fields({})).toEqual(['outcome-new_asset', 'motivation']);
    expect(fields({ outcome: 'no_effect' })).toEqual(['motivation']);
    expect(fields({ outcome: 'new_asset', motivation: 'x' })).toEqual(['asset-name', 'asset-owner']);
    expect(fields({ outcome: 'raise', motivation: 'x' })).toEqual(['raise-first']);
    expect(fields({ outcome: 'raise', motivation: 'x', raise: { K: 3 } })).toEqual([]);
  });

  test('offers a new asset only when there is something to make it of', () => {
    expect(outcomesOf(model.talk!)).toEqual(['new_asset', 'raise', 'no_effect']);
    expect(outcomesOf({ ...model.talk!, parts: [] })).toEqual(['raise', 'no_effect']);
  });

  test('that nobody has to have is passed by', async () => {
    const asked = vi.spyOn(host, 'answerTalk');
    model.show(model.optional[0]!.id);
    expect(await model.answer()).toBe(true);
    expect(asked).not.toHaveBeenCalled();
  });

  test('opens on the first that somebody must have, and the optional stand apart', () => {
    expect(model.open).toBe(model.needed[0]!.id);
    expect(model.optional.map((t) => t.id)).toEqual(['copies', 'consumers']);
    expect(model.beside(-1)).toBeNull();
    expect(model.beside(1)).toBe(model.needed[1]!.id);
  });

  test('is answered, counted and followed by the next', async () => {
    const { decided } = model.view!;
    model.edit({ outcome: 'no_effect', motivation: 'Inget nytt syns.' });
    expect(model.drafted(model.talk!)).toBe(true);
    expect(await model.answer()).toBe(true);
    expect(model.view!.decided).toBe(decided + 1);
    expect(model.drafted(model.talk!)).toBe(false);
    expect(model.talk!.answer!.motivation).toBe('Inget nytt syns.');
    expect(model.next()).toBe(model.needed[1]!.id);
  });

  test('keeps what is written when the person goes away and comes back', () => {
    model.edit({ motivation: 'Halvfärdigt' });
    model.show(model.needed[1]!.id);
    const again = new TogetherModel(SYSTEM);
    again.take(model.view!);
    expect(again.open).toBe(model.needed[0]!.id);
    expect(again.draft!.motivation).toBe('Halvfärdigt');
  });

  test('keeps what is written when the register refuses', async () => {
    host.answerTalk = (() => Promise.reject({ code: 'disk_full', args: {}, problems: [] })) as never;
    model.edit({ outcome: 'no_effect', motivation: 'Viktigt' });
    expect(await model.answer()).toBe(false);
    expect(model.faults).toHaveLength(1);
    expect(model.draft!.motivation).toBe('Viktigt');
  });

  test('that goes stale shows the old answer to be changed', async () => {
    model.edit({ outcome: 'no_effect', motivation: 'Gammalt svar' });
    await model.answer();
    const { flows } = await host.links(SYSTEM);
    await host.deleteFlow(SYSTEM, flows[0]!.id);
    await model.load();
    expect(model.talk!.stale).toBe(true);
    expect(model.draft!.motivation).toBe('Gammalt svar');
  });

  test('that raises shows the raised level again', async () => {
    model.edit({ outcome: 'raise', motivation: 'Mycket samlas', raise: { K: 3 } });
    await model.answer();
    const row = model.view!.effective.find((r) => r.profile.aspect === 'K')!;
    expect([row.effective, row.reason_code]).toEqual([3, 'cumulative']);
    expect(model.draft!.raise).toEqual({ K: 3 });
  });
});
