import type { AspectView } from '../../generated/AspectView';
import type { DependencyRow } from '../../generated/DependencyRow';
import type { FlowRow } from '../../generated/FlowRow';
import type { LinksView } from '../../generated/LinksView';
import type { PackView } from '../../generated/PackView';
import type { Fault } from '../../components/shared/ErrorSummary.svelte';
import { key, t } from '../../lib/texts';

/** Codes of `FlowMode`. */
export const MODES = ['api', 'file', 'replica', 'manual', 'read_view', 'email'];
/** Codes of `Volume`. */
export const VOLUMES = ['single', 'continuous', 'bulk'];

/** The aspect whose levels say how much a system is needed. */
export function availability(pack: PackView): AspectView | null {
  return pack.aspects.find((aspect) => aspect.id === 'T') ?? pack.aspects[0] ?? null;
}

export function newFlow(view: LinksView): FlowRow {
  const here = view.system;
  return {
    id: '',
    from: here.id,
    from_name: here.name,
    to: '',
    to_name: '',
    set: '',
    set_name: '',
    mode: 'api',
    volume: 'continuous',
    third_country: false,
    encrypted: true,
    purpose: '',
  };
}

export function newDependency(view: LinksView): DependencyRow {
  const here = view.system;
  return { id: 0, consumer: here.id, consumer_name: here.name, provider: '', provider_name: '', tolerates: null, note: '' };
}

/** What is wrong with a flow of a system. */
export function flowFaults(flow: FlowRow, system: string): Fault[] {
  const faults: Fault[] = [];
  if (!flow.set) faults.push({ field: 'flow-set', words: t('flow-lacks-set') });
  if (!flow.from) faults.push({ field: 'flow-from', words: t('flow-lacks-from') });
  if (!flow.to) faults.push({ field: 'flow-to', words: t('flow-lacks-to') });
  if (flow.from && flow.from === flow.to) faults.push({ field: 'flow-to', words: t('link-same') });
  else if (flow.from && flow.to && flow.from !== system && flow.to !== system) faults.push({ field: 'flow-to', words: t('link-not-here') });
  return faults;
}

/** What is wrong with a dependency of a system. */
export function dependencyFaults(row: DependencyRow, system: string): Fault[] {
  if (!row.consumer) return [{ field: 'dep-consumer', words: t('dependency-lacks-consumer') }];
  if (!row.provider) return [{ field: 'dep-provider', words: t('dependency-lacks-provider') }];
  if (row.consumer === row.provider) return [{ field: 'dep-provider', words: t('link-same') }];
  if (row.consumer !== system && row.provider !== system) return [{ field: 'dep-provider', words: t('link-not-here') }];
  return [];
}

/** How a flow goes, in a few words. */
export function flowFacts(row: FlowRow): string {
  const facts = [
    t(key('mode-', row.mode)),
    t(key('volume-', row.volume)),
    row.encrypted ? t('flow-is-encrypted') : t('flow-not-encrypted'),
    row.third_country ? t('flow-is-third-country') : '',
  ];
  return facts.filter(Boolean).join(', ');
}
