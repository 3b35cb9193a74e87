import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { dependencyFaults, flowFaults, newDependency, newFlow } from '../src/views/links/links';
import { neighbours } from '../src/views/map/neighbours';

const SYSTEM = 'SYS-16';
let host: FakeHost;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  await host.openSample();
});

describe('links', () => {
  test('a flow has a set and two different ends, one of them this system', async () => {
    const flow = newFlow(await host.links(SYSTEM));
    const fields = (change: object) => flowFaults({ ...flow, ...change }, SYSTEM).map((f) => f.field);
    expect(fields({})).toEqual(['flow-set', 'flow-to']);
    expect(fields({ set: 'x', to: SYSTEM })).toEqual(['flow-to']);
    expect(fields({ set: 'x', from: 'SYS-01', to: 'SYS-02' })).toEqual(['flow-to']);
    expect(fields({ set: 'x', to: 'SYS-02' })).toEqual([]);
  });

  test('a dependency is between two different systems, one of them this one', async () => {
    const row = newDependency(await host.links(SYSTEM));
    const fields = (change: object) => dependencyFaults({ ...row, ...change }, SYSTEM).map((f) => f.field);
    expect(fields({})).toEqual(['dep-provider']);
    expect(fields({ provider: SYSTEM })).toEqual(['dep-provider']);
    expect(fields({ consumer: 'SYS-01', provider: 'SYS-02' })).toEqual(['dep-provider']);
    expect(fields({ provider: 'SYS-02' })).toEqual([]);
  });
});

test('the table has a row for every box around the system, with what hangs between', async () => {
  const view = await host.map(SYSTEM, 'K');
  const rows = neighbours(view);
  expect(rows.map((r) => r.id).sort()).toEqual(view.nodes.filter((n) => !n.centre && n.kind !== 'set').map((n) => n.id).sort());
  expect(rows.every((r) => r.links.length > 0)).toBe(true);
});
