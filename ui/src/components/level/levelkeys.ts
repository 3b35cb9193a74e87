import type { AspectView } from '../../generated/AspectView';
import { prefs } from '../../lib/prefs.svelte';

/** The level that a key press chooses inside a level group: `null` is ej bedömd, `undefined` nothing. */
export function chosenBy(event: KeyboardEvent, aspect: AspectView): number | null | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (event.key === 'Delete') return null;
  if (!prefs.digits) return undefined;
  return aspect.levels.find((l) => String(l.number) === event.key)?.number;
}
