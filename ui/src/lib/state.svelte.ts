import type { AssignmentFile } from '../generated/AssignmentFile';
import type { Changed } from '../generated/Changed';
import type { ErrorDto } from '../generated/ErrorDto';
import type { HandoverFile } from '../generated/HandoverFile';
import type { LockedRegister } from '../generated/LockedRegister';
import type { PackView } from '../generated/PackView';
import type { RecentRegister } from '../generated/RecentRegister';
import type { RegisterView } from '../generated/RegisterView';
import type { SafetyView } from '../generated/SafetyView';
import type { Standing } from '../generated/Standing';
import type { StartView } from '../generated/StartView';
import type { StepId } from '../generated/StepId';
import type { SystemHead } from '../generated/SystemHead';
import { asError, tell } from './errors';
import type { Host } from './host';
import { language } from './language.svelte';
import { applyColours } from './levels';
import { Queue } from './queue';
import { t } from './texts';
import type { PlanPart } from '../views/plan/parts';
import type { RiskPart } from '../views/risks/parts';

/** Which screen is shown. Kept in memory only. */
export type Route =
  | { view: 'start' }
  | { view: 'new' }
  | { view: 'unlock'; recent: RecentRegister; locked?: LockedRegister }
  | { view: 'assignment'; file: AssignmentFile }
  | { view: 'register'; focus?: 'org' }
  | { view: 'import' }
  | { view: 'tasks'; system: string }
  | { view: 'step'; system: string; step: StepId; set?: string; aspect?: string; show?: 'list'; about?: string; part?: RiskPart }
  | { view: 'questions'; system: string; set?: string; aspect?: string }
  | { view: 'links'; system: string }
  | { view: 'all-links' }
  | { view: 'stopped'; code?: string }
  | { view: 'map'; system: string; aspect?: string }
  | { view: 'assessment'; id: string; system: string; question?: string; show?: 'all' | 'end' }
  | { view: 'dpia'; assessment: string; system: string }
  | { view: 'records' }
  | { view: 'history'; about?: string }
  | { view: 'reviews' }
  | { view: 'revisions'; system: string }
  | { view: 'plan'; part?: PlanPart }
  | { view: 'workshop'; system: string }
  | { view: 'assignments'; system: string }
  | { view: 'centre' }
  | { view: 'organisation' }
  | { view: 'reorganise'; kind: string; id: string }
  | { view: 'hand-over'; system: string }
  | { view: 'take-in'; file: HandoverFile }
  | { view: 'backups'; chosen?: string }
  | { view: 'secrecy' }
  | { view: 'restore'; recent: RecentRegister };

/** What the whole window shares: where we are, what is open, how it stands. */
class Session {
  host = $state.raw<Host>() as Host;
  route = $state.raw<Route>({ view: 'start' });
  /** Counts screens; the first one takes no focus. */
  visits = $state(0);
  /** Changes when views must read again: after undo, redo and conflicts. */
  epoch = $state(0);

  start = $state.raw<StartView | null>(null);
  register = $state.raw<RegisterView | null>(null);
  pack = $state.raw<PackView | null>(null);
  standing = $state.raw<Standing | null>(null);
  /** The system in view, for the steps under the bar. */
  head = $state.raw<SystemHead | null>(null);

  /** What the last look at the register's file found. */
  safety = $state.raw<SafetyView | null>(null);

  panel = $state<'help' | 'stop' | null>(null);
  /** Whether the field for going to anything by its name is open. */
  finding = $state(false);
  /** Whether a digit also goes on to the next cell. Off until asked for, and forgotten with the window. */
  quick = $state(false);
  /** An error that belongs to no form. */
  trouble = $state.raw<ErrorDto | null>(null);
  /** A sentence for the status line instead of the last change. */
  said = $state<string | null>(null);

  private queue = new Queue();
  private locking = false;
  private flushers = new Map<() => Promise<boolean>, () => void>();

  /**
   * Registers something that must be saved before the screen changes; it answers whether it was.
   * `forget` drops it unsaved. Returns how to take the registration back.
   */
  beforeLeaving(flush: () => Promise<boolean>, forget: () => void = () => undefined): () => void {
    this.flushers.set(flush, forget);
    return () => this.flushers.delete(flush);
  }

  /** Saves whatever is still only in the window, and answers whether all of it is saved. */
  async flush(): Promise<boolean> {
    let saved = true;
    for (const flush of this.flushers.keys()) saved = (await flush()) && saved;
    await this.queue.idle();
    return saved;
  }

  /** Shows another screen, unless something of this one could not be saved. */
  async go(route: Route): Promise<void> {
    if (!(await this.flush())) return;
    this.trouble = null;
    this.said = null;
    this.panel = null;
    this.finding = false;
    if (!('system' in route) || route.system !== this.head?.id) this.head = null;
    this.visits += 1;
    this.route = route;
    window.scrollTo(0, 0);
  }

