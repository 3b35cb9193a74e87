import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { FluentParser, type Entry, type Message } from '@fluent/syntax';
import { parse } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

import { MODES, VOLUMES } from '../src/views/links/links';
import { BANDS, PURPOSES } from '../src/views/records/records';

const ROOT = join(import.meta.dirname, '..', '..');
const LANGUAGES = ['sv', 'en'];
const FILES = ['ui', 'errors', 'steps', 'import', 'together', 'gate', 'suitability', 'dpia', 'records', 'workshop', 'fast', 'assignment', 'revisions', 'measures', 'reorganise', 'handover', 'history', 'centre', 'catalogue', 'safety', 'secrecy'];

const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

/** Every text by key (`name` or `name.attribute`), with the variables that it uses. */
function texts(language: string, file: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const entries: Entry[] = new FluentParser().parse(read('assets', 'texts', language, `${file}.ftl`)).body;
  for (const entry of entries) {
    if (entry.type === 'Junk') throw new Error(`${language}/${file}.ftl: ${entry.content}`);
    if (entry.type !== 'Message') continue;
    const message = entry as Message;
    if (found.has(message.id.name)) throw new Error(`${language}/${file}.ftl: ${message.id.name} twice`);
    if (message.value) found.set(message.id.name, variables(message.value));
    for (const attribute of message.attributes) found.set(`${message.id.name}.${attribute.id.name}`, variables(attribute.value));
  }
  return found;
}

