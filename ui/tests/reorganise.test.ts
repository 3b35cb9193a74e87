import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from 'vitest';

import type { ReorganiseView } from '../src/generated/ReorganiseView';
import { language } from '../src/lib/language.svelte';
import { knows } from '../src/lib/texts';
import { begun, fieldOf, hinders, OPS } from '../src/views/reorganise/reorganise';

const FOLDER = join(import.meta.dirname, '..', '..', 'crates', 'app', 'src', 'reorganise');
const rust = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');
const texts = readFileSync(join(import.meta.dirname, '..', '..', 'assets', 'texts', 'sv', 'reorganise.ftl'), 'utf8');
const codes = (pattern: RegExp) => [...new Set([...rust.matchAll(pattern)].map((m) => m[1]!.replaceAll('_', '-')))];
const family = (prefix: string) => [...texts.matchAll(new RegExp(`^${prefix}([a-z-]+) =`, 'gm'))].map((m) => m[1]!);

const view = { kind: 'system', id: 'S', name: 'Det gamla', own_sets: [{ set: 'I', name: 'Elever' }] } as ReorganiseView;

beforeEach(() => {
  language.code = 'sv';
});

describe('codes of Rust have sentences, and every sentence has its code', () => {
  test('what changes', () => {
    const said = codes(/say\(\s*"([a-z-]+)"/g);
    const others = ['decommission', 'decommission-later', 'owner', 'owner-first', 'disclosures', 'follows-other'];
    const tables = rust.match(/TOLD: &\[&str\] =\s*&\[([^\]]*)\]/)![1]!;
    const follows = [...tables.matchAll(/"([a-z_]+)"/g)].map((m) => `follows-${m[1]!.replaceAll('_', '-')}`);
    const parts = ['split-holding', 'split-flow', 'split-dependency'];
    expect(said.length).toBeGreaterThan(20);
    expect(family('reorganise-says-').sort()).toEqual([...new Set([...said, ...others, ...follows, ...parts])].sort());
  });

  test('what hinders', () => {
    const found = codes(/hinder\([^;]*?"([a-z_]+)",\s*&\[/g);
    const pushed = codes(/push\("([a-z_]+)"\)/g);
    expect(found.length).toBeGreaterThan(12);
    expect(family('reorganise-hinder-').sort()).toEqual([...new Set([...found, ...pushed, 'own-part'])].sort());
  });

  test('operations', () => {
    for (const op of OPS) for (const of of ['op', 'do']) expect(knows(`reorganise-${of}-${op.replaceAll('_', '-')}`)).toBe(true);
    expect(codes(/vec!\["(reinstate)", "dispose"\]/g)).toEqual(['reinstate']);
  });
});

test('a change begins with what is there and with nothing chosen', () => {
  expect(begun('rename', view)).toEqual({ op: 'rename', kind: 'system', id: 'S', name: 'Det gamla' });
  expect(begun('move', view)).toMatchObject({ authority: '', owner: '', sets: [] });
  expect(begun('merge', view)).toMatchObject({ into: '', levels: {} });
});

test('what hinders stands at its field, and what belongs to none stands alone', () => {
  const problem = (code: string, column: string | null) => ({ code, args: { name: 'Det' }, hinders: true, file: null, row: null, column });
  const [one, other, set] = hinders([problem('name_taken', 'name'), problem('draft_signed', ''), problem('field_empty', 'set-I')], begun('move', view), view);
  expect(one).toEqual({ field: fieldOf('name'), words: 'Något annat heter redan Det. Slå ihop dem i stället.' });
  expect(other!.field).toBeUndefined();
  expect(set!.words).toBe('Fyll i: Ägare av Elever där.');
});
