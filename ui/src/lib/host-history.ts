import type { HistoryAsked } from '../generated/HistoryAsked';
import type { HistoryCell } from '../generated/HistoryCell';
import type { HistoryCheck } from '../generated/HistoryCheck';
import type { HistoryView } from '../generated/HistoryView';

/** The part of the host that knows what was done in the register. */
export interface HistoryHost {
  history(request: HistoryAsked): Promise<HistoryView>;
  historyDetails(number: number): Promise<HistoryCell[]>;
  checkHistory(): Promise<HistoryCheck>;
}
