import { language } from './language.svelte';

const two = (n: number) => String(n).padStart(2, '0');

/** The time of day: 10.42 in Swedish, 10:42 in English. */
export function clock(rfc3339: string): string {
  const at = new Date(rfc3339);
  return `${two(at.getHours())}${language.code === 'sv' ? '.' : ':'}${two(at.getMinutes())}`;
}

/** The time of day to the second, where two of the same minute must be told apart. */
export function clockToTheSecond(rfc3339: string): string {
  return `${clock(rfc3339)}${language.code === 'sv' ? '.' : ':'}${two(new Date(rfc3339).getSeconds())}`;
}

/** The date as in the register: 2026-11-20. */
export function isoDate(rfc3339: string): string {
  const at = new Date(rfc3339);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** How many whole days ago: 0 is today. */
export function daysAgo(rfc3339: string, now: Date = new Date()): number {
  const day = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((day(now) - day(new Date(rfc3339))) / 86_400_000);
}

/** A day and month in words, with the year when it is another one. */
export function longDate(rfc3339: string, now: Date = new Date()): string {
  const at = new Date(rfc3339);
  return new Intl.DateTimeFormat(language.code === 'sv' ? 'sv-SE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A day as somebody wrote it, as in the register: `null` when nothing is written, `undefined` when it is no day. */
export function asDay(text: string): string | null | undefined {
  const written = text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (!written) return null;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : undefined;
}

/** A month in words: november 2026. */
export function longMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Intl.DateTimeFormat(language.code === 'sv' ? 'sv-SE' : 'en-GB', { month: 'long', year: 'numeric' }).format(new Date(year, number - 1, 1));
}

/** The same day a year from now, as in the register. */
export function inAYear(now: Date = new Date()): string {
  return `${now.getFullYear() + 1}-${two(now.getMonth() + 1)}-${two(now.getMonth() === 1 && now.getDate() === 29 ? 28 : now.getDate())}`;
}
