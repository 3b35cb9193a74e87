/** The parts of the step Risker och åtgärder. */
export type RiskPart = 'measures' | 'risks' | 'incidents' | 'continuity' | 'plan';

/** In the order in which they are shown. */
export const PARTS: RiskPart[] = ['measures', 'risks', 'incidents', 'continuity', 'plan'];
