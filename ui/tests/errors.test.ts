import { beforeEach, expect, test } from 'vitest';

import { asError, tell, tellProblem } from '../src/lib/errors';
import { faultsOf } from '../src/lib/faults';
import { language } from '../src/lib/language.svelte';
import { packText, t } from '../src/lib/texts';

beforeEach(() => {
  language.code = 'sv';
});

test('a known code has its own words', () => {
  expect(tell({ code: 'wrong_passphrase', args: {}, problems: [] }).what).toBe('Lösenfrasen stämmer inte.');
});

test('an unknown code is told as an internal error that shows it', () => {
  expect(tell({ code: 'brand_new', args: {}, problems: [] }).what).toContain('brand_new');
});

test('anything thrown becomes an error of ours', () => {
  expect(asError('boom').code).toBe('internal');
  expect(asError({ code: 'disk_full' })).toEqual({ code: 'disk_full', args: {}, problems: [] });
});

test('numbers choose plural forms also when they come as text, and are not grouped', () => {
  expect(t('counts-open', { count: '2026' })).toBe('2026 ej bedömda');
  expect(t('errors-title', { count: '1' })).toBe('En sak att rätta');
});

test('texts follow the language', () => {
  language.code = 'en';
  expect(t('undo')).toBe('Undo');
  expect(packText({ sv: 'Riktighet', en: 'Integrity' })).toBe('Integrity');
});

test('an error stands at its field with the same words as in the summary', () => {
  const [fault] = faultsOf([{ code: 'name_empty', args: {}, problems: [] }], { name_empty: 'new-name' });
  expect(fault).toMatchObject({ field: 'new-name', words: 'Namnet saknas. Skriv ett namn.' });
});

test('a problem names fields in the language of the person', () => {
  const problem = { code: 'missing_column', args: { field: 'level.K' }, hinders: true, file: null, row: null, column: null };
  expect(tellProblem(problem)).toContain('Nivå K');
});
