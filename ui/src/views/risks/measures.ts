import type { IconName } from '../../components/shared/Icon.svelte';
import type { MeasureReason } from '../../generated/MeasureReason';
import type { MeasureRow } from '../../generated/MeasureRow';
import type { PackView } from '../../generated/PackView';
import { packText, t } from '../../lib/texts';

/** Codes of a measure's status, in the order of the choices. */
export const STATUSES = ['yes', 'partly', 'no', 'not_applicable'];
/** Codes of categories, in the order in which they are shown. */
export const CATEGORIES = ['people', 'process', 'technology', 'physical'];
/** Codes of cost classes. */
export const COSTS = ['low', 'medium', 'high'];

/** Which measures are shown. */
export type Shown = '' | 'unanswered' | 'open' | 'excepted';

const OPEN = ['open', 'raised', 'exception_ended'];

export const isOpen = (row: MeasureRow): boolean => OPEN.includes(row.standing);

export function isShown(row: MeasureRow, shown: Shown): boolean {
  if (shown === 'unanswered') return row.standing === 'unanswered';
  if (shown === 'open') return isOpen(row);
  if (shown === 'excepted') return row.standing === 'excepted';
  return true;
}

/** How many of what is asked for is answered, open, without somebody or a day, and gone without. */
export function counts(rows: MeasureRow[]) {
  const asked = rows.filter((row) => row.grade > 0);
  const open = asked.filter(isOpen);
  return {
    asked: asked.length,
    answered: asked.filter((row) => row.standing !== 'unanswered').length,
    open: open.length,
    unplanned: open.filter((row) => !row.answer?.owner || !row.answer.due).length,
    excepted: asked.filter((row) => row.standing === 'excepted').length,
  };
}

/** The sign of where a measure stands. */
export function signOf(row: MeasureRow): IconName {
  if (row.standing === 'done' || row.standing === 'not_applicable') return 'done';
  if (row.standing === 'unanswered') return 'not_started';
  if (row.standing === 'excepted') return 'info';
  if (row.standing === 'open') return row.answer?.status === 'no' ? 'close' : 'started';
  return 'warn';
}

/** Each thing that asks for a measure in a few words; what asks for most comes first. */
export function reasonsOf(row: MeasureRow, pack: PackView): string[] {
  return [...row.reasons].sort((a, b) => b.grade - a.grade).map((reason) => reasonWords(reason, pack));
}

function reasonWords(reason: MeasureReason, pack: PackView): string {
  const levels = reason.levels.map(([id, from]) => {
    const aspect = pack.aspects.find((a) => a.id === id);
    const level = aspect?.levels.find((l) => l.number === from);
    return t('asks-level', { aspect: aspect ? packText(aspect.name) : id, level: level ? `${from} ${packText(level.word)}` : String(from) });
  });
  const traits = [
    ...(reason.device ? [t('asks-device')] : []),
    ...(reason.external_supplier ? [t('asks-supplier')] : []),
    ...(reason.personal_data ? [t('asks-personal')] : []),
    ...(reason.flag ? [packText(reason.flag)] : []),
  ];
  const all = [...levels, ...traits];
  return all.length > 0 ? all.join(` ${t('asks-and')} `) : t('asks-baseline');
}
