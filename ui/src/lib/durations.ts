import { t } from './texts';

/** Minutes in a unit, by how people may write it. */
const UNITS: [RegExp, number][] = [
  [/^(m|min|minut|minuter|minutes?)$/, 1],
  [/^(h|t|tim|timme|timmar|hours?)$/, 60],
  [/^(d|dygn|dag|dagar|days?)$/, 1440],
];

/** A time as somebody wrote it, in minutes: `null` when nothing is written, `undefined` when it is none. */
export function asMinutes(text: string): number | null | undefined {
  const written = text.trim().toLocaleLowerCase();
  if (!written) return null;
  const [, digits, unit] = /^(\d{1,6})\s*(\p{L}+)$/u.exec(written) ?? [];
  const each = UNITS.find(([names]) => unit && names.test(unit))?.[1];
  return digits && each && Number(digits) > 0 ? Number(digits) * each : undefined;
}

/** Minutes as people say it: 15 min, 4 h, 7 d. */
export function durationOf(minutes: number | null): string {
  if (minutes === null) return '';
  if (minutes % 1440 === 0) return t('time-days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('time-hours', { count: minutes / 60 });
  return t('time-minutes', { count: minutes });
}
