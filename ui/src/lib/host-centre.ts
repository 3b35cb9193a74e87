import type { CatalogueAsked } from '../generated/CatalogueAsked';
import type { CatalogueTaken } from '../generated/CatalogueTaken';
import type { CatalogueView } from '../generated/CatalogueView';
import type { CentreFile } from '../generated/CentreFile';
import type { CentreView } from '../generated/CentreView';
import type { Changed } from '../generated/Changed';
import type { EnrolKey } from '../generated/EnrolKey';
import type { KeyEnrolled } from '../generated/KeyEnrolled';
import type { PackChangeView } from '../generated/PackChangeView';
import type { TakeCatalogue } from '../generated/TakeCatalogue';
import type { TakeTrustList } from '../generated/TakeTrustList';
import type { TrustListTaken } from '../generated/TrustListTaken';

/** The part of the host that takes what the centre sends, and asks it to trust a key. */
export interface CentreHost {
  centre(): Promise<CentreView>;
  chooseCentreFile(): Promise<CentreFile | null>;
  takeTrustList(request: TakeTrustList): Promise<Changed<TrustListTaken>>;
  openCentrePack(place: number): Promise<Changed<PackChangeView>>;
  openCentreCatalogue(request: CatalogueAsked): Promise<CatalogueView>;
  takeCatalogue(request: TakeCatalogue): Promise<Changed<CatalogueTaken>>;
  cancelCentreFile(): Promise<null>;
  enrolKey(request: EnrolKey): Promise<KeyEnrolled | null>;
}
