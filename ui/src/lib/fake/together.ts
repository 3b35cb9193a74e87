import type { AnswerTalk } from '../../generated/AnswerTalk';
import type { BlockView } from '../../generated/BlockView';
import type { Changed } from '../../generated/Changed';
import type { DependencyRow } from '../../generated/DependencyRow';
import type { EffectiveRow } from '../../generated/EffectiveRow';
import type { FlowRow } from '../../generated/FlowRow';
import type { AllLinksView } from '../../generated/AllLinksView';
import type { LinksView } from '../../generated/LinksView';
import type { MapView } from '../../generated/MapView';
import type { ProfileRow } from '../../generated/ProfileRow';
import type { QuestionsView } from '../../generated/QuestionsView';
import type { SetEffective } from '../../generated/SetEffective';
import type { SetFlowException } from '../../generated/SetFlowException';
import type { AnswerQuestion } from '../../generated/AnswerQuestion';
import type { SystemHead } from '../../generated/SystemHead';
import type { TalkView } from '../../generated/TalkView';
import type { TaskState } from '../../generated/TaskState';
import type { TogetherView } from '../../generated/TogetherView';
import type { TogetherHost } from '../host-together';
import { error } from './errors';
import { drawMap } from './map';
import { floorsOf, packView } from './pack';
import { talksOf } from './talks';
import type { FakeSystem, Town } from './town';

/** What the fake host lends. */
export interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  head(system: FakeSystem): SystemHead;
  profile(system: FakeSystem): ProfileRow[];
}

/** Tillsammans, questions, flows and the map on the municipality in memory. */
export class FakeTogether implements TogetherHost {
  constructor(private lent: Lent) {}

  private get town(): Town {
    return this.lent.town();
  }

  private act<T>(op: string, name: string, change: (town: Town) => void, view: () => T, aspect = ''): Changed<T> {
    this.town.act({ op, args: { name, aspect } }, change);
    return this.lent.changed(view());
  }

  together = (id: string) => this.lent.later(() => this.view(this.town.system(id)));

  private talks(system: FakeSystem): TalkView[] {
    const carried = this.town.carried(system).map((c) => c.set);
    return talksOf(this.town, system).map((talk) => {
      const parts = carried.filter((set) => talk.parts.includes(set.id));
      const stored = this.town.links.answers[`${system.id} ${talk.id}`];
      const stale = stored !== undefined && stored.facts !== JSON.stringify(talk.reasons);
      const partly = talk.id === 'copies' && !stored;
      return {
        ...talk,
        state: stored && !stale ? 'done' : stored || partly ? 'started' : 'not_started',
        optional: talk.reasons.every((r) => r.noted || r.answered_by !== null),
        stale,
        reasons: talk.reasons.map((r) => ({ ...r, stale })),
        answer: stored?.answer ?? null,
        parts: parts.map((set) => set.name),
        parts_levels: packView.aspects.map(({ id }) => parts.reduce<number | null>((top, set) => (set.levels[id] === undefined ? top : Math.max(top ?? 0, set.levels[id])), null)),
      };
    });
  }

  private effective(system: FakeSystem): EffectiveRow[] {
    return this.lent.profile(system).map((profile) => {
      const set = this.town.links.effective[`${system.id} ${profile.aspect}`];
      return {
        profile,
        proposed: set?.reason_code === 'cumulative' ? set.level : profile.calculated,
        effective: set?.level ?? profile.calculated,
        reason_code: set?.reason_code ?? 'equal',
        reason: set?.reason ?? '',
        owner_decision: set?.owner_decision ?? '',
        coordinator_statement: set?.coordinator_statement ?? '',
        stale: set !== undefined && set.calculated !== profile.calculated,
      };
    });
  }

  private blocks(system: FakeSystem): BlockView[] {
    return this.town.links.flows
      .filter((flow) => (flow.from === system.id && flow.to !== 'P-3') || (flow.to === system.id && flow.set === 'INF-0704'))
      .map((flow) => {
        const level = this.town.set(flow.set).levels['K'] ?? null;
        const has = flow.to.startsWith('P-') ? 1 : (this.town.adopted.find((a) => a.system === flow.to)?.levels['K'] ?? null);
        return {
          flow: flow.id,
          set: flow.set_name,
          to: flow.to_name,
          sends: flow.from === system.id,
          gaps: level !== null && (has === null || has < level || flow.set === 'INF-0704') ? [{ aspect: 'K', level, has: flow.set === 'INF-0704' ? 1 : has }] : [],
          exception: this.town.links.exceptions[flow.id] ?? null,
        };
      })
      .filter((block) => block.gaps.length > 0);
  }

