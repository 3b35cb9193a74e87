/** What there is to do in the whole register. */
export type PlanPart = 'plan' | 'incidents' | 'continuity';

/** In the order in which they are shown. */
export const PARTS: PlanPart[] = ['plan', 'incidents', 'continuity'];
