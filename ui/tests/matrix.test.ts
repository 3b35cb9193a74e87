import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { session } from '../src/lib/state.svelte';
import { MatrixModel } from '../src/views/matrix/model.svelte';

const SYSTEM = 'SYS-16';
const CELL = { set: 'INF-1602', aspect: 'K' };

let host: FakeHost;
let model: MatrixModel;

const cell = () => model.rows.find((r) => r.set === CELL.set)!.cells.find((c) => c.aspect === CELL.aspect)!;
const refuse = (code: string) => () => Promise.reject({ code, args: {}, problems: [] });

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  session.quick = false;
  await host.openSample();
  session.pack = await host.pack();
  model = new MatrixModel(SYSTEM);
  await model.load();
});

describe('levels', () => {
  test('are painted before the register answers, and said to be saved only after', async () => {
    session.standing = null;
    const answer = model.setLevel(CELL, 3);
    expect(model.level(CELL.set, cell())).toBe(3);
    expect(cell().level).toBe(1);
    expect(session.standing).toBeNull();
    await answer;
    expect(cell().level).toBe(3);
    expect(session.standing!.saved_at).not.toBeNull();
  });

  test('go back when the register refuses, and the person is told', async () => {
    host.setLevel = refuse('disk_full') as never;
    await model.setLevel(CELL, 3);
    expect(model.level(CELL.set, cell())).toBe(1);
    expect(session.trouble?.code).toBe('disk_full');
  });

  test('chosen fast after each other all arrive, the last one stands', async () => {
    await Promise.all([0, 1, 2, 3, 2].map((level) => model.setLevel(CELL, level)));
    expect(cell().level).toBe(2);
    expect(session.trouble).toBeNull();
  });

  test('meet a conflict with the newest matrix and what it met', async () => {
    const revision = model.rows.find((r) => r.set === CELL.set)!.revision;
    await host.setLevel({ system: SYSTEM, ...CELL, level: 0, revision });
    await model.setLevel(CELL, 3);
    expect(session.trouble?.code).toBe('conflict');
    expect(session.trouble?.args['object']).toBe('Leverantörsreskontra, K');
    expect(model.level(CELL.set, cell())).toBe(0);
  });
});

describe('reasons', () => {
  test('are saved after a pause', async () => {
    vi.useFakeTimers();
    model.edit(CELL, { reason: 'Nytt skäl' });
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    await session.flush();
    expect(cell().reason).toBe('Nytt skäl');
  });

  test('are never replaced while somebody writes', async () => {
    model.begin(CELL);
    model.edit(CELL, { reason: 'Påbörjat ' });
    await model.flush();
    // The register trims; the field keeps what was typed.
    expect(cell().reason).toBe('Påbörjat');
    expect(model.draft(CELL, cell()).reason).toBe('Påbörjat ');
    await model.end(CELL);
    expect(model.draft(CELL, cell()).reason).toBe('Påbörjat');
  });

  test('stay when the register refuses', async () => {
    const real = host.setReason;
    host.setReason = refuse('write_failed') as never;
    model.edit(CELL, { reason: 'Viktigt' });
    await model.flush();
    expect(model.draft(CELL, cell()).reason).toBe('Viktigt');
    host.setReason = real;
    await model.flush();
    expect(cell().reason).toBe('Viktigt');
  });

  test('are saved before the screen changes', async () => {
    const forget = session.beforeLeaving(() => model.flush());
    vi.stubGlobal('window', { scrollTo: () => undefined });
    model.edit(CELL, { reason: 'Hann med' });
    await session.go({ view: 'register' });
    forget();
    expect(cell().reason).toBe('Hann med');
  });
});

test('the screen stays when a reason cannot be saved', async () => {
  const forget = session.beforeLeaving(() => model.flush());
  const before = session.route;
  host.setReason = refuse('disk_full') as never;
  model.edit(CELL, { reason: 'Får inte försvinna' });
  await session.go({ view: 'start' });
  forget();
  expect(session.route).toBe(before);
  expect(session.trouble?.code).toBe('disk_full');
  expect(model.draft(CELL, cell()).reason).toBe('Får inte försvinna');
});

