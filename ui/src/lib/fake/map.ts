import type { MapEdge } from '../../generated/MapEdge';
import type { MapNode } from '../../generated/MapNode';
import type { MapView } from '../../generated/MapView';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { SystemHead } from '../../generated/SystemHead';
import type { FakeSystem, Town } from './town';

const MARGIN = 24;
const WIDTH = 208;
const APART = 84;
const ROOM = 9;

function lines(name: string): string[] {
  const out: string[] = [''];
  for (const word of name.split(' ')) {
    const line = `${out.at(-1)} ${word}`.trim();
    if (line.length <= 20 || out.at(-1) === '') out[out.length - 1] = line;
    else out.push(word);
  }
  return out.slice(0, 2).map((line, i) => (line.length > 20 || (i === 1 && out.length > 2) ? `${line.slice(0, 19)}…` : line));
}

interface Bundle {
  flows: number;
  needs: number;
  labels: string[];
  level: number | null;
}

/** A map laid out as Rust does: who sends or is needed to the left, who receives or needs to the right, the set where the level starts under the system. */
export function drawMap(town: Town, head: SystemHead, aspect: string, profile: (system: FakeSystem) => ProfileRow): MapView {
  const row = profile(town.system(head.id));
  const start = row.because.find((link) => link.kind === 'carries');
  const pairs = new Map<string, { in: Bundle; out: Bundle }>();
  const bundle = (other: string, out: boolean): Bundle => {
    const none = (): Bundle => ({ flows: 0, needs: 0, labels: [], level: null });
    const pair = pairs.get(other) ?? { in: none(), out: none() };
    pairs.set(other, pair);
    return out ? pair.out : pair.in;
  };
  for (const f of town.links.flows) {
    if (f.from !== head.id && f.to !== head.id) continue;
    const b = bundle(f.from === head.id ? f.to : f.from, f.from === head.id);
    b.flows += 1;
    b.labels.push(f.set_name);
    b.level = Math.max(b.level ?? 0, town.set(f.set).levels[aspect] ?? 0);
  }
  for (const d of town.links.dependencies) {
    if (d.consumer !== head.id && d.provider !== head.id) continue;
    const b = bundle(d.consumer === head.id ? d.provider : d.consumer, d.consumer === head.id);
    b.needs += 1;
    if (d.note) b.labels.push(d.note);
  }
  const box = (id: string, name: string, kind: string, level: number | null): MapNode => {
    const broken = lines(name);
    return { id, name, lines: broken, kind, level, x: 0, y: 0, width: WIDTH, height: 22 + 18 * broken.length, lit: false, centre: false };
  };
  const columns: MapNode[][] = [[], [{ ...box(head.id, head.name, 'system', row.calculated), lit: row.calculated !== null, centre: true }], []];
  let hidden = 0;
  for (const [id, pair] of pairs) {
    const system = town.systems.find((s) => s.id === id);
    const name = system?.name ?? town.links.parties.find((x) => x.id === id)?.name ?? id;
    const left = pair.in.needs === 0 && (pair.out.needs > 0 || pair.out.flows === 0);
    const column = columns[left ? 0 : 2]!;
    if (column.length >= ROOM) hidden += 1;
    else column.push(box(id, name, system ? 'system' : 'party', system ? profile(system).calculated : null));
  }
  const tall = (column: MapNode[]) => column.reduce((sum, node) => sum + node.height + 12, -12);
  const inner = Math.max(58, ...columns.map(tall));
  columns.forEach((column, i) => {
    let y = MARGIN + Math.round((inner - tall(column)) / 2);
    for (const node of column) {
      Object.assign(node, { x: MARGIN + i * (WIDTH + APART), y });
      y += node.height + 12;
    }
  });
  const nodes = columns.flat();
  const centre = columns[1]![0]!;
  const path = (from: MapNode, to: MapNode, off: number): string => {
    const right = from.x < to.x;
    const [x1, x2] = right ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
    const [y1, y2] = [from.y + from.height / 2 + (right ? -off : off), to.y + to.height / 2 + (right ? -off : off)];
    return `M${x1} ${y1} C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
  };
  const edges: MapEdge[] = [];
  for (const node of nodes) {
    const pair = pairs.get(node.id);
    if (!pair || node === centre) continue;
    const both = pair.in.flows + pair.in.needs > 0 && pair.out.flows + pair.out.needs > 0;
    for (const [b, from, to] of [
      [pair.in, node, centre],
      [pair.out, centre, node],
    ] as const) {
      if (b.flows + b.needs === 0) continue;
      const kind = b.needs === 0 ? 'flow' : b.flows === 0 ? 'dependency' : 'both';
      edges.push({ from: from.id, to: to.id, kind, path: path(from, to, both ? 7 : 0), count: b.flows + b.needs, level: b.level, lit: false, labels: b.labels });
    }
  }
  if (start) {
    const end = { ...box(start.id, start.name, 'set', row.calculated), x: centre.x, y: centre.y + centre.height + 44, lit: true };
    nodes.push(end);
    edges.push({ from: end.id, to: head.id, kind: 'flow', path: `M${centre.x + WIDTH / 2} ${end.y} V${centre.y + centre.height}`, count: 0, level: row.calculated, lit: true, labels: [] });
  }
  return {
    system: head,
    aspect,
    width: 2 * MARGIN + 3 * WIDTH + 2 * APART,
    height: MARGIN + Math.max(MARGIN + inner, ...nodes.map((node) => node.y + node.height)),
    nodes,
    edges,
    chain: row.because.map((link) => ({ id: link.id, name: link.name, kind: link.kind === 'carries' ? 'set' : 'system', level: row.calculated, reason: link.reason })),
    hidden,
  };
}
