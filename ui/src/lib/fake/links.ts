import type { DependencyRow } from '../../generated/DependencyRow';
import type { FlowException } from '../../generated/FlowException';
import type { FlowRow } from '../../generated/FlowRow';
import type { PartyChoice } from '../../generated/PartyChoice';
import type { SetEffective } from '../../generated/SetEffective';
import type { TalkAnswer } from '../../generated/TalkAnswer';

interface Raw {
  systems: { id: string; name: string }[];
  sets: { id: string; name: string }[];
  flows: { from: string; to: string; set: string }[];
}

/** What a register holds beside systems and sets: how they hang together and what was decided about it. */
export interface Links {
  flows: FlowRow[];
  dependencies: DependencyRow[];
  parties: PartyChoice[];
  /** By system and talk. */
  answers: Record<string, { answer: TalkAnswer; facts: string }>;
  /** By system and aspect. */
  effective: Record<string, SetEffective & { calculated: number | null }>;
  /** By flow. */
  exceptions: Record<string, FlowException>;
}

export function noLinks(): Links {
  return { flows: [], dependencies: [], parties: [], answers: {}, effective: {}, exceptions: {} };
}

/** The example's flows, with two that leave and a few dependencies. */
export function sampleLinks(data: Raw): Links {
  const names = new Map(data.systems.map((s) => [s.name, s.id]));
  const outside = [...new Set(data.flows.map((f) => f.from).filter((name) => !names.has(name)))];
  const parties = [...outside, 'Banken', 'Kreditupplysaren'].map((name, i) => ({ id: `P-${i + 1}`, name, system: false }));
  for (const party of parties) names.set(party.name, party.id);
  const nameOf = new Map([...names].map(([name, id]) => [id, name]));
  const setName = new Map(data.sets.map((s) => [s.id, s.name]));
  const flow = (from: string, to: string, set: string, more: Partial<FlowRow> = {}, i = 0): FlowRow => ({
    id: `FL-${i}`,
    from,
    from_name: nameOf.get(from)!,
    to,
    to_name: nameOf.get(to)!,
    set,
    set_name: setName.get(set) ?? set,
    mode: 'api',
    volume: 'continuous',
    third_country: false,
    encrypted: true,
    purpose: '',
    ...more,
  });
  const flows = data.flows.filter((f) => setName.has(f.set)).map((f, i) => flow(names.get(f.from)!, f.to, f.set, { purpose: 'Debitering' }, i));
  flows.push(
    flow('SYS-16', names.get('Banken')!, 'INF-1604', { mode: 'file', volume: 'bulk', purpose: 'Utbetalning före kl. 14' }, 100),
    flow('SYS-16', names.get('Kreditupplysaren')!, 'INF-1603', { mode: 'manual', volume: 'single', encrypted: false, third_country: true, purpose: 'Kontroll av betalningsförmåga' }, 101),
    flow('SYS-16', 'SYS-45', 'INF-1603', { mode: 'replica', purpose: 'Kravhantering' }, 102),
  );
  const needs: [string, string, number | null, string][] = [
    ['SYS-04', 'SYS-16', 1, 'Avgifter kan räknas en vecka senare.'],
    ['SYS-45', 'SYS-16', 1, ''],
    ['SYS-47', 'SYS-16', 0, 'Fakturor skrivs ut för hand.'],
    ['SYS-39', 'SYS-16', null, ''],
    ['SYS-16', 'SYS-18', null, 'Löner bokförs samma dag.'],
    ['SYS-18', 'SYS-16', 2, 'Utbetalning går via reskontran.'],
  ];
  const dependencies = needs.map(([consumer, provider, tolerates, note], i) => ({
    id: i + 1,
    consumer,
    consumer_name: nameOf.get(consumer)!,
    provider,
    provider_name: nameOf.get(provider)!,
    tolerates,
    note,
  }));
  return { ...noLinks(), flows, dependencies, parties };
}
