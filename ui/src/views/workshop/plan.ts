import type { WorkshopPlan } from '../../generated/WorkshopPlan';
import type { WorkshopView } from '../../generated/WorkshopView';
import type { Fault } from '../../components/shared/ErrorSummary.svelte';
import { key, t } from '../../lib/texts';

/** What the form starts with: the plan there is, or what the register suggests. */
export function startOf(view: WorkshopView): WorkshopPlan {
  if (view.workshop && view.state !== 'closed') return structuredClone(view.workshop);
  return {
    name: t('plan-name-start', { system: view.system.name }),
    // The last one may have said when the work goes on.
    date: view.workshop?.next_date ?? null,
    place: '',
    next_date: null,
    invitation: '',
    participants: view.suggested.map((row) => ({ ...row })),
    agenda: view.suggested_agenda.map(({ item, minutes }) => ({ item: t(key('agenda-', item)), minutes })),
  };
}

/** What must be mended before the plan can be saved. */
export function lacking(plan: WorkshopPlan): Fault[] {
  const person = plan.participants.findIndex((row) => !row.function.trim());
  const item = plan.agenda.findIndex((row) => !row.item.trim());
  return [
    ...(plan.name.trim() ? [] : [{ field: 'plan-name', words: t('plan-empty-name') }]),
    ...(person < 0 ? [] : [{ field: `person-${person}`, words: t('plan-empty-function') }]),
    ...(item < 0 ? [] : [{ field: `item-${item}`, words: t('plan-empty-item') }]),
  ];
}

/** A suggestion for the invitation. */
export function invitation(plan: WorkshopPlan, system: string): string {
  return t('invitation-text', {
    name: plan.name.trim(),
    system,
    when: plan.date ? t('invitation-when', { date: plan.date }) : '',
    where: plan.place.trim() ? t('invitation-where', { place: plan.place.trim() }) : '',
  });
}

/** The minutes of the agenda as hours and minutes. */
export function together(plan: WorkshopPlan): { hours: number; minutes: number } {
  const sum = plan.agenda.reduce((all, row) => all + row.minutes, 0);
  return { hours: Math.floor(sum / 60), minutes: sum % 60 };
}
