import type { ApprovalView } from '../../generated/ApprovalView';
import type { Cell } from '../../generated/Cell';
import type { Changed } from '../../generated/Changed';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { IdentityView } from '../../generated/IdentityView';
import type { NewIdentity } from '../../generated/NewIdentity';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { ReviewCheck } from '../../generated/ReviewCheck';
import type { ReviewView } from '../../generated/ReviewView';
import type { SignResult } from '../../generated/SignResult';
import type { SignStatement } from '../../generated/SignStatement';
import type { StepId } from '../../generated/StepId';
import type { SystemHead } from '../../generated/SystemHead';
import type { TaskState } from '../../generated/TaskState';
import type { Host } from '../host';
import type { Progress } from './classification';
import { checkPassphrases, error } from './errors';
import type { FakeSet, FakeSystem, Town } from './town';

interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
  profile(system: FakeSystem): ProfileRow[];
  progress(system: FakeSystem): Progress;
  cells(set: FakeSet): Cell[];
  gate(system: FakeSystem): TaskState;
  measures(system: FakeSystem): { asked: number; answered: number; open: number; unplanned: number };
}

/** Review, keys, signing and what is written to files, on the municipality in memory. */
export class FakeReview implements Pick<Host, 'review' | 'identities' | 'createIdentity' | 'signResult' | 'signStatement' | 'exportBundle' | 'exportPdf'> {
  private made: IdentityView[] = [];
  private passphrases = new Map<string, string>();

  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  review = (id: string) => this.lent.later(() => this.view(this.town.system(id)));

  /** What the checklist says of a system. */
  checks(system: FakeSystem): ReviewCheck[] {
    const { town } = this;
    const p = this.lent.progress(system);
    const carried = town.carried(system);
    const where = (wanted: (cell: Cell) => boolean) =>
      carried
        .flatMap(({ set }) => this.lent.cells(set).filter(wanted).map((cell) => ({ step: 'classify' as StepId, set: set.id, aspect: cell.aspect, label: `${set.name}, ${cell.aspect}` })));
    const check = (code: string, bad: 'missing' | 'note', count: number, args: Record<string, number>, links: ReviewCheck['links']): ReviewCheck => ({
      code,
      args: Object.fromEntries(Object.entries(args).map(([k, v]) => [k, String(v)])),
      state: count > 0 ? bad : 'ok',
      links: count > 0 ? links : [],
    });
    const ownerless: ReviewCheck['links'] = carried
      .filter((c) => !c.set.owner)
      .map((c) => ({ step: 'assets', set: c.set.id, aspect: null, label: c.set.name }));
    if (!system.owner) ownerless.unshift({ step: 'assets', set: null, aspect: null, label: system.name });
    const levels = { assessed: p.assessed, total: p.cells };
    const checks: ReviewCheck[] = [];
    if (!town.org) checks.push(check('org-missing', 'missing', 1, { count: 1 }, [{ step: null, set: null, aspect: null, label: '' }]));
    const gate = this.lent.gate(system);
    const toGate: ReviewCheck['links'] = [{ step: 'gate', set: null, aspect: null, label: '' }];
    checks.push(check(gate === 'done' ? 'gate' : gate === 'started' ? 'gate-again' : 'gate-missing', 'missing', Number(gate !== 'done'), { count: 1 }, toGate));
    if (p.sets === 0) checks.push(check('no-sets', 'missing', 1, { count: 1 }, [{ step: 'assets', set: null, aspect: null, label: '' }]));
    else checks.push(check(ownerless.length ? 'owner-missing' : 'owners', 'missing', ownerless.length, { sets: p.sets, count: ownerless.length }, ownerless));
    if (p.sets > 0) checks.push(check(p.assessed < p.cells ? 'levels-missing' : 'levels', 'missing', p.cells - p.assessed, levels, where((c) => c.level === null)));
    if (p.assessed > 0) checks.push(check(p.reasons ? 'reasons-missing' : 'reasons', 'missing', p.reasons, { count: p.reasons }, where((c) => c.reason_missing)));
    if (p.below > 0) checks.push(check('below-floor', 'note', p.below, { count: p.below }, where((c) => c.below_floor)));
    const measures = this.lent.measures(system);
    const toRisks: ReviewCheck['links'] = [{ step: 'risks', set: null, aspect: null, label: '' }];
    if (p.sets > 0) checks.push(check(measures.answered < measures.asked ? 'measures-missing' : 'measures', 'note', measures.asked - measures.answered, measures, toRisks));
    if (measures.unplanned > 0) checks.push(check('actions-unplanned', 'note', measures.unplanned, { count: measures.unplanned }, toRisks));
    return checks;
  }

  /** The result that was signed last. */
  result(system: FakeSystem) {
    return this.town.results.get(system.id) ?? null;
  }

  private view(system: FakeSystem): ReviewView {
    const checks = this.checks(system);
    return {
      system: this.lent.head(system),
      sample: this.town.sample,
      checks,
      can_sign: checks.every((c) => c.state !== 'missing'),
      not_done: this.lent.measures(system).answered < this.lent.measures(system).asked || this.lent.measures(system).unplanned > 0 ? (['risks'] satisfies StepId[]) : [],
      differences: this.lent.profile(system)
        .filter((row) => row.adopted !== row.calculated && this.town.adopted.some((a) => a.system === system.id))
        .map((row) => ({ aspect: row.aspect, before: row.adopted, now: row.calculated, because: row.because.slice(1).map((l) => (l.reason ? `${l.name}: ${l.reason}` : l.name))[0] ?? null })),
      result: this.result(system),
    };
  }

