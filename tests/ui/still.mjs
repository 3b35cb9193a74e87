// What a page is asked before it is looked at. Everything here runs inside the page, by `addInitScript`.

/** Puts `still` and `skeleton` on the window, before anything of ours has run. */
export function inside() {
  // A fake answer takes 2 ms, and the status line speaks after 250. Longer timers are pauses in
  // writing and clocks: nobody waits for them.
  const SOON = 250;
  const running = new Set();
  const { setTimeout: start, clearTimeout: stop } = window;
  window.setTimeout = (task, delay = 0, ...args) => {
    const id = start(() => {
      running.delete(id);
      task(...args);
    }, delay);
    if (delay <= SOON) running.add(id);
    return id;
  };
  window.clearTimeout = (id) => {
    running.delete(id);
    stop(id);
  };

  const moving = () => document.getAnimations().some((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity);
  const LONGEST = 20_000;
  /** Answers when the fonts and a theme that is asked for are there, no answer is under way and nothing moves, two frames in a row. */
  const still = async (theme) => {
    const { dataset } = document.documentElement;
    const themed = () => theme === undefined || (dataset.theme === 'hog-kontrast' ? 'contrast' : dataset.colorScheme) === theme;
    const began = performance.now();
    await document.fonts.ready;
    for (let frames = 0; frames < 2; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames = themed() && running.size === 0 && !moving() ? frames + 1 : 0;
      if (performance.now() - began > LONGEST) throw new Error(`never still${theme ? ` in ${theme}` : ''}`);
    }
  };

  /** Styles that say whether and where something is there, with no box of its own to tell it. */
  const SHAPES = ['display', 'visibility', 'opacity', 'position', 'overflow', 'pointerEvents', 'clipPath', 'fontSize'];
  /** Everything about the page but its colours: what it says, and where each part of it stands. */
  const skeleton = () => {
    const shapes = [...document.body.querySelectorAll('*')].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const style = getComputedStyle(part);
      return [x, y, width, height, ...SHAPES.map((name) => style[name])].join(' ');
    });
    return [document.title, document.documentElement.lang, document.body.outerHTML, ...shapes].join('\n');
  };

  // Nobody reads the source of what passed, and writing it down takes time.
  window.axe.configure({ noHtml: true });
  window.look = { still, skeleton };
}
