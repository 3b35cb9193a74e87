import type { IconName } from '../../components/shared/Icon.svelte';
import type { RiskDraft } from '../../generated/RiskDraft';
import type { RiskRow } from '../../generated/RiskRow';
import type { RisksView } from '../../generated/RisksView';
import { t } from '../../lib/texts';

/** Codes of treatments, in the order of the choices; the first is not decided. */
export const TREATMENTS = ['', 'reduce', 'avoid', 'transfer', 'accept'];
/** Codes of groups of threats, in the order in which they are shown. */
export const THREAT_GROUPS = ['people', 'attack', 'technology', 'information', 'supplier', 'surroundings'];

/** A risk that nobody has written anything in. */
export function newRisk(aspect: string): RiskDraft {
  return {
    threat: '',
    cause: '',
    event: '',
    effect: '',
    aspect,
    level: 0,
    likelihood: 0,
    owner: '',
    treatment: '',
    treatment_words: '',
    due: null,
    done_at: null,
    residual_level: null,
    residual_likelihood: null,
    accepted_by: '',
    accepted_at: null,
    participants: '',
    review_at: null,
  };
}

/** A risk as one sentence. */
export function sentence({ cause, event, effect }: Pick<RiskDraft, 'cause' | 'event' | 'effect'>): string {
  return t('risk-sentence', { cause, event, effect });
}

export function signOf(row: RiskRow): IconName {
  if (row.standing === 'untreated' || row.standing === 'residual_high' || row.standing === 'accepted_above') return 'warn';
  return row.standing === 'planned' ? 'started' : 'done';
}

/** Whether a cell of the matrix is what the unit is ready to bear. */
export function isAccepted(view: RisksView, level: number, likelihood: number): boolean {
  const most = view.appetite.rows.find((row) => row.level === level)?.likelihood ?? null;
  return most !== null && likelihood <= most;
}

/** The risks in a cell: as they are now, or as they are when what is decided is done. */
export function inCell(view: RisksView, level: number, likelihood: number, after: boolean): RiskRow[] {
  return view.risks.filter(({ risk }) => {
    const rest = after && risk.residual_level !== null && risk.residual_likelihood !== null;
    return rest ? risk.residual_level === level && risk.residual_likelihood === likelihood : risk.level === level && risk.likelihood === likelihood;
  });
}
