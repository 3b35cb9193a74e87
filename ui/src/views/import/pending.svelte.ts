import type { ImportView } from '../../generated/ImportView';
import { session } from '../../lib/state.svelte';

/** The tables that were read and are not written yet. */
export const pending = $state<{ view: ImportView | null }>({ view: null });

/** Lets the person choose files and shows what was in them. Nothing is written. */
export async function startImport(): Promise<void> {
  const view = await session.attempt(() => session.host.chooseImport());
  if (!view) return;
  pending.view = view;
  await session.go({ view: 'import' });
}
