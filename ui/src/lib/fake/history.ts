import type { HistoryAsked } from '../../generated/HistoryAsked';
import type { HistoryCell } from '../../generated/HistoryCell';
import type { HistoryCheck } from '../../generated/HistoryCheck';
import type { HistoryRow } from '../../generated/HistoryRow';
import type { HistoryView } from '../../generated/HistoryView';
import type { HistoryHost } from '../host-history';
import type { Lent } from './suitability';

/** How many operations the browser shows at a time. */
const A_PAGE = 4;

/** What was done, on the municipality in memory: a short past, and what is done now. */
export class FakeHistory implements HistoryHost {
  constructor(private lent: Lent) {}

  history = ({ about, before }: HistoryAsked) =>
    this.lent.later((): HistoryView => {
      const name = about === null ? null : this.lent.town().system(about).name;
      const all = this.rows().filter((row) => before === null || row.number < before);
      return { about: name, rows: all.slice(0, A_PAGE), more: all.length > A_PAGE };
    });

  historyDetails = (number: number) =>
    this.lent.later((): HistoryCell[] => {
      if (number === 1) return [];
      const cell = { table: 'set_level', key: 'INF-1602 K', before: '1', after: '2' };
      return [
        { ...cell, column: 'level', before: 'moderate', after: 'severe' },
        { ...cell, column: 'reason', before: '', after: '<b>Kännbart</b> för den enskilde.' },
        { table: 'info_set', key: 'INF-1602', column: 'revision', before: '3', after: '4' },
      ];
    });

  checkHistory = () => this.lent.later((): HistoryCheck => ({ operations: this.rows().length, purged: 1, broken: this.broken }));

  /** A file that somebody has changed from outside. */
  private readonly broken = location.search.includes('broken-history') ? [3, 4] : [];

  private rows(): HistoryRow[] {
    const at = '2026-11-20T09:15:00Z';
    const row = { at, by: 'anna', content: 'shown' as const };
    const past: HistoryRow[] = [
      { ...row, number: 1, action: { op: 'create_register', args: {} } },
      { ...row, number: 2, action: { op: 'set_level', args: { name: 'Kundreskontra', aspect: 'K', from: '1', to: '3' } } },
      { ...row, number: 3, action: { op: 'stopped_thing', args: {} }, content: 'stopped' },
      { ...row, number: 4, action: { op: 'purge', args: {} }, content: 'purged' },
      { ...row, number: 5, action: { op: 'undo', args: { name: '2' } } },
      { ...row, number: 6, action: { op: 'sign_result', args: { name: 'Ekonomisystemet' } } },
    ];
    return past.reverse();
  }
}
