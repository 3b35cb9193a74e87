import { language } from '../../lib/language.svelte';

/** A file's size in words: 1,2 MB. */
export function size(bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  const number = new Intl.NumberFormat(language.code === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 });
  return `${number.format(amount)} ${unit}`;
}
