// `docs/error-codes.md` is written from the texts, which `tests/tests/contract.rs` holds to the
// codes in Rust. `npm run --prefix ui test -- -u` writes it anew.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FluentParser, serializeExpression, type Message, type Pattern } from '@fluent/syntax';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const PARTS = ['what', 'safe', 'next'];

/** A text on one line: values as `{ $name }`, and of several forms the usual one. */
function written(pattern: Pattern | null): string {
  const pieces = (pattern?.elements ?? []).map((element): string => {
    if (element.type === 'TextElement') return element.value;
    const { expression } = element;
    if (expression.type !== 'SelectExpression') return `{ ${serializeExpression(expression)} }`;
    return written(expression.variants.find((variant) => variant.default)!.value);
  });
  return pieces.join('').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

/** Every message of a language whose key starts with `prefix`, by the code that follows it. */
function messages(language: string, prefix: string): Map<string, Message> {
  const folder = join(ROOT, 'assets', 'texts', language);
  const found = readdirSync(folder)
    .flatMap((file) => new FluentParser().parse(readFileSync(join(folder, file), 'utf8')).body)
    .filter((entry): entry is Message => entry.type === 'Message' && entry.id.name.startsWith(prefix));
  return new Map(found.map((message) => [message.id.name.slice(prefix.length).replaceAll('-', '_'), message]));
}

const part = (message: Message, name: string) => written(message.attributes.find((attribute) => attribute.id.name === name)?.value ?? null);

/** What happened, what is safe, what to do: the three sentences of an error. */
function errors(language: string): Map<string, string[]> {
  const whole = [...messages(language, 'error-')].filter(([, message]) => message.attributes.some((attribute) => attribute.id.name === 'what'));
  return new Map(whole.map(([code, message]) => [code, PARTS.map((name) => part(message, name))]));
}

function problems(language: string): Map<string, string[]> {
  return new Map([...messages(language, 'problem-')].filter(([, message]) => message.value).map(([code, message]) => [code, [written(message.value)]]));
}

const row = (code: string, cells: string[]) => `| \`${code}\` | ${cells.join(' | ')} |`;

function table(heads: string[], rows: Map<string, string[]>): string[] {
  const ruled = heads.map(() => '---');
  return [`| ${heads.join(' | ')} |`, `| ${ruled.join(' | ')} |`, ...[...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, cells]) => row(code, cells)), ''];
}

test('every code has its sentences in both languages, and the document says them', async () => {
  const [sv, en] = [errors('sv'), errors('en')];
  expect(sv.size).toBeGreaterThan(100);
  expect([...en.keys()].sort()).toEqual([...sv.keys()].sort());
  const silent = [...sv, ...en].filter(([, sentences]) => sentences.some((sentence) => sentence === '')).map(([code]) => code);
  expect(silent).toEqual([]);
  const lines = [
    '# Felkoder och problem',
    '',
    'Koden är densamma i båda språken. Den står under ett fel som visas för sig; ett fel i ett formulär står vid sitt fält. Där en text har flera former visas den vanligaste. The same in English below.',
    '',
    '## Fel',
    '',
    ...table(['Kod', 'Vad hände', 'Vad som är säkert', 'Vad du gör nu'], sv),
    '## Problem i en fil eller ett formulär',
    '',
    ...table(['Kod', 'Vad som är fel'], problems('sv')),
    '## Errors',
    '',
    ...table(['Code', 'What happened', 'What is safe', 'What to do'], en),
    '## Problems in a file or a form',
    '',
    ...table(['Code', 'What is wrong'], problems('en')),
  ];
  await expect(lines.join('\n')).toMatchFileSnapshot('../../docs/error-codes.md');
});
