import type { MapView } from '../../generated/MapView';

/** A neighbour of the system as a row of the table. */
export interface Neighbour {
  id: string;
  name: string;
  kind: string;
  level: number | null;
  lit: boolean;
  /** What hangs between, seen from the system in view. */
  links: { way: 'sends' | 'receives' | 'needs' | 'needed' | 'both'; what: string }[];
}

/** What the picture shows around the centre, a row for each box. */
export function neighbours(view: MapView): Neighbour[] {
  const centre = view.nodes.find((n) => n.centre)?.id ?? view.system.id;
  return view.nodes
    .filter((node) => node.id !== centre && node.kind !== 'set')
    .map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      level: node.level,
      lit: node.lit,
      links: view.edges
        .filter((edge) => (edge.from === node.id && edge.to === centre) || (edge.to === node.id && edge.from === centre))
        .map((edge) => {
          const out = edge.from === centre;
          const way = edge.kind === 'flow' ? (out ? 'sends' : 'receives') : edge.kind === 'dependency' ? (out ? 'needs' : 'needed') : 'both';
          return { way, what: edge.labels.join(' · ') } as const;
        }),
    }));
}
