import type { MapEdge } from '../../generated/MapEdge';
import type { MapNode } from '../../generated/MapNode';
import type { MapView } from '../../generated/MapView';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { SystemHead } from '../../generated/SystemHead';
import type { FakeSystem, Town } from './town';

const ROOM = 9;

function lines(name: string, most: number): string[] {
  const out: string[] = [''];
  for (const word of name.split(' ')) {
    const line = `${out.at(-1)} ${word}`.trim();
    if (line.length <= most || out.at(-1) === '') out[out.length - 1] = line;
    else out.push(word);
  }
  return out.slice(0, 3);
}

/** A map with the system to the left of the middle, its neighbours in a column, and the set where the level starts. */
export function drawMap(town: Town, head: SystemHead, aspect: string, profile: (system: FakeSystem) => ProfileRow): MapView {
  const row = profile(town.system(head.id));
  const start = row.because.find((link) => link.kind === 'carries');
  const pairs = new Map<string, { out: string[]; in: string[]; flow: boolean; need: boolean; level: number | null }>();
  const pair = (id: string) => {
    const found = pairs.get(id) ?? { out: [], in: [], flow: false, need: false, level: null };
    pairs.set(id, found);
    return found;
  };
  for (const f of town.links.flows) {
    const other = f.from === head.id ? f.to : f.to === head.id ? f.from : null;
    if (!other) continue;
    const p = pair(other);
    p.flow = true;
    (f.from === head.id ? p.out : p.in).push(f.set_name);
    p.level = Math.max(p.level ?? 0, town.set(f.set).levels[aspect] ?? 0);
  }
  for (const d of town.links.dependencies) {
    const other = d.consumer === head.id ? d.provider : d.provider === head.id ? d.consumer : null;
    if (!other) continue;
    const p = pair(other);
    p.need = true;
    if (d.note) (d.consumer === head.id ? p.out : p.in).push(d.note);
  }
  const others = [...pairs].slice(0, ROOM);
  const height = Math.max(3, others.length) * 56 + 16;
  const middle = height / 2;
  const centre: MapNode = { id: head.id, name: head.name, lines: lines(head.name, 20), kind: 'system', level: row.calculated, x: 8, y: middle - 32, width: 200, height: 64, lit: row.calculated !== null, centre: true };
  const nodes: MapNode[] = [centre];
  const edges: MapEdge[] = [];
  const source = start && town.links.flows.find((f) => f.to === head.id && f.set === start.id);
  others.forEach(([id, p], i) => {
    const system = town.systems.find((s) => s.id === id);
    const name = system?.name ?? town.links.parties.find((x) => x.id === id)?.name ?? id;
    const y = 8 + i * 56;
    const lit = source?.from === id;
    nodes.push({ id, name, lines: lines(name, 26), kind: system ? 'system' : 'party', level: system ? profile(system).calculated : null, x: 330, y, width: 260, height: 44, lit, centre: false });
    const from = p.out.length > 0;
    const a = [208, middle - 20 + (40 * (i + 1)) / (others.length + 1)] as const;
    const b = [330, y + 22] as const;
    const [s, e] = from ? [a, b] : [b, a];
    const bend = from ? 60 : -60;
    edges.push({
      from: from ? head.id : id,
      to: from ? id : head.id,
      kind: p.flow && p.need ? 'both' : p.flow ? 'flow' : 'dependency',
      path: `M${s[0]} ${s[1]} C${s[0] + bend} ${s[1]} ${e[0] - bend} ${e[1]} ${e[0]} ${e[1]}`,
      count: p.in.length + p.out.length || 1,
      level: p.level,
      lit,
      labels: [...p.in, ...p.out],
    });
  });
  if (start) {
    nodes.push({ id: start.id, name: start.name, lines: lines(start.name, 18), kind: 'set', level: row.calculated, x: 660, y: middle - 44, width: 190, height: 88, lit: true, centre: false });
    const low = height + 20;
    edges.push({ from: start.id, to: head.id, kind: 'flow', path: `M755 ${middle + 44} V${low} H108 V${middle + 32}`, count: 1, level: row.calculated, lit: true, labels: [] });
  }
  return {
    system: head,
    aspect,
    width: 858,
    height: height + 32,
    nodes,
    edges,
    chain: [...row.because].reverse().map((link) => ({ id: link.id, name: link.name, kind: link.kind === 'carries' ? 'set' : 'system', level: row.calculated, reason: link.reason })),
    hidden: Math.max(0, pairs.size - ROOM),
  };
}
