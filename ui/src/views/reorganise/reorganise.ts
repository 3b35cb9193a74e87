import type { ProblemDto } from '../../generated/ProblemDto';
import type { Reorganise } from '../../generated/Reorganise';
import type { ReorganiseView } from '../../generated/ReorganiseView';
import type { Fault } from '../../components/shared/ErrorSummary.svelte';
import { key, t } from '../../lib/texts';

/** What can be done, in the order in which it is offered. */
export const OPS = ['rename', 'change_owner', 'move', 'merge', 'split', 'decommission', 'reinstate', 'delete_draft', 'dispose'] as const;
export type OpName = (typeof OPS)[number];

/** A change of one kind. */
export type Of<Name extends OpName> = Extract<Reorganise, { op: Name }>;

/** A change as it stands before anybody has written anything. */
export function begun(op: OpName, view: ReorganiseView): Reorganise {
  const { kind, id } = view;
  switch (op) {
    case 'rename':
      return { op, kind, id, name: view.name };
    case 'change_owner':
      return { op, kind, id, role: 'owner', function: '', all: false };
    case 'move':
      return { op, kind, id, authority: '', owner: '', sets: [] };
    case 'merge':
      return { op, kind, id, into: '', levels: {} };
    case 'split':
      return { op, kind, id, name: '', owner: '', parts: {} };
    case 'decommission':
      return { op, kind, id, at: '', reason: '', goes_to: '', sets: [] };
    case 'dispose':
      return { op, kind, id, decision: '', decided_at: '' };
    case 'reinstate':
    case 'delete_draft':
      return { op, kind, id };
  }
}

/** The id of a field that a problem is in. */
export const fieldOf = (column: string) => `re-${column}`;

/** What a field is called where it stands. */
function label(column: string, change: Reorganise, view: ReorganiseView): string {
  const set = view.own_sets.find((one) => column === `set-${one.set}`);
  if (set) return t('reorganise-move-set-owner', { name: set.name });
  if (change.op === 'split') return t(column === 'name' ? 'reorganise-new-name' : 'reorganise-new-owner');
  const labels: Record<string, string> = {
    name: 'reorganise-name',
    function: 'reorganise-function',
    authority: 'reorganise-authority',
    owner: 'reorganise-owner-there',
    into: 'reorganise-into',
    at: 'reorganise-at',
    reason: 'reorganise-reason',
    goes_to: 'reorganise-goes-to',
    decision: 'reorganise-decision',
    decided_at: 'reorganise-decided',
  };
  return t(labels[column] ?? column);
}

/** What hinders, each at its field and with its name: in the summary it stands alone. */
export function hinders(problems: ProblemDto[], change: Reorganise, view: ReorganiseView): Fault[] {
  return problems.map(({ code, args, column }) => ({
    ...(column ? { field: fieldOf(column) } : {}),
    words: t(key('reorganise-hinder-', code), { ...args, field: column ? label(column, change, view) : '' }),
  }));
}
