import { describe, expect, test } from 'vitest';

import { Idle } from '../src/lib/idle';

describe('nobody there', () => {
  test('it is over after the minutes, and not before', () => {
    let now = 1_000;
    const idle = new Idle(() => now);
    now += 15 * 60_000 - 1;
    expect(idle.over(15)).toBe(false);
    now += 1;
    expect(idle.over(15)).toBe(true);
    expect(idle.over(30)).toBe(false);
  });

  test('whoever comes begins it anew', () => {
    let now = 0;
    const idle = new Idle(() => now);
    now = 14 * 60_000;
    idle.seen();
    now = 16 * 60_000;
    expect(idle.over(15)).toBe(false);
    now = 29 * 60_000;
    expect(idle.over(15)).toBe(true);
  });

  test('0 is never', () => {
    let now = 0;
    const idle = new Idle(() => now);
    now = Number.MAX_SAFE_INTEGER;
    expect(idle.over(0)).toBe(false);
  });
});
