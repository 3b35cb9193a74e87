import type { StepId } from '../../generated/StepId';
import { session, type Route } from '../../lib/state.svelte';
import { inEach, key, t } from '../../lib/texts';
import { language } from '../../lib/language.svelte';

/** A screen or an action of the window that can be gone to by name. */
export interface Own {
  id: string;
  /** Its name, as it is shown. */
  name: string;
  /** Its name in every language. */
  names: string[];
  /** A screen, or something that is done. */
  kind: 'screen' | 'action';
  run(): void;
}

const STEPS: StepId[] = ['gate', 'assets', 'classify', 'together', 'suitability', 'risks', 'review'];

function own(id: string, kind: Own['kind'], run: () => void): Own {
  return { id, kind, run, name: t(id), names: inEach(id) };
}

const screen = (id: string, route: Route) => own(id, 'screen', () => void session.go(route));
const action = (id: string, run: () => void) => own(id, 'action', run);

/** What the window has itself and can be gone to from here. */
export function owns(openFile: () => void): Own[] {
  const all = [
    action('help', () => (session.panel = 'help')),
    action('find-language', () => void session.speak(language.code === 'sv' ? 'en' : 'sv')),
  ];
  if (!session.register) return [...all, action('start-open', openFile), screen('start-new', { view: 'new' })];
  all.push(
    screen('find-register', { view: 'register' }),
    screen('import-title', { view: 'import' }),
    screen('all-links', { view: 'all-links' }),
    screen('records', { view: 'records' }),
    screen('action-plan', { view: 'plan' }),
    screen('plan-part-incidents', { view: 'plan', part: 'incidents' }),
    screen('plan-part-continuity', { view: 'plan', part: 'continuity' }),
    screen('organisation', { view: 'organisation' }),
    screen('backups', { view: 'backups' }),
    screen('secrecy', { view: 'secrecy' }),
    screen('stopped-title', { view: 'stopped' }),
    action('stop', () => (session.panel = 'stop')),
    action('lock-now', () => void session.lock()),
    action('register-close', () => void session.close()),
  );
  if (session.standing?.undo) all.push(action('undo', () => void session.undo()));
  if (session.standing?.redo) all.push(action('find-redo', () => void session.redo()));
  const system = session.head?.id;
  if (!system) return all;
  return [
    ...all,
    screen('find-tasks', { view: 'tasks', system }),
    ...STEPS.map((step) => screen(key('step-', step), { view: 'step', system, step })),
    screen('find-questions', { view: 'questions', system }),
    screen('links', { view: 'links', system }),
    screen('map', { view: 'map', system }),
    screen('reorganise', { view: 'reorganise', kind: 'system', id: system }),
  ];
}