  /**
   * Shows another screen and forgets whatever was only in the window: something was stopped, and
   * what people were writing about it is not to be saved.
   */
  async drop(route: Route): Promise<void> {
    for (const forget of this.flushers.values()) forget();
    this.flushers.clear();
    this.head = null;
    this.register = this.register && { ...this.register, systems: [], authorities: [] };
    await this.go(route);
  }

  /** Loads the window anew: neither its pages nor its memory keep anything of before. */
  loadAnew(): void {
    location.reload();
  }

  /** A change: in turn, and with how the register stands afterwards. */
  async change<T>(task: () => Promise<Changed<T>>): Promise<T> {
    const answer = await this.queue.add(task);
    this.standing = answer.standing;
    this.said = null;
    return answer.view;
  }

  /** Does something whose failure belongs to no form: it is told above the screen. */
  async attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      this.trouble = null;
      return await task();
    } catch (thrown) {
      this.fail(asError(thrown));
      return undefined;
    }
  }

  /** Tells an error that belongs to no form: above the screen, and in the status line. */
  fail(error: ErrorDto): void {
    this.trouble = error;
    this.said = tell(error).what;
  }

  /** Takes a register that was just opened into use. */
  async opened(task: () => Promise<Changed<RegisterView>>): Promise<void> {
    const answer = await task();
    await this.readPack();
    this.register = answer.view;
    this.standing = answer.standing;
    this.safety = null;
    const place = await this.host.wasAt();
    await this.go(place ? (JSON.parse(place) as Route) : { view: 'register' });
    // Nobody waits for it: the screen is there already.
    void this.keepSafe();
  }

  /** Lets the host look at the file and make a backup. What is wrong is said above the screen. */
  async keepSafe(): Promise<void> {
    if (!this.register) return;
    const asked = this.register.path;
    try {
      const found = await this.host.keepSafe();
      if (this.register?.path === asked) this.safety = found;
    } catch (thrown) {
      // It was closed meanwhile: then there is nobody to tell.
      if (this.register?.path === asked) this.fail(asError(thrown));
    }
  }

  /** Saves the register in another place and goes on there, on the same screen. */
  async saveElsewhere(): Promise<void> {
    const answer = await this.attempt(() => this.host.saveElsewhere());
    if (!answer) return;
    this.register = answer.view;
    this.standing = answer.standing;
    this.epoch += 1;
    this.said = t('said-saved-elsewhere', { path: answer.view.path });
  }

  /** Goes on with the register that is open: the window was loaded anew after a purge. */
  async resume(): Promise<void> {
    await this.opened(() => this.host.register());
    if ((await this.host.stopped()).purged) await this.go({ view: 'stopped' });
  }

  /** After how many minutes without anybody there the register is locked; 0 for never. */
  get lockAfter(): number {
    return this.register && !this.register.sample ? (this.start?.lock_after ?? 0) : 0;
  }

  /**
   * Locks the register: whatever is still only in the window is saved, then nothing of it is left
   * here. Answers whether it is locked; what could not be saved keeps it open, and is told.
   */
  async lock(): Promise<boolean> {
    if (!this.register || this.locking) return false;
    this.locking = true;
    // Some fields save what is in them when they are left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const locked = (await this.flush()) && (await this.attempt(() => this.host.lock(placeOf(this.route)))) !== undefined;
    if (locked) this.loadAnew();
    this.locking = locked;
    return locked;
  }

  /** Shows the screen that opens a register which was locked, when one was. */
  async relock(): Promise<void> {
    const locked = this.start?.locked;
    if (locked) await this.go({ view: 'unlock', recent: locked.register, locked });
  }

  async close(): Promise<void> {
    if (!(await this.flush())) return;
    await this.host.closeRegister();
    this.start = await this.host.start();
    await this.go({ view: 'start' });
    this.register = null;
    this.safety = null;
    this.pack = null;
    this.standing = null;
  }

  /** The pack that the register classifies by now; its colours become the window's. */
  async readPack(): Promise<void> {
    const pack = await this.host.pack();
    applyColours(pack);
    this.pack = pack;
  }

  async undo(): Promise<void> {
    await this.step(() => this.host.undo());
  }

  async redo(): Promise<void> {
    await this.step(() => this.host.redo());
  }

  private async step(task: () => Promise<Changed<null>>): Promise<void> {
    if (!(await this.flush())) return;
    await this.attempt(async () => {
      await this.change(task);
      await this.readPack();
      this.epoch += 1;
    });
  }

  async speak(code: 'sv' | 'en'): Promise<void> {
    language.use(code);
    await this.attempt(() => this.host.setLanguage(code));
  }
}

/** Where in the window we are, to go back to. What hangs on a chosen file does not outlive its register. */
function placeOf(route: Route): string {
  return JSON.stringify(route.view === 'import' || route.view === 'take-in' ? { view: 'register' } : route);
}

export const session = new Session();