test('only the row that changed is a new object', async () => {
  const before = new Map(model.rows.map((r) => [r.set, r]));
  await model.setLevel(CELL, 0);
  const changed = model.rows.filter((r) => before.get(r.set) !== r).map((r) => r.set);
  expect(changed).toEqual([CELL.set]);
});

describe('many at once', () => {
  const levels = (aspect: string) => model.rows.map((row) => row.cells.find((one) => one.aspect === aspect)!.level);
  const settle = async () => {
    await vi.waitFor(() => expect(model.bulk.preview).not.toBeNull());
  };

  test('grow set by set, stay at the ends, and are dropped when the person goes elsewhere', () => {
    const [first, second] = model.rows;
    const went: string[] = [];
    model.go = (place) => (went.push(place.set), model.arrive(place));
    model.arrive({ set: first!.set, aspect: 'R' });
    model.extend(1);
    expect(model.marked.map((row) => row.set)).toEqual([first!.set, second!.set]);
    expect(went).toEqual([second!.set]);
    model.extend(Infinity);
    expect(model.marked.length).toBe(model.rows.length);
    model.extend(-Infinity);
    expect(model.marked).toEqual([]);
    model.extend(1);
    model.arrive({ set: second!.set, aspect: 'T' });
    expect(model.selection).toBeNull();
  });

  test('are shown before anything is written, then written with one undo', async () => {
    const before = levels('K');
    model.arrive({ set: model.rows[0]!.set, aspect: 'K' });
    model.selectAll();
    model.choose(model.current!, 3);
    await settle();
    expect(levels('K')).toEqual(before);
    expect(model.bulk.preview!.changes.length).toBe(before.filter((level) => level !== 3).length);
    expect(await model.bulk.commit()).toBe(true);
    expect(levels('K').every((level) => level === 3)).toBe(true);
    expect(session.standing!.undo!.op).toBe('set_levels');
    await host.undo();
    await model.load();
    expect(levels('K')).toEqual(before);
  });

  test('are refused together when one was changed meanwhile', async () => {
    const [first, second] = model.rows;
    model.arrive({ set: first!.set, aspect: 'K' });
    model.selectAll();
    model.choose(model.current!, 0);
    await settle();
    await host.setLevel({ system: SYSTEM, set: second!.set, aspect: 'S', level: second!.cells[3]!.level === 1 ? 2 : 1, revision: second!.revision });
    const before = levels('K');
    expect(await model.bulk.commit()).toBe(false);
    expect(session.trouble?.args['object']).toBe(second!.name);
    expect(levels('K')).toEqual(before);
  });

  test('fill down from the topmost, and from above without a selection', async () => {
    const [first, second] = model.rows;
    model.arrive({ set: second!.set, aspect: 'T' });
    model.fillDown();
    await session.flush();
    expect(levels('T')[1]).toBe(levels('T')[0]);
    model.arrive({ set: first!.set, aspect: 'T' });
    model.extend(Infinity);
    model.choose(model.current!, 0);
    await settle();
    model.bulk.forget();
    model.fillDown();
    await settle();
    expect(model.bulk.preview!.changes.every((change) => change.to === levels('T')[0])).toBe(true);
  });

  test('a digit goes on only in quick mode, through the set and to the next', () => {
    const went: string[] = [];
    model.go = (place) => went.push(`${place.set} ${place.aspect}`);
    const [first, second] = model.rows;
    model.choose({ set: first!.set, aspect: 'K' }, 1);
    expect(went).toEqual([]);
    session.quick = true;
    model.choose({ set: first!.set, aspect: 'K' }, 2);
    model.choose({ set: first!.set, aspect: 'S' }, 2);
    expect(went).toEqual([`${first!.set} R`, `${second!.set} K`]);
    model.choose({ set: model.rows.at(-1)!.set, aspect: 'S' }, 2);
    expect(went.length).toBe(2);
  });
});
