import type { CatalogueView } from '../../generated/CatalogueView';
import type { CentralDifference } from '../../generated/CentralDifference';
import type { CentralWord } from '../../generated/CentralWord';

const text = (...words: string[]): CentralWord[] => words.map((word) => ({ kind: 'text', text: word }));
const codes = (kind: string, ...words: string[]): CentralWord[] => words.map((word) => ({ kind, text: word }));

const row = (kind: string, name: string, what: string, here: CentralWord[] | null, centre: CentralWord[] | null, args: Record<string, string> = {}): CentralDifference => ({
  kind,
  id: name,
  name,
  field: JSON.stringify([what, ...Object.values(args)]),
  what,
  args,
  here,
  centre,
});

/** A catalogue with everything in it that there can be; levels become others where the centre's is taken. */
export const coming = (taken: number): CatalogueView => ({
  seen: 41,
  authority: 'Socialnämnden',
  version: 3,
  before: 2,
  pack: 'standard-0-3-krts 2025-1',
  levels_taken: taken > 0,
  new: [
    { kind: 'system', name: 'Trygghetslarm <b>nya</b>' },
    { kind: 'system', name: 'Färdtjänst' },
    { kind: 'set', name: 'Resor' },
  ],
  follows: [
    row('system', 'Omsorgssystemet', 'owner', text('Enhetschef'), text('Områdeschef')),
    row('system', 'Omsorgssystemet', 'holding', null, codes('handling', 'stores').concat(codes('environment', 'production'), codes('carried', 'master')), { set: 'Resor' }),
    row('set', 'Insatser', 'subjects', [], codes('band', '1000-9999')),
  ],
  differs: [
    row('set', 'Insatser', 'level', text('2'), text('3'), { aspect: 'K' }),
    row('set', 'Insatser', 'personal_data', codes('personal', 'ordinary'), codes('personal', 'ordinary', 'special')),
    row('set', 'Insatser', 'name', text('Insatser <b>här</b>'), text('Insatser')),
    row('system', 'Omsorgssystemet', 'needs', null, [], { provider: 'Inloggning' }),
    row('system', 'Omsorgssystemet', 'flow', codes('mode', 'file').concat(codes('volume', 'bulk')), codes('mode', 'api').concat(codes('volume', 'continuous'), codes('carried', 'encrypted')), { from: 'Omsorgssystemet', to: 'Regionen', set: 'Insatser' }),
  ],
  gone: [{ kind: 'system', name: 'Faxen' }],
  links_gone: [row('system', 'Omsorgssystemet', 'needs', [], null, { provider: 'Faxen' })],
  left_out: [
    { kind: 'system', why: 'stopped', name: '' },
    { kind: 'system', why: 'away', name: 'Elevhälsan' },
    { kind: 'set', why: 'merged', name: 'Ärenden, gamla' },
  ],
  heads: [
    { name: 'Omsorgssystemet', revision: 3, here: 2 },
    { name: 'Färdtjänst', revision: 1, here: null },
  ],
  aliases: [{ kind: 'system', id: 'SYS-OLD', name: 'Larm', into: 'Trygghetslarm', since: '2026-05-01' }],
  levels: taken > 0 ? [{ system: 'Omsorgssystemet', aspect: 'K', before: 2, after: 3 }] : [],
  stale: taken > 0 ? ['Omsorgssystemet'] : [],
});
