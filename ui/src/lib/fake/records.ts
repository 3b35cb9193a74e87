import type { ControllerView } from '../../generated/ControllerView';
import type { ExportReceipt } from '../../generated/ExportReceipt';
import type { ProcessingRow } from '../../generated/ProcessingRow';
import type { RecordsView } from '../../generated/RecordsView';
import type { SetDataProtection } from '../../generated/SetDataProtection';
import type { DataProtectionHost } from '../host-suitability';
import { questionnaire } from './questionnaire';
import type { Lent } from './suitability';
import type { FakeSet } from './town';

/** One controller of the example is filled in, so that both can be seen. */
export function sampleControllers(): Record<string, ControllerView> {
  return {
    UBN: {
      authority: 'UBN',
      name: '',
      contact: 'Utbildningsnämnden\nutbildning@exempelstad.example\n0100-55 50 00',
      joint: '',
      representative: '',
      officer: 'Kommunens dataskyddsombud, dso@exempelstad.example',
      security: 'Behörighet efter uppgift, tvåfaktorsinloggning, kryptering på vägen och i vila, loggar som följs upp varje månad, dagliga säkerhetskopior.',
    },
  };
}

/** The record of processing on the municipality in memory. */
export class FakeRecords implements Pick<DataProtectionHost, 'records' | 'setDataProtection' | 'exportRecords'> {
  constructor(private lent: Pick<Lent, 'town' | 'later' | 'changed'>) {}

  private get town() {
    return this.lent.town();
  }

  records = () => this.lent.later(() => this.view());
  exportRecords = () => this.lent.later((): ExportReceipt => ({ path: '/home/anna/Dokument/Behandlingar.pdf', bytes: 52_870, documents: [] }));
  setDataProtection = ({ controller }: SetDataProtection) =>
    this.lent.later(() => {
      this.town.act({ op: 'set_data_protection', args: { name: this.town.authorityName(controller.authority) } }, (town) => (town.controllers[controller.authority] = controller));
      return this.lent.changed(this.view());
    });

  private view(): RecordsView {
    const sets = this.town.sets.filter((set) => set.personal_data.length > 0);
    const rows = sets.map((set) => this.row(set)).sort((a, b) => a.authority.localeCompare(b.authority, 'sv') || a.name.localeCompare(b.name, 'sv'));
    const authorities = [...new Set(sets.map((set) => set.authority))];
    return {
      controllers: authorities.map((id) => this.controller(id)).sort((a, b) => a.name.localeCompare(b.name, 'sv')),
      rows,
      incomplete: rows.filter((row) => row.missing.length > 0).length,
    };
  }

  private controller(authority: string): ControllerView {
    const nothing = { contact: '', joint: '', representative: '', officer: '', security: '' };
    return { ...nothing, ...this.town.controllers[authority], authority, name: this.town.authorityName(authority) };
  }

  private row(set: FakeSet): ProcessingRow {
    const { town } = this;
    const controller = this.controller(set.authority);
    const assessment = town.assessments.find((a) => a.subjects.some((s) => s.id === set.id));
    const said = (question: string) => assessment?.answers[question];
    const flows = town.links.flows.filter((f) => f.set === set.id);
    const abroad = flows.filter((f) => f.third_country).map((f) => f.to_name);
    const people = questionnaire.questions.find((q) => q.id === 'LB-11')!.options.filter((o) => said('LB-11')?.chosen.includes(o.id));
    const purpose = said('LB-04')?.words ?? '';
    const retention = set.authority === 'UBN' && assessment ? 'Två år efter att placeringen upphört' : '';
    const missing = [
      ...(purpose ? [] : ['purpose']),
      ...(people.length > 0 ? [] : ['people']),
      ...(retention ? [] : ['retention']),
      ...(abroad.length > 0 ? ['safeguards'] : []),
      ...(['contact', 'officer', 'security'] as const).filter((field) => !controller[field].trim()),
    ];
    return {
      set: set.id,
      name: set.name,
      authority: controller.name,
      owner: set.owner,
      systems: town.holdings.filter((h) => h.set === set.id && h.handling === 'stores').map((h) => [h.system, town.system(h.system).name]),
      purpose,
      purposes: ['handlaggning'],
      basis: assessment ? [{ sv: 'Allmänt intresse eller myndighetsutövning (art. 6.1 e)', en: 'Public interest or official authority (Art. 6.1 e)' }] : [],
      people: people.map((o) => o.text as Record<string, string>),
      subjects: set.subjects,
      data: set.personal_data,
      identifiers: set.identifiers,
      recipients: [...new Set(flows.map((f) => f.to_name))],
      third_countries: abroad,
      safeguards: [],
      retention,
      assessment: assessment?.id ?? null,
      missing,
    };
  }
}