function variables(node: unknown): string[] {
  return [...new Set([...JSON.stringify(node).matchAll(/"type":"VariableReference","id":\{"type":"Identifier","name":"(\w+)"/g)].map((m) => m[1]!))].sort();
}

const all = new Map(LANGUAGES.map((language) => [language, new Map(FILES.flatMap((file) => [...texts(language, file)]))]));
const swedish = all.get('sv')!;
const source = walk(join(ROOT, 'ui', 'src'))
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/generated|fake/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const code = source.map((s) => s.text).join('\n');

describe('texts', () => {
  test.each(FILES)('%s.ftl has the same keys and variables in both languages', (file) => {
    const [one, other] = LANGUAGES.map((language) => Object.fromEntries([...texts(language, file)].sort()));
    expect(other).toEqual(one);
  });

  test('no key stands in two files: the first would be shown for both', () => {
    const seen = new Map<string, string>();
    const twice = FILES.flatMap((file) => [...texts('sv', file).keys()].filter((key) => seen.has(key) || !seen.set(key, file)));
    expect(twice).toEqual([]);
  });

  test('every key that the window asks for exists', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([a-z][\w.-]*)'/g)].map((m) => m[1]!);
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !swedish.has(key))).toEqual([]);
  });

  test('every key is used', () => {
    // Whole keys stand as strings in the source; families begin with a prefix that does.
    const strings = new Set([...code.matchAll(/['"`]([a-z][\w-]*)(?:\.[a-z]+)?['"`]/g)].map((m) => m[1]!));
    const families = [...code.matchAll(/(?:key\('|t\(`)([a-z][a-z-]*-)(?:'|\$\{)/g)].map((m) => m[1]!);
    const unused = [...swedish.keys()].filter((key) => {
      const name = key.split('.')[0]!;
      return !strings.has(name) && !families.some((prefix) => name.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });

  test('no component has words of its own', () => {
    const allowed = new Set(['Varsam', 'F1', 'F5', 'F6', 'Esc', 'Delete', 'Ctrl+O', 'Ctrl+Enter', 'Alt+↓', 'Tab', 'Enter', '(Ctrl+Z)', 'F8', 'Ctrl+K', 'Ctrl+D']);
    const words: string[] = [];
    for (const { path, text } of source.filter((s) => s.path.endsWith('.svelte'))) {
      const visit = (node: unknown, attribute: string | null): void => {
        if (Array.isArray(node)) return node.forEach((n) => visit(n, attribute));
        if (typeof node !== 'object' || node === null) return;
        const { type, name, data } = node as { type?: string; name?: string; data?: string };
        if (type === 'Attribute') attribute = name ?? null;
        const shown = attribute === null || ['title', 'placeholder', 'aria-label', 'alt', 'label', 'hint'].includes(attribute);
        if (type === 'Text' && shown && /\p{L}/u.test(data!) && !allowed.has(data!.trim())) words.push(`${path}: ${data!.trim()}`);
        for (const [key, value] of Object.entries(node)) if (key !== 'parent') visit(value, attribute);
      };
      visit(parse(text, { modern: true }).fragment, null);
    }
    expect(words).toEqual([]);
  });
});

describe('codes from Rust have texts', () => {
  const name = (prefix: string, id: string) => prefix + id.replaceAll('_', '-');
  const lacking = (prefix: string, ids: Iterable<string>, ending = '') =>
    [...new Set(ids)].map((id) => name(prefix, id) + ending).filter((key) => !swedish.has(key));
  /** Texts of a family that no code asks for. */
  const spare = (prefix: string, ids: Iterable<string>, known: string[] = []) => {
    const asked = new Set([...ids].map((id) => name(prefix, id)));
    return [...swedish.keys()].filter((key) => key.startsWith(prefix) && !asked.has(key) && !known.includes(key));
  };
  const rust = (folder: string) => walk(join(ROOT, folder)).filter((p) => p.endsWith('.rs')).map((p) => readFileSync(p, 'utf8')).join('\n');
  const codes = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1]!);

  test('errors', () => {
    const found = [
      ...codes(rust('crates/app/src'), /AppError::new\("([a-z_]+)"\)/g),
      ...codes(read('crates', 'store', 'src', 'error.rs'), /=> "([a-z_]+)"/g),
    ];
    expect(found.length).toBeGreaterThan(20);
    for (const ending of ['.what', '.safe', '.next']) expect(lacking('error-', found, ending)).toEqual([]);
  });

  test('problems of tables and of answers', () => {
    const body = read('crates', 'exchange', 'src', 'tables', 'problem.rs');
    const found = codes(body.slice(body.indexOf('impl TableProblemKind')), /=> "([a-z_]+)"/g);
    expect(found.length).toBeGreaterThan(15);
    expect(lacking('problem-', found)).toEqual([]);
    const ofAnswers = codes(read('crates', 'app', 'src', 'suitability', 'answer.rs'), /(?:problem\(|=> \()"([a-z_]+)"/g);
    expect(ofAnswers.length).toBeGreaterThan(6);
    // The page where an assessment is finished words these by itself, with the question or the condition.
    const onThePage = ['assessment_missing', 'assessment_contradiction', 'condition_unowned'];
    const ending = read('ui', 'src', 'views', 'suitability', 'Ending.svelte');
    expect(onThePage.slice(1).filter((code) => !ending.includes(`'${code}'`))).toEqual([]);
    const ofDpia = codes(read('crates', 'app', 'src', 'dpia.rs'), /(?:problem\(|want\([^"]*)"([a-z_]+)"/g);
    expect(ofDpia.length).toBeGreaterThan(8);
    const ofForms = codes(rust('crates/app/src'), /(?:self|form)\.add\(\s*"([a-z_]+)"/g);
    expect(ofForms.length).toBeGreaterThan(5);
    expect(lacking('problem-', ofForms)).toEqual([]);
    expect(lacking('problem-', [...ofAnswers, ...ofDpia].filter((code) => !onThePage.includes(code)))).toEqual([]);
    expect(spare('problem-', [...found, ...ofAnswers, ...ofDpia, ...ofForms], ['problem-unknown', 'problem-gate-unanswered'])).toEqual([]);
  });

  test('kinds and fields of tables', () => {
    const body = read('crates', 'exchange', 'src', 'tables', 'fields.rs');
    expect(lacking('table-', codes(body, /Self::\w+ => "([a-z_]+)"/g))).toEqual([]);
    const found = [...codes(body, /Column\(\s*"([a-z_]+)"/g), ...codes(body, /per_aspect\(pack, "([a-z_]+)"/g)];
    expect(found.length).toBeGreaterThan(40);
    expect(lacking('field-', found)).toEqual([]);
  });

  test('what an import counts', () => {
    expect(lacking('count-', codes(read('crates', 'app', 'src', 'import.rs'), /line\("([a-z_]+)"/g))).toEqual([]);
  });

  test('operations', () => {
    const found = codes(read('crates', 'store', 'src', 'transact.rs'), /= "([a-z_]+)" (?:true|false)/g);
    expect(found.length).toBeGreaterThan(60);
    expect(lacking('op-', found)).toEqual([]);
    expect(spare('op-', found, ['op-unknown', 'op-stopped-thing'])).toEqual([]);
  });

  test('outcomes of answers and cells of questionnaires', () => {
    const verdict = codes(read('crates', 'app', 'src', 'responses', 'verdict.rs'), /aside\(\s*"([a-z_]+)"/g);
    const outcomes = codes(read('crates', 'bundle', 'src', 'response.rs'), /=> "([a-z_]+)"/g).filter((code) => !['not_a_response'].includes(code));
    expect(verdict.length).toBeGreaterThan(8);
    expect(lacking('response-', [...verdict, ...outcomes])).toEqual([]);
    const cells = codes(read('crates', 'exchange', 'src', 'questionnaire', 'problem.rs'), /=> "([a-z_]+)"/g);
    expect(cells.length).toBeGreaterThan(10);
    expect(lacking('cell-', cells)).toEqual([]);
  });

  test('notes of the task list', () => {
    const found = codes(read('crates', 'app', 'src', 'tasks.rs'), /"((?:gate|assets|classify|together|suitability|risks|review)-[a-z-]+)"/g);
    expect(found.length).toBeGreaterThan(10);
    expect(lacking('step-note-', found)).toEqual([]);
    expect(spare('step-note-', found)).toEqual([]);
  });

  test('points of the review', () => {
    const body = read('crates', 'app', 'src', 'review.rs');
    const found = codes(body, /(?:(?:point|missing)\(|^ {8}\()"([a-z-]+)"/gm);
    expect(found.length).toBeGreaterThan(15);
    expect(lacking('review-', found)).toEqual([]);
  });

  test('codes of facts', () => {
    const body = read('crates', 'domain', 'src', 'facts.rs');
    const of = (type: string) => codes(body.match(new RegExp(` ${type} \\{([^}]*)\\}`))![1]!, /= "([^"]+)"/g);
    expect(lacking('personal-', of('PersonalData'))).toEqual([]);
    expect(lacking('identifier-', of('Identifier'))).toEqual([]);
    expect(lacking('topic-', of('Topic'))).toEqual([]);
    expect(lacking('system-kind-', of('SystemKind'))).toEqual([]);
    expect(of('FlowMode')).toEqual(MODES);
    expect(lacking('mode-', MODES)).toEqual([]);
    expect(of('Volume')).toEqual(VOLUMES);
    expect(lacking('volume-', VOLUMES)).toEqual([]);
    expect(of('Purpose')).toEqual(PURPOSES);
    expect(lacking('purpose-', PURPOSES)).toEqual([]);
    expect(of('Band')).toEqual(BANDS);
    // Signs that no text has in its name are written out, as the use case does.
    expect(lacking('depth-', of('TimeDepth').map((depth) => depth.replace('<', 'under-').replace('>', 'over-')))).toEqual([]);
    expect(lacking('environment-', of('Environment'))).toEqual([]);
    expect(lacking('handling-', of('Handling'))).toEqual([]);
  });
});
