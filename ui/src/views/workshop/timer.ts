/** A clock that somebody starts, pauses, extends and turns off (WCAG 2.2.1). It never moves anything. */
export interface Clock {
  /** How much is left while it does not run, in milliseconds. */
  left: number;
  /** When it is over, while it runs. */
  until: number | null;
}

const MINUTE = 60_000;

export function started(minutes: number, now: number): Clock {
  return { left: minutes * MINUTE, until: now + minutes * MINUTE };
}

export function remaining(clock: Clock, now: number): number {
  return Math.max(0, clock.until === null ? clock.left : clock.until - now);
}

export function paused(clock: Clock, now: number): Clock {
  return { left: remaining(clock, now), until: null };
}

export function going(clock: Clock, now: number): Clock {
  return { left: clock.left, until: now + clock.left };
}

export function extended(clock: Clock, minutes: number, now: number): Clock {
  const left = remaining(clock, now) + minutes * MINUTE;
  return { left, until: clock.until === null ? null : now + left };
}

/** Minutes and seconds, the seconds rounded up so that it is over when it says 0. */
export function shown(left: number): { minutes: number; seconds: number } {
  const seconds = Math.ceil(left / 1000);
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}
