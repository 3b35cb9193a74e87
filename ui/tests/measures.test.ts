import { beforeEach, expect, test } from 'vitest';

import type { ActionRow } from '../src/generated/ActionRow';
import type { RisksView } from '../src/generated/RisksView';
import { asMinutes, durationOf } from '../src/lib/durations';
import { language } from '../src/lib/language.svelte';
import { matching, nameOf, placeOf, sorted } from '../src/views/plan/plan';
import { inCell, isAccepted, newRisk } from '../src/views/risks/risk';

beforeEach(() => {
  language.code = 'sv';
});

const row = (rest: Partial<ActionRow>): ActionRow => ({ kind: 'measure', id: 'M01', args: {}, system: 'S', system_name: 'System', authority_name: 'Nämnden', title: { sv: 'Ägare utsedd' }, detail: {}, state: 'no', owner: 'IT-chef', due: '2027-01-01', overdue: false, cost: '', ...rest });

test('what has no day comes last, whichever way the plan is sorted', () => {
  const rows = [row({ id: 'M03', due: null }), row({ id: 'M02', due: '2027-02-01' }), row({ id: 'M01' })];
  expect(sorted(rows, 'due', false).map((r) => r.id)).toEqual(['M01', 'M02', 'M03']);
  expect(sorted(rows, 'due', true).map((r) => r.id)).toEqual(['M02', 'M01', 'M03']);
});

test('the plan shows what nobody has, and what one authority has', () => {
  const rows = [row({ id: 'M01' }), row({ id: 'M02', owner: '' }), row({ id: 'M03', due: null, authority_name: 'Styrelsen' })];
  expect(matching(rows, { authority: '', only: 'unplanned' }).map((r) => r.id)).toEqual(['M02', 'M03']);
  expect(matching(rows, { authority: 'Nämnden', only: '' }).map((r) => r.id)).toEqual(['M01', 'M02']);
});

test('a row has its number or its sentence as a name, and leads to where it is changed', () => {
  expect(nameOf(row({}))).toBe('M01 Ägare utsedd');
  const risk = row({ kind: 'risk', id: 'R', args: { cause: 'a', event: 'b', effect: 'c' } });
  expect(nameOf(risk)).toBe('På grund av a inträffar b, vilket leder till c');
  expect(placeOf(risk)).toMatchObject({ step: 'risks', part: 'risks', about: 'R' });
});

test('times are read as people write them, and said the same way', () => {
  expect(['4 h', '15min', '7 dygn', '1 Timme', ''].map(asMinutes)).toEqual([240, 15, 10080, 60, null]);
  expect(['snart', '4', '0 h', '1,5 h', '-2 d'].map(asMinutes)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect([240, 15, 10080, 90].map(durationOf)).toEqual(['4 h', '15 min', '7 d', '90 min']);
});

test('a risk stands in the cell of what is left when it has been treated', () => {
  const risk = { ...newRisk('K'), level: 3, likelihood: 2, residual_level: 1, residual_likelihood: 0 };
  const view = { risks: [{ id: 'R', number: 1, risk }], appetite: { rows: [{ level: 3, likelihood: null }, { level: 1, likelihood: 2 }] } } as unknown as RisksView;
  expect(inCell(view, 3, 2, false)).toHaveLength(1);
  expect(inCell(view, 3, 2, true)).toHaveLength(0);
  expect(inCell(view, 1, 0, true)).toHaveLength(1);
  expect([isAccepted(view, 3, 0), isAccepted(view, 1, 2), isAccepted(view, 1, 3)]).toEqual([false, true, false]);
});
