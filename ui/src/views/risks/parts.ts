/** The parts of the step Risker och åtgärder. */
export type RiskPart = 'measures' | 'risks' | 'continuity' | 'plan';

/** In the order in which they are shown. */
export const PARTS: RiskPart[] = ['measures', 'risks', 'continuity', 'plan'];