  private view(system: FakeSystem): TogetherView {
    const talks = this.talks(system);
    const needed = talks.filter((talk) => !talk.optional);
    const blocks = this.blocks(system);
    return {
      system: this.lent.head(system),
      talks,
      decisions: needed.length + blocks.length,
      decided: needed.filter((talk) => talk.state === 'done').length + blocks.filter((b) => b.exception).length,
      effective: this.effective(system),
      blocks,
    };
  }

  /** Where the step stands, for the task list. */
  standing(system: FakeSystem): { state: TaskState; decisions: number; decided: number } {
    const talks = this.talks(system);
    const needed = talks.filter((talk) => !talk.optional);
    const blocks = this.blocks(system);
    const decisions = needed.length + blocks.length;
    const decided = needed.filter((talk) => talk.state === 'done').length + blocks.filter((b) => b.exception).length;
    if (this.town.carried(system).length === 0) return { state: 'blocked', decisions, decided };
    return { state: decided === decisions ? 'done' : decided > 0 || needed.some((t) => t.state !== 'not_started') ? 'started' : 'not_started', decisions, decided };
  }

  answerTalk = ({ system, talk, answer, raise }: AnswerTalk) =>
    this.lent.later(() => {
      const here = this.town.system(system);
      const found = talksOf(this.town, here).find((t) => t.id === talk);
      if (!found) throw error('unknown_thing', { id: talk });
      const levels = this.lent.profile(here);
      return this.act(
        'answer_talk',
        here.name,
        (town) => {
          town.links.answers[`${system} ${talk}`] = { answer: { ...answer, answered_at: new Date().toISOString() }, facts: JSON.stringify(found.reasons) };
          for (const [aspect, level] of Object.entries(answer.outcome === 'raise' ? raise : {})) {
            const calculated = levels.find((row) => row.aspect === aspect)?.calculated ?? null;
            town.links.effective[`${system} ${aspect}`] = { system, aspect, level: level!, reason_code: 'cumulative', reason: answer.motivation, owner_decision: '', coordinator_statement: '', calculated };
          }
        },
        () => this.view(this.town.system(system)),
      );
    });

  setEffective = (request: SetEffective) =>
    this.lent.later(() => {
      const id = `${request.system} ${request.aspect}`;
      const calculated = this.lent.profile(this.town.system(request.system)).find((row) => row.aspect === request.aspect)?.calculated ?? null;
      return this.act(
        'set_effective',
        this.town.system(request.system).name,
        (town) => {
          if (request.level === null) delete town.links.effective[id];
          else town.links.effective[id] = { ...request, calculated };
        },
        () => this.view(this.town.system(request.system)),
        request.aspect,
      );
    });

  setFlowException = ({ system, flow, exception }: SetFlowException) =>
    this.lent.later(() =>
      this.act(
        'set_flow_exception',
        flow,
        (town) => {
          if (exception) town.links.exceptions[flow] = exception;
          else delete town.links.exceptions[flow];
        },
        () => this.view(this.town.system(system)),
      ),
    );

  links = (id: string) => this.lent.later(() => this.linksView(this.town.system(id)));
  allLinks = (): Promise<AllLinksView> => this.lent.later(() => ({ flows: this.town.links.flows, dependencies: this.town.links.dependencies }));

