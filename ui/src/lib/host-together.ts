import type { AnswerQuestion } from '../generated/AnswerQuestion';
import type { AnswerTalk } from '../generated/AnswerTalk';
import type { Changed } from '../generated/Changed';
import type { DependencyRow } from '../generated/DependencyRow';
import type { FlowRow } from '../generated/FlowRow';
import type { AllLinksView } from '../generated/AllLinksView';
import type { LinksView } from '../generated/LinksView';
import type { MapView } from '../generated/MapView';
import type { QuestionsView } from '../generated/QuestionsView';
import type { SetEffective } from '../generated/SetEffective';
import type { SetFlowException } from '../generated/SetFlowException';
import type { TogetherView } from '../generated/TogetherView';

/** The part of the host that knows how things hang together. */
export interface TogetherHost {
  together(system: string): Promise<TogetherView>;
  answerTalk(request: AnswerTalk): Promise<Changed<TogetherView>>;
  setEffective(request: SetEffective): Promise<Changed<TogetherView>>;
  setFlowException(request: SetFlowException): Promise<Changed<TogetherView>>;

  links(system: string): Promise<LinksView>;
  allLinks(): Promise<AllLinksView>;
  putFlow(system: string, flow: FlowRow): Promise<Changed<LinksView>>;
  deleteFlow(system: string, id: string): Promise<Changed<LinksView>>;
  putDependency(system: string, dependency: DependencyRow): Promise<Changed<LinksView>>;
  deleteDependency(system: string, id: number): Promise<Changed<LinksView>>;

  map(system: string, aspect: string): Promise<MapView>;

  questions(system: string): Promise<QuestionsView>;
  answerQuestion(request: AnswerQuestion): Promise<Changed<QuestionsView>>;
}
