/** Whether the key press belongs to a field with its own undo. */
export function inTextField(event: Event): boolean {
  const el = event.target;
  if (el instanceof HTMLTextAreaElement) return true;
  return el instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(el.type);
}

/** Whether exactly Ctrl, or Cmd, is held. Never with Alt: that is AltGr on Swedish keyboards. */
export function ctrl(event: KeyboardEvent, shift = false): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.shiftKey === shift;
}

/** Moves focus to the next panel of the screen (F6), or the one before. */
export function nextPanel(back: boolean): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter((p) => p.offsetParent !== null);
  if (panels.length === 0) return;
  const here = panels.findIndex((p) => p.contains(document.activeElement));
  const count = panels.length;
  for (let step = 1; step <= count; step += 1) {
    const panel = panels[(here + (back ? count * 2 - step : step) + (here < 0 && back ? 1 : 0)) % count]!;
    const marked = panel.querySelector<HTMLElement>('[data-panel-focus]');
    const target =
      // In a group of choices the chosen one takes focus.
      marked?.querySelector<HTMLElement>('input:checked') ??
      marked?.querySelector<HTMLElement>('input') ??
      marked ??
      panel.querySelector<HTMLElement>('a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex]');
    if (target) {
      target.focus();
      return;
    }
  }
}

/** Focuses an element when it comes, unless it is the first screen. */
export function arrive(element: HTMLElement, go: boolean): void {
  if (!go) return;
  element.focus({ preventScroll: true });
  // What takes a longer one's place can come to lie above the window.
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center' });
}
