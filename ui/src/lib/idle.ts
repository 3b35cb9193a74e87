import { ctrl } from './keys';

/** How long nobody has been there. */
export class Idle {
  private last: number;

  constructor(private readonly now: () => number = Date.now) {
    this.last = now();
  }

  /** Whether nobody has been there for so many minutes; never for 0. A computer that slept counts. */
  over(minutes: number): boolean {
    return minutes > 0 && this.now() - this.last >= minutes * 60_000;
  }

  /** Somebody is there. */
  seen(): void {
    this.last = this.now();
  }
}

/** How often it is looked whether anybody is there. */
const EVERY_MS = 5_000;
/** What shows that somebody is. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'];

/**
 * Locks when nobody has been there for `minutes`, and at Ctrl+Shift+L. Whoever comes after that may be
 * anybody, so what they press no longer reaches the screen. `lock` answers whether it is locked: when
 * something could not be saved, people may go on. Returns how to stop watching.
 */
export function watch(minutes: () => number, lock: () => Promise<boolean>): () => void {
  const idle = new Idle();
  const end = () => void lock().then((locked) => locked || idle.seen());

  function sign(event: Event) {
    if (!idle.over(minutes())) return idle.seen();
    event.preventDefault();
    event.stopImmediatePropagation();
    end();
  }

  // Before everybody else: an open dialog keeps its keys to itself.
  function press(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== 'l' || !ctrl(event, true)) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }

  const options = { capture: true, passive: false };
  for (const name of SIGNS) window.addEventListener(name, sign, options);
  window.addEventListener('keydown', press, options);
  const timer = setInterval(() => idle.over(minutes()) && end(), EVERY_MS);
  return () => {
    for (const name of SIGNS) window.removeEventListener(name, sign, options);
    window.removeEventListener('keydown', press, options);
    clearInterval(timer);
  };
}
