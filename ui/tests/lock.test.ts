import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import { session } from '../src/lib/state.svelte';

const reload = vi.fn();
let host: FakeHost;
let stored: Map<string, string>;

beforeEach(async () => {
  stored = new Map();
  reload.mockReset();
  vi.stubGlobal('location', { search: '', reload });
  vi.stubGlobal('window', { scrollTo: () => undefined });
  vi.stubGlobal('HTMLElement', class {});
  vi.stubGlobal('document', { activeElement: null, documentElement: { style: { setProperty: () => undefined } } });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  host = new FakeHost();
  session.host = host;
  session.trouble = null;
  session.start = await host.start();
  session.register = (await host.openRegister({ id: 'r1', passphrase: 'hemlig lösenfras 1' })).view;
  session.route = { view: 'tasks', system: 'SYS-46' };
  // A page that was loaded anew has not begun to lock.
  Object.assign(session, { locking: false });
});

const reopen = () => host.openRegister({ id: 'r1', passphrase: 'hemlig lösenfras 1' });

describe('the lock', () => {
  test('closes the register, loads the page anew, and knows where one was', async () => {
    expect(await session.lock()).toBe(true);
    expect(reload).toHaveBeenCalledOnce();
    await expect(host.register()).rejects.toMatchObject({ code: 'no_register_open' });
    expect((await host.start()).locked?.register.id).toBe('r1');
    await reopen();
    expect(JSON.parse((await host.wasAt())!)).toEqual({ view: 'tasks', system: 'SYS-46' });
  });

  test('saves first, and stays open when that does not go', async () => {
    const saved = vi.fn(async () => false);
    const done = session.beforeLeaving(saved);
    expect(await session.lock()).toBe(false);
    expect(saved).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
    await host.register();
    saved.mockResolvedValue(true);
    expect(await session.lock()).toBe(true);
    done();
  });

  test('is told when the host does not lock', async () => {
    host.lock = () => Promise.reject({ code: 'register_gone', args: {}, problems: [] });
    expect(await session.lock()).toBe(false);
    expect(session.trouble?.code).toBe('register_gone');
    expect(reload).not.toHaveBeenCalled();
  });

  test('goes back to the register from what hangs on a chosen file', async () => {
    session.route = { view: 'import' };
    await session.lock();
    await reopen();
    expect(JSON.parse((await host.wasAt())!)).toEqual({ view: 'register' });
  });

  test('does not come by itself in the sample, nor without a register', async () => {
    expect(session.lockAfter).toBe(15);
    session.register = (await host.openSample()).view;
    expect(session.lockAfter).toBe(0);
    session.register = null;
    expect(session.lockAfter).toBe(0);
    expect(await session.lock()).toBe(false);
  });
});
