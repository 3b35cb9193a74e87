import { beforeEach, describe, expect, test, vi } from 'vitest';

import { FakeHost } from '../src/lib/fake-host';
import type { ProcessingRow } from '../src/generated/ProcessingRow';
import { authoritiesOf, bandWords, controllerLacks, matching, placeOf, purposeOf, rowLacks } from '../src/views/records/records';

const ALL = { words: '', authority: '', incomplete: false };
const row = (change: Partial<ProcessingRow>): ProcessingRow => ({
  set: 'I-1', name: 'Kundreskontra', authority: 'Kommunstyrelsen', owner: 'Ekonomichef', systems: [['S-1', 'Ekonomisystemet']],
  purpose: '', purposes: ['handlaggning', 'ai_traning'], basis: [], people: [], subjects: null, data: [], identifiers: [],
  recipients: [], third_countries: [], safeguards: [], retention: '', assessment: null, missing: [], ...change,
});
let host: FakeHost;

beforeEach(async () => {
  vi.stubGlobal('location', { search: '' });
  host = new FakeHost();
  await host.openSample();
});

describe('the filter', () => {
  const rows = [row({}), row({ set: 'I-2', name: 'Betyg', authority: 'Utbildningsnämnden', missing: ['purpose'] })];
  const found = (change: Partial<typeof ALL>) => matching(rows, { ...ALL, ...change }).map((r) => r.set);

  test('looks at name, owner, system and purpose', () => {
    expect(found({ words: 'betyg' })).toEqual(['I-2']);
    expect(found({ words: ' EKONOMISYSTEM ' })).toEqual(['I-1', 'I-2']);
    expect(found({ words: 'träning av ai' })).toEqual(['I-1', 'I-2']);
    expect(found({ words: 'båtplats' })).toEqual([]);
  });

  test('takes one authority, and only what is incomplete', () => {
    expect(found({ authority: 'Kommunstyrelsen' })).toEqual(['I-1']);
    expect(found({ incomplete: true })).toEqual(['I-2']);
    expect(found({ incomplete: true, authority: 'Kommunstyrelsen' })).toEqual([]);
  });
});

describe('a row', () => {
  test('tells the purpose in words before codes', () => {
    expect(purposeOf(row({}))).toBe('Handläggning, Träning av AI');
    expect(purposeOf(row({ purpose: 'Ta betalt.' }))).toBe('Ta betalt.');
  });

  test('tells what the controller lacks as one thing', () => {
    expect(rowLacks(row({ missing: ['purpose', 'contact', 'officer'] }))).toBe('Saknar ändamål i ord, ansvarigs uppgifter');
    expect(rowLacks(row({ missing: ['retention'] }))).toBe('Saknar gallring');
    expect(rowLacks(row({ missing: ['new_code'] }))).toBe('Saknar new_code');
  });

  test('leads to its assessment, else to where one is begun', () => {
    expect(placeOf(row({ assessment: 'A-1' }))).toEqual({ view: 'assessment', id: 'A-1', system: 'S-1' });
    expect(placeOf(row({}))).toEqual({ view: 'step', system: 'S-1', step: 'suitability' });
    expect(placeOf(row({ systems: [] }))).toBeNull();
  });

  test('tells how many in words', () => {
    expect(['none', '1-99', '1000-9999', '10000+', 'population'].map(bandWords)).toEqual(['Inga', '1–99', '1\u00a0000–9\u00a0999', '10\u00a0000 eller fler', 'Alla i kommunen']);
  });
});

describe('a controller', () => {
  test('that is filled in completes its rows', async () => {
    const before = await host.records();
    const controller = before.controllers.find((c) => c.authority === 'KS')!;
    expect(controllerLacks(controller)).toEqual(['contact', 'officer', 'security']);
    const { view } = await host.setDataProtection({ controller: { ...controller, contact: 'a', officer: 'b', security: 'c' } });
    expect(controllerLacks(view.controllers.find((c) => c.authority === 'KS')!)).toEqual([]);
    expect(view.rows.filter((r) => r.authority === 'Kommunstyrelsen').some((r) => r.missing.includes('officer'))).toBe(false);
    expect(authoritiesOf(view)).toContain('Kommunstyrelsen');
  });
});
