import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { session } from '../src/lib/state.svelte';
import { same, waiting, WorkshopModel } from '../src/views/workshop/model.svelte';
import { invitation, lacking, startOf, together } from '../src/views/workshop/plan';
import { extended, going, paused, remaining, shown, started } from '../src/views/workshop/timer';

const SYSTEM = 'SYS-46';
let host: FakeHost;
let model: WorkshopModel;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  await host.openSample();
  session.pack = await host.pack();
  model = new WorkshopModel(SYSTEM);
  await model.load();
});

async function begun() {
  const plan = startOf(model.view!);
  plan.participants.push({ number: null, function: 'Skolsköterska', part: 'business_expert', present: true });
  await model.act(() => host.planWorkshop({ system: SYSTEM, plan }));
  await model.act(() => host.beginRound(SYSTEM));
}

describe('the plan', () => {
  test('starts from the owners and an agenda of two and three quarter hours', () => {
    const plan = startOf(model.view!);
    expect(plan.participants.some((row) => row.part === 'information_owner')).toBe(true);
    expect(together(plan)).toEqual({ hours: 2, minutes: 45 });
    expect(plan.agenda.every((row) => !row.item.startsWith('agenda-'))).toBe(true);
  });

  test('says what is missing at its field', () => {
    const plan = { ...startOf(model.view!), name: ' ', participants: [{ number: null, function: '', part: 'lawyer', present: true }], agenda: [{ item: '', minutes: 5 }] };
    expect(lacking(plan).map((fault) => fault.field)).toEqual(['plan-name', 'person-0', 'item-0']);
    expect(lacking(startOf(model.view!))).toEqual([]);
  });

  test('gives an invitation with what is known', () => {
    const plan = { ...startOf(model.view!), name: 'Klassning', place: ' Sal 2 ' };
    expect(invitation(plan, 'PMO')).toContain('inbjuden till Klassning, Sal 2.');
    expect(invitation({ ...plan, date: '2026-12-03' }, 'PMO')).toContain('Klassning, 2026-12-03, Sal 2.');
  });
});

describe('a round', () => {
  test('tells who has answered and never what', async () => {
    await begun();
    const key = model.view!.questions[0]!.key;
    const said: string[] = [];
    for (const level of [3, null]) {
      const answer = await host.castVote({ system: SYSTEM, participant: 1, key, level, reason: 'Zebra' });
      said.push(JSON.stringify(answer.view));
    }
    expect(said[0]).toBe(said[1]);
    expect(said[0]).not.toContain('Zebra');
    await model.load();
    expect(waiting(model.view!.seats).length).toBe(model.view!.seats.length);
    expect(model.view!.disagreement).toEqual([]);
  });

  test('is left when somebody reveals, and nobody sits at the computer then', async () => {
    await begun();
    model.seat = 1;
    await model.load();
    expect(model.seat).toBe(1);
    await model.act(() => host.revealVotes(SYSTEM));
    expect(model.seat).toBeNull();
    expect(same(model.row!.key, model.view!.question)).toBe(true);
  });

  test('that has moved on is told, and the page shows where it is', async () => {
    await begun();
    expect(await model.act(() => host.beginRound(SYSTEM))).toBe(false);
    expect(session.trouble?.code).toBe('workshop_moved');
    expect(model.view!.state).toBe('first_round');
  });
});

describe('a decision', () => {
  test('being written outlives the screen, and goes when it is made', async () => {
    await begun();
    const key = model.view!.questions[0]!.key;
    await host.castVote({ system: SYSTEM, participant: 1, key, level: 3, reason: 'x' });
    await model.act(() => host.revealVotes(SYSTEM));
    const row = model.row!;
    expect(model.decision(row)).toMatchObject({ level: 3, reason: '' });
    model.edit(row, { reason: 'Skadar den enskilde.' });
    const again = new WorkshopModel(SYSTEM);
    await again.load();
    expect(again.decision(row).reason).toBe('Skadar den enskilde.');
    again.forget(row.key);
    expect(model.decision(row).reason).toBe('');
  });
});

describe('the timer', () => {
  test('can be paused, go on, be extended, and stops at nothing', () => {
    const clock = started(10, 0);
    expect(shown(remaining(clock, 1_500))).toEqual({ minutes: 9, seconds: 59 });
    const still = paused(clock, 60_000);
    expect(remaining(still, 999_999_999)).toBe(540_000);
    expect(remaining(going(still, 5_000), 65_000)).toBe(480_000);
    expect(remaining(extended(still, 5, 0), 0)).toBe(840_000);
    expect(remaining(extended(clock, 5, 0), 0)).toBe(900_000);
    expect(remaining(clock, 700_000)).toBe(0);
  });
});