  private linksView(system: FakeSystem): LinksView {
    const { links } = this.town;
    const carried = this.town.carried(system).map((c) => c.set.id);
    const set = (s: { id: string; name: string }) => ({ id: s.id, name: s.name, system: false });
    return {
      system: this.lent.head(system),
      flows: links.flows.filter((f) => f.from === system.id || f.to === system.id),
      dependencies: links.dependencies.filter((d) => d.consumer === system.id || d.provider === system.id),
      parties: [...this.town.systems.map((s) => ({ id: s.id, name: s.name, system: true })), ...links.parties],
      sets: [...this.town.sets.filter((s) => carried.includes(s.id)).map(set), ...this.town.sets.filter((s) => !carried.includes(s.id)).map(set)],
    };
  }
  private partyName(id: string): string {
    return this.town.systems.find((s) => s.id === id)?.name ?? this.town.links.parties.find((p) => p.id === id)?.name ?? id;
  }
  putFlow = (system: string, flow: FlowRow) =>
    this.lent.later(() => {
      const whole = { ...flow, from_name: this.partyName(flow.from), to_name: this.partyName(flow.to), set_name: this.town.set(flow.set).name };
      return this.act(
        'put_flow',
        whole.set_name,
        (town) => {
          const at = town.links.flows.findIndex((f) => f.id === flow.id);
          if (at < 0) town.links.flows.push({ ...whole, id: town.fresh('F') });
          else town.links.flows[at] = whole;
        },
        () => this.linksView(this.town.system(system)),
      );
    });
  deleteFlow = (system: string, id: string) =>
    this.lent.later(() => this.act('delete_flow', id, (town) => (town.links.flows = town.links.flows.filter((f) => f.id !== id)), () => this.linksView(this.town.system(system))));
  putDependency = (system: string, dependency: DependencyRow) =>
    this.lent.later(() => {
      const whole = { ...dependency, consumer_name: this.partyName(dependency.consumer), provider_name: this.partyName(dependency.provider) };
      return this.act(
        'put_dependency',
        whole.provider_name,
        (town) => {
          const all = town.links.dependencies;
          const at = all.findIndex((d) => d.id === dependency.id);
          if (at < 0) all.push({ ...whole, id: 1 + Math.max(0, ...all.map((d) => d.id)) });
          else all[at] = whole;
        },
        () => this.linksView(this.town.system(system)),
      );
    });
  deleteDependency = (system: string, id: number) =>
    this.lent.later(() =>
      this.act('delete_dependency', String(id), (town) => (town.links.dependencies = town.links.dependencies.filter((d) => d.id !== id)), () => this.linksView(this.town.system(system))),
    );

  map = (id: string, aspect: string) =>
    this.lent.later((): MapView => {
      const system = this.town.system(id);
      return drawMap(this.town, this.lent.head(system), aspect, (s) => this.lent.profile(s).find((row) => row.aspect === aspect)!);
    });

  questions = (id: string) => this.lent.later(() => this.questionsView(this.town.system(id)));
  private questionsView(system: FakeSystem): QuestionsView {
    return {
      system: this.lent.head(system),
      questions: this.town
        .carried(system)
        .filter((c) => c.held)
        .flatMap(({ set }) =>
          packView.aspects.map(({ id }) => ({
            set: set.id,
            name: set.name,
            description: set.description,
            owner: set.owner,
            aspect: id,
            level: set.levels[id] ?? null,
            unknown: set.unknown?.includes(id) ?? false,
            consequences: set.consequences?.[id] ?? {},
            category: set.categories[id] ?? null,
            reason: set.reasons[id] ?? '',
            floor: floorsOf(set, id),
            revision: set.revision,
          })),
        ),
    };
  }
  answerQuestion = (request: AnswerQuestion) =>
    this.lent.later(() => {
      const set = this.town.set(request.set);
      if (set.revision !== request.revision) throw error('conflict', { object: `${set.id}/${request.aspect}` });
      const given = Object.entries(request.consequences) as [string, number][];
      const level = request.unknown ? null : given.length ? Math.max(...given.map(([, n]) => n)) : request.level;
      return this.act(
        'answer_question',
        set.name,
        (town) => {
          const same = town.set(request.set);
          const { aspect } = request;
          if (level === null) delete same.levels[aspect];
          else same.levels[aspect] = level;
          same.unknown = [...(same.unknown ?? []).filter((a) => a !== aspect), ...(request.unknown ? [aspect] : [])];
          same.consequences = { ...same.consequences, [aspect]: request.consequences as Record<string, number> };
          const worst = given.find(([, n]) => n === level);
          if (worst) same.categories[aspect] = worst[0];
          same.reasons[aspect] = request.reason.trim();
          same.revision += 1;
        },
        () => this.questionsView(this.town.system(request.system)),
        request.aspect,
      );
    });
}
