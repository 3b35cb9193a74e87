import type { AssetsView } from '../generated/AssetsView';
import type { Changed } from '../generated/Changed';
import type { ExportReceipt } from '../generated/ExportReceipt';
import type { FolderView } from '../generated/FolderView';
import type { IdentityView } from '../generated/IdentityView';
import type { ImportMapping } from '../generated/ImportMapping';
import type { ImportView } from '../generated/ImportView';
import type { MatrixView } from '../generated/MatrixView';
import type { NewIdentity } from '../generated/NewIdentity';
import type { NewRegister } from '../generated/NewRegister';
import type { HoldSet } from '../generated/HoldSet';
import type { NewSet } from '../generated/NewSet';
import type { OtherSet } from '../generated/OtherSet';
import type { ReleaseSet } from '../generated/ReleaseSet';
import type { NewSystem } from '../generated/NewSystem';
import type { OpenRegister } from '../generated/OpenRegister';
import type { PackChangeView } from '../generated/PackChangeView';
import type { PackView } from '../generated/PackView';
import type { RecentRegister } from '../generated/RecentRegister';
import type { RegisterView } from '../generated/RegisterView';
import type { ReviewView } from '../generated/ReviewView';
import type { SetLevel } from '../generated/SetLevel';
import type { SetOwner } from '../generated/SetOwner';
import type { SetReason } from '../generated/SetReason';
import type { SignResult } from '../generated/SignResult';
import type { SignStatement } from '../generated/SignStatement';
import type { StartView } from '../generated/StartView';
import type { TaskListView } from '../generated/TaskListView';
import type { BackupsHost } from './host-backups';
import type { SecrecyHost } from './host-secrecy';
import type { FastHost } from './host-fast';
import type { AssignmentHost } from './host-assignment';
import type { CentreHost } from './host-centre';
import type { GateHost } from './host-gate';
import type { HandoverHost } from './host-handover';
import type { HistoryHost } from './host-history';
import type { ReorganiseHost } from './host-reorganise';
import type { AssessmentHost, DataProtectionHost } from './host-suitability';
import type { ContinuityHost, IncidentHost, MeasuresHost, RiskHost } from './host-measures';
import type { RevisionsHost } from './host-revisions';
import type { TogetherHost } from './host-together';
import type { WorkshopHost } from './host-workshop';

/**
 * What the window asks of whoever holds the register. In the application that is Rust, in a
 * browser the fake host. Every call rejects with an `ErrorDto`. A path never goes this way: the
 * host opens the dialogs itself and answers `null` when the person changed their mind.
 */
export interface Host extends TogetherHost, GateHost, AssessmentHost, DataProtectionHost, WorkshopHost, FastHost, AssignmentHost, MeasuresHost, ContinuityHost, RiskHost, IncidentHost, RevisionsHost, ReorganiseHost, HandoverHost, HistoryHost, CentreHost, BackupsHost, SecrecyHost {
  start(): Promise<StartView>;
  uiReady(): Promise<null>;
  setLanguage(language: string): Promise<null>;

  chooseFolder(): Promise<FolderView | null>;
  createRegister(request: NewRegister): Promise<Changed<RegisterView>>;
  chooseRegister(): Promise<RecentRegister | null>;
  openRegister(request: OpenRegister): Promise<Changed<RegisterView>>;
  openSample(): Promise<Changed<RegisterView>>;
  closeRegister(): Promise<null>;
  forgetRecent(id: string): Promise<StartView>;

  register(): Promise<Changed<RegisterView>>;
  setOrganisation(org: string): Promise<Changed<RegisterView>>;
  addSystem(request: NewSystem): Promise<Changed<RegisterView>>;
  pack(): Promise<PackView>;
  choosePack(): Promise<PackChangeView | null>;
  moveToPack(): Promise<Changed<RegisterView>>;

  chooseImport(): Promise<ImportView | null>;
  mapImport(mappings: ImportMapping[]): Promise<ImportView>;
  commitImport(): Promise<Changed<RegisterView>>;
  cancelImport(): Promise<null>;

  taskList(system: string): Promise<TaskListView>;
  assets(system: string): Promise<AssetsView>;
  addSet(request: NewSet): Promise<Changed<AssetsView>>;
  otherSets(system: string): Promise<OtherSet[]>;
  holdSet(request: HoldSet): Promise<Changed<AssetsView>>;
  releaseSet(request: ReleaseSet): Promise<Changed<AssetsView>>;
  setOwner(request: SetOwner): Promise<Changed<AssetsView>>;

  matrix(system: string): Promise<MatrixView>;
  setLevel(request: SetLevel): Promise<Changed<MatrixView>>;
  setReason(request: SetReason): Promise<Changed<MatrixView>>;
  undo(): Promise<Changed<null>>;
  redo(): Promise<Changed<null>>;

  review(system: string): Promise<ReviewView>;
  identities(): Promise<IdentityView[]>;
  createIdentity(request: NewIdentity): Promise<IdentityView>;
  signResult(request: SignResult): Promise<Changed<ReviewView>>;
  signStatement(request: SignStatement): Promise<Changed<ReviewView>>;
  exportBundle(system: string): Promise<ExportReceipt | null>;
  exportPdf(system: string): Promise<ExportReceipt | null>;
}
