import type { Changed } from '../../generated/Changed';
import type { ImportField } from '../../generated/ImportField';
import type { ImportMapping } from '../../generated/ImportMapping';
import type { ImportView } from '../../generated/ImportView';
import type { ProblemDto } from '../../generated/ProblemDto';
import type { RegisterView } from '../../generated/RegisterView';
import type { Host } from '../host';
import { error } from './errors';
import type { Town } from './town';

const must = (...ids: string[]): ImportField[] => ids.map((id) => ({ id, required: true }));
const may = (...ids: string[]): ImportField[] => ids.map((id) => ({ id, required: false }));

/** Two files as they may come: one column that nobody could place, and one row that is wrong. */
function importExample(): ImportView {
  return check({
    tables: [
      {
        file: 'system.csv',
        kind: 'systems',
        encoding: 'utf-8',
        delimiter: ';',
        rows: 50,
        columns: [
          { heading: 'System-id', field: 'id', samples: ['SYS-01', 'SYS-02', 'SYS-03'] },
          { heading: 'Systemnamn', field: 'name', samples: ['Skolplattformen Lyktan', 'Elevregistret Kulan', 'PMO Elevhälsa'] },
          { heading: 'Förvaltning', field: null, samples: ['UBN', 'UBN', 'UBN'] },
          { heading: 'Typ av system', field: 'kind', samples: ['Plattform', 'Verksamhetssystem', 'Verksamhetssystem'] },
          { heading: 'Systemägare', field: 'owner', samples: ['Verksamhetschef grundskola', 'Enhetschef skoladministration', ''] },
        ],
        fields: [...must('id', 'name', 'authority', 'kind'), ...may('owner', 'description')],
      },
      {
        file: 'klassningar.csv',
        kind: 'classifications',
        encoding: 'windows-1252',
        delimiter: '\t',
        rows: 178,
        columns: [
          { heading: 'Informations-id', field: 'set', samples: ['INF-0101', 'INF-0102', 'INF-0103'] },
          { heading: 'K', field: 'level.K', samples: ['1', '2', '2'] },
          { heading: 'Motivering K', field: 'reason.K', samples: ['Vanliga personuppgifter.', 'Orsaksfältet är problemet.', ''] },
        ],
        fields: [...must('set'), ...may('level.K', 'reason.K', 'level.R', 'reason.R', 'participants')],
      },
    ],
    problems: [],
    counts: [],
    ready: false,
  });
}

function remap(view: ImportView, mappings: ImportMapping[]): ImportView {
  const tables = view.tables.map((table) => {
    const mapping = mappings.find((m) => m.file === table.file);
    if (!mapping) return table;
    return { ...table, kind: mapping.kind, columns: table.columns.map((c, i) => ({ ...c, field: mapping.columns[i] ?? null })) };
  });
  return check({ ...view, tables });
}

function check(view: ImportView): ImportView {
  const problems: ProblemDto[] = [];
  for (const table of view.tables) {
    if (!table.kind) continue;
    for (const field of table.fields) {
      if (field.required && !table.columns.some((c) => c.field === field.id)) {
        problems.push({ code: 'missing_column', args: { field: field.id }, hinders: true, file: table.file, row: null, column: null });
      }
    }
    for (const column of table.columns) {
      if (!column.field) problems.push({ code: 'unused_column', args: {}, hinders: false, file: table.file, row: null, column: column.heading });
    }
  }
  if (view.tables[1]?.columns[1]?.field === 'level.K') {
    problems.push({ code: 'bad_level', args: { aspect: 'K', value: 'hög' }, hinders: false, file: 'klassningar.csv', row: 41, column: 'K' });
  }
  const ready = problems.every((p) => !p.hinders);
  const counts = ready
    ? [
        { kind: 'authorities', new: 9, changed: 0, unchanged: 0 },
        { kind: 'systems', new: 50, changed: 0, unchanged: 0 },
        { kind: 'levels', new: 167, changed: 4, unchanged: 7 },
      ]
    : [];
  return { ...view, problems, counts, ready };
}

interface Lent {
  town(): Town;
  later<T>(value: () => T): Promise<T>;
  registered(): Changed<RegisterView>;
}

/** Tables read into the municipality in memory. */
export class FakeImport implements Pick<Host, 'chooseImport' | 'mapImport' | 'commitImport' | 'cancelImport'> {
  private read: ImportView | null = null;

  constructor(private lent: Lent) {}

  chooseImport = () => this.lent.later(() => (this.read = importExample()));
  mapImport = (mappings: ImportMapping[]) =>
    this.lent.later(() => {
      if (!this.read) throw error('import_none');
      return (this.read = remap(this.read, mappings));
    });
  commitImport = () =>
    this.lent.later(() => {
      if (!this.read) throw error('import_none');
      if (!this.read.ready) throw error('import_problems');
      this.read = null;
      this.lent.town().act({ op: 'import_tables', args: {} }, (town) => town.addTables());
      return this.lent.registered();
    });
  cancelImport = () =>
    this.lent.later(() => {
      this.read = null;
      return null;
    });
}
