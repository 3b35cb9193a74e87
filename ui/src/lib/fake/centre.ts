import type { CatalogueAsked } from '../../generated/CatalogueAsked';
import type { CatalogueTaken } from '../../generated/CatalogueTaken';
import type { CatalogueView } from '../../generated/CatalogueView';
import type { CentreDocument } from '../../generated/CentreDocument';
import type { CentreFile } from '../../generated/CentreFile';
import type { CentreView } from '../../generated/CentreView';
import type { Changed } from '../../generated/Changed';
import type { EnrolKey } from '../../generated/EnrolKey';
import type { IdentityView } from '../../generated/IdentityView';
import type { KeyChange } from '../../generated/KeyChange';
import type { KeyEnrolled } from '../../generated/KeyEnrolled';
import type { KeyRow } from '../../generated/KeyRow';
import type { KeyStandingId } from '../../generated/KeyStandingId';
import type { PackChangeView } from '../../generated/PackChangeView';
import type { TakeCatalogue } from '../../generated/TakeCatalogue';
import type { TakeTrustList } from '../../generated/TakeTrustList';
import type { TrustListTaken } from '../../generated/TrustListTaken';
import type { CentreHost } from '../host-centre';
import { coming } from './catalogue';
import { error } from './errors';
import { nextEdition } from './pack';
import type { Town } from './town';

/** What the fake host lends. */
interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  changed<T>(view: T): Changed<T>;
  signer(request: { identity: string; passphrase: string }): Promise<IdentityView>;
}

/** The root of every list here; the end is what the centre reads out. */
const ROOT = 'X3eq F5ec dSpe O9hm Qwwa J5pF f1KF pTwt ';
const END = 'QB5V NBez E2o';

const row = (function_: string, name: string, role: string, standing: KeyStandingId, change: KeyChange, authority: string | null = null): KeyRow => ({
  thumbprint: `${ROOT.slice(5)}${END.slice(0, 8)} ${function_.length}aQ`,
  function: function_,
  name,
  grants: role ? [{ role, authority, function: null }] : [],
  valid_until: '2028-11-20',
  standing,
  change,
});

/** What the list that comes does, after the first the same one again. */
const keys = (first: boolean): KeyRow[] => [
  ...(first ? [] : [row('Ekonomichef', 'Bo Ek', 'information_owner', 'revoked', 'revoked', 'Kommunstyrelsen'), row('Kanslichef', 'Åsa Ny', 'system_owner', 'unknown', 'gone')]),
  row('Samordnare <b>Anna</b>', 'Anna Al', 'facilitator', 'trusted', 'new'),
  row('Ekonomichef', '', 'information_owner', 'expired_in_grace', first ? 'new' : 'changed', 'Socialnämnden'),
  row('Rot', '', '', 'trusted', first ? 'new' : 'same'),
];

/** Taking what the centre sends, on the municipality in memory. */
export class FakeCentre implements CentreHost {
  private version = 0;
  private chosen = false;

  constructor(private lent: Lent) {}

  private view(): CentreView {
    const { version } = this;
    return {
      org: this.lent.town().org !== null,
      catalogues: this.catalogued ? [{ authority: 'Socialnämnden', version: 3, newest: 3, seen_at: '2026-10-20T09:00:00.000Z', things: 14, gone: 1 }] : [],
      list: version === 0 ? null : { version, root: ROOT + END, next_update: '2026-11-01', overdue: version > 1, taken_at: '2026-10-20T09:00:00.000Z', keys: keys(version === 1).map((k): KeyRow => ({ ...k, change: 'same' })) },
    };
  }

  private file(): CentreFile {
    const documents: CentreDocument[] = [
      { place: 1, kind: 'trust', state: this.taken ? 'already' : 'ready', error: null },
      { place: 2, kind: 'trust', state: 'refused', error: error('trust_older', { version: '1', here: '2' }) },
      { place: 3, kind: 'other', state: 'refused', error: error('centre_not_for_laptop', { kind: 'varsam-receipt+jws' }) },
      { place: 4, kind: 'pack', state: this.taken ? 'ready' : 'after_list', error: null },
      { place: 6, kind: 'catalogue', state: !this.taken ? 'after_list' : this.catalogued ? 'already' : 'ready', error: null },
      { place: 5, kind: 'pack', state: 'refused', error: error('pack_older', { name: 'standard-0-3-krts', version: '2026-1', here: '2026-2' }) },
    ];
    const first = this.version === 0;
    return {
      name: 'Centralen 2026-11.vbundle',
      list: this.taken ? null : { version: this.version + 1, before: first ? null : this.version, root: first ? ROOT.trim() : ROOT + END, root_left_out: first ? 11 : 0, next_update: '2027-02-01', overdue: false, keys: keys(first) },
      documents,
    };
  }
  private taken = false;
  private catalogued = false;

  centre = () => this.lent.later(() => this.view());
  chooseCentreFile = () =>
    this.lent.later(() => {
      if (this.lent.town().org === null) throw error('centre_no_org');
      this.chosen = true;
      this.taken = false;
      return this.file();
    });
  takeTrustList = (request: TakeTrustList) =>
    this.lent.later((): Changed<TrustListTaken> => {
      if (!this.chosen) throw error('centre_none');
      if (this.version === 0 && request.root_end.replaceAll(/\s/g, '') !== END.replaceAll(' ', '')) throw error('root_wrong');
      this.version += 1;
      this.taken = true;
      return this.lent.changed({ centre: this.view(), file: this.file(), settled: 2 });
    });
  openCentrePack = (place: number) =>
    this.lent.later((): Changed<PackChangeView> => {
      if (!this.taken || place !== 4) throw error('centre_none');
      return this.lent.changed(nextEdition);
    });
  openCentreCatalogue = (request: CatalogueAsked) =>
    this.lent.later((): CatalogueView => {
      if (!this.taken || request.place !== 6) throw error('centre_none');
      return coming(request.take.length);
    });
  takeCatalogue = (request: TakeCatalogue) =>
    this.lent.later((): Changed<CatalogueTaken> => {
      if (!this.taken || request.place !== 6) throw error('centre_none');
      if (request.seen !== coming(0).seen) throw error('catalogue_moved_on');
      this.catalogued = true;
      this.lent.town().central = true;
      return this.lent.changed({ centre: this.view(), file: this.file() });
    });
  cancelCentreFile = () =>
    this.lent.later(() => {
      this.chosen = false;
      return null;
    });
  enrolKey = async (request: EnrolKey) => {
    const identity = await this.lent.signer(request);
    return this.lent.later((): KeyEnrolled => {
      if (!request.name.trim()) throw error('name_empty');
      return { path: `/home/anna/Dokument/Anmälan av nyckel, ${identity.function}.vbundle`, function: identity.function, thumbprint: ROOT + END };
    });
  };
}
