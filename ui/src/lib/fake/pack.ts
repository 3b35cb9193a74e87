import raw from '../../../../assets/packs/standard-0-3-krts/2026-1/pack.json';
import type { FloorView } from '../../generated/FloorView';
import type { PackChangeView } from '../../generated/PackChangeView';
import type { PackView } from '../../generated/PackView';

export const rawPack = raw;

type Words = Record<string, string>;

export const packView: PackView = {
  id: raw.id,
  version: raw.version,
  name: raw.name,
  aspects: raw.aspects.map((aspect) => ({
    id: aspect.id,
    name: aspect.name,
    question: aspect.question,
    levels: raw.scales
      .find((s) => s.id === aspect.scale)!
      .levels.map((level) => ({ ...level, anchor: (aspect.anchors as Record<string, Words>)[level.id] ?? {} })),
  })),
  categories: raw.categories.map(({ id, name, criteria }) => ({ id, name, criteria })),
  reason_from: raw.reason_from,
};

/** What the next edition of the pack would mean. */
export const nextEdition: PackChangeView = {
  from: packView,
  to: { ...packView, version: '2027-1' },
  lines: [{ list: 'floors', added: 1, removed: 0, changed: 2 }],
  thresholds: true,
  demands: false,
  levels_kept: 812,
  levels_renumbered: 0,
  levels_gone: 0,
  decisions_before: 31,
  decisions_after: 33,
};

interface RawFloor {
  when: { identifier?: string; personal_data?: string };
  levels: Record<string, number>;
  why: Words;
}

/** The suggested minimum, for the simple conditions only. */
export function floorsOf(set: { personal_data: string[]; identifiers: string[] }, aspect: string): FloorView | null {
  const hits = (raw.floors as unknown as RawFloor[]).filter(({ when, levels }) => {
    if (Object.keys(when).some((k) => k !== 'identifier' && k !== 'personal_data')) return false;
    return (
      levels[aspect] !== undefined &&
      (!when.identifier || set.identifiers.includes(when.identifier)) &&
      (!when.personal_data || set.personal_data.includes(when.personal_data))
    );
  });
  if (hits.length === 0) return null;
  const level = Math.max(...hits.map((h) => h.levels[aspect]!));
  return { level, why: hits.filter((h) => h.levels[aspect] === level).map((h) => h.why) };
}