  identities = () =>
    this.lent.later(() => [
      ...(this.town.sample
        ? [
            { id: 'fake-samordnare', function: 'Informationssäkerhetssamordnare', roles: ['facilitator', 'coordinator'] },
            { id: 'fake-ekonomichef', function: 'Ekonomichef', roles: ['information_owner', 'system_owner'] },
          ].map((i) => ({ ...i, path: `/home/anna/Varsam/exempel/${i.id}.vkey`, standing: 'no_list' as const, sample_passphrase: 'exempel exempel exempel' }))
        : []),
      ...this.made,
    ]);
  createIdentity = (request: NewIdentity) =>
    this.lent.later(() => {
      if (!request.function.trim()) throw error('name_empty');
      checkPassphrases(request);
      const id = `fake-${this.made.length}`;
      const made: IdentityView = { id, function: request.function, roles: [], standing: 'no_list', path: `/home/anna/Varsam/${request.function}.vkey`, sample_passphrase: null };
      this.made.push(made);
      this.passphrases.set(id, request.passphrase);
      return made;
    });
  async signer(request: { identity: string; passphrase: string }): Promise<IdentityView> {
    const identity = (await this.identities()).find((i) => i.id === request.identity);
    if (!identity) throw error('identity_missing');
    if ((identity.sample_passphrase ?? this.passphrases.get(identity.id)) !== request.passphrase) throw error('wrong_key_passphrase');
    return identity;
  }
  signResult = async (request: SignResult) => {
    const identity = await this.signer(request);
    return this.lent.later(() => {
      const system = this.town.system(request.system);
      if (this.checks(system).some((c) => c.state === 'missing')) throw error('not_ready_to_sign');
      const owners = new Map<string, string[]>();
      for (const { set } of this.town.carried(system)) owners.set(set.owner!, [...(owners.get(set.owner!) ?? []), set.name]);
      const waiting = { verdict: null, answered_by: null, answered_at: null, standing: null, counts: false, text: '', decision: null };
      const approvals: ApprovalView[] = [...owners].map(([owner, sets]) => ({ role: 'information_owner', authority_name: this.town.authorityName(system.authority), function: owner, sets, ...waiting }));
      approvals.push({ role: 'system_owner', authority_name: this.town.authorityName(system.authority), function: system.owner!, sets: [], ...waiting });
      const revision = (this.result(system)?.revision ?? 0) + 1;
      this.town.results.set(system.id, { revision, digest: 'a3f1'.repeat(16), signed_at: new Date().toISOString(), signed_by: identity.function, signer: identity.standing, waits: false, signed_name: system.name, stale: false, approvals, adopted: false, stage: 'completed', opinions: [], valid_until: null });
      return this.lent.changed(this.view(system));
    });
  };
  signStatement = async (request: SignStatement) => {
    const identity = await this.signer(request);
    return this.lent.later(() => {
      const system = this.town.system(request.system);
      const result = this.result(system);
      if (!result) throw error('no_result');
      if (result.stale) throw error('result_stale');
      if (request.verdict !== 'approve' && !request.text.trim()) throw error('verdict_needs_text');
      const at = new Date().toISOString();
      if (request.verdict === 'advice') {
        result.opinions.push({ role: request.role, function: identity.function, text: request.text, at, standing: identity.standing });
        result.stage = 'opinion';
        return this.lent.changed(this.view(system));
      }
      const mine = result.approvals.filter((a) => a.role === request.role && a.function === identity.function);
      if (mine.length === 0) throw error('wrong_function', { function: identity.function });
      for (const a of mine) {
        Object.assign(a, { verdict: request.verdict, answered_by: identity.function, answered_at: at, standing: identity.standing, counts: true, text: request.text, decision: request.verdict === 'reject' ? null : request.decision });
      }
      result.adopted = result.approvals.every((a) => a.verdict && a.verdict !== 'reject');
      if (result.adopted) {
        Object.assign(result, { stage: 'adopted', valid_until: request.decision.valid_until });
        this.town.earlier.set(system.id, [structuredClone(result), ...(this.town.earlier.get(system.id) ?? [])]);
      }
      return this.lent.changed(this.view(system));
    });
  };
  exportBundle = (id: string) =>
    this.lent.later((): ExportReceipt => {
      const system = this.town.system(id);
      const result = this.result(system);
      if (!result) throw error('no_result');
      const statements = result.approvals.filter((a) => a.verdict).map((a) => ({ typ: 'varsam-statement+jws', signed_by: a.answered_by!, digest: '7be0'.repeat(16) }));
      return { path: `/home/anna/Dokument/${system.name}.vbundle`, bytes: 48_213, documents: [{ typ: 'varsam-result+jws', signed_by: result.signed_by, digest: result.digest }, ...statements] };
    });
  exportPdf = (id: string) => this.lent.later((): ExportReceipt => ({ path: `/home/anna/Dokument/${this.town.system(id).name}.pdf`, bytes: 71_022, documents: [] }));
}
