import type { Changed } from '../generated/Changed';
import type { HandedOver } from '../generated/HandedOver';
import type { HandOver } from '../generated/HandOver';
import type { HandoverFile } from '../generated/HandoverFile';
import type { HandOverView } from '../generated/HandOverView';
import type { TakeInView } from '../generated/TakeInView';
import type { TakenIn } from '../generated/TakenIn';
import type { TaskListView } from '../generated/TaskListView';

/** The part of the host that hands a system over to another facilitator, and takes one in. */
export interface HandoverHost {
  handOverView(system: string): Promise<HandOverView>;
  handOver(request: HandOver): Promise<Changed<HandedOver> | null>;
  takeBack(system: string): Promise<Changed<TaskListView>>;

  chooseHandover(): Promise<HandoverFile | null>;
  openHandover(code: string): Promise<TakeInView>;
  takeIn(): Promise<Changed<TakenIn>>;
  cancelHandover(): Promise<null>;
}
