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
