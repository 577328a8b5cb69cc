import { z } from 'zod';
import type { Argumentation, ArgumentedLine, ArgumentedLines } from '#api/argumentation.ts';
import type { Access } from '#api/access.ts';
import { question, type Row } from '#api/question.ts';
import { outsideReferential, type Situation } from '#api/situation.ts';
import sql from '../sql/questions/argued-lines.sql?raw';
import type { Publication } from './publication.ts';
import { withSql } from './questions.ts';
import { rowsOf } from './rows.ts';
import type { KeptArgumentation } from './store/store.ts';
import type { Warehouse } from './warehouse.ts';

// Not a question of the API: what it answers is told beside what the store keeps.
const contract = question({
  name: 'argued-lines',
  summary: 'Lines as they are now, and what files argue of them',
  opened_by: ['detail', 'own'],
  parameters: z.strictObject({}),
  columns: {
    line_id: 'text',
    situation: 'label',
    listed: 'boolean',
    date: 'date',
    product: 'text',
    product_label: 'text',
    documented: 'boolean',
    rcp_held: 'boolean',
    rcp_level: 'integer',
    patient_informed: 'integer',
    icd10: 'text',
    stage: 'text',
    therapy_line: 'text',
    argument: 'text',
    entered_by: 'text',
    entered_at: 'text',
  },
});

/** A line as the publication holds it. `situation` null: gone. `listed`: the reader may list it. */
export type LineNow = Row<typeof contract>;

type Asked = {
  readonly establishment: string;
  /** One line alone; null: those of the store, and all that files argue. */
  readonly line_id: string | null;
  readonly line_ids: readonly string[];
  /** The product of each when it was argued, where the store knows: what names a line that is gone. */
  readonly products: readonly string[];
};

/** Asks the publication of lines, for a reader of these lists: he is told of those that he may read. */
export const askLines = async (
  warehouse: Pick<Warehouse, 'ask'>,
  publication: Publication,
  lists: Access,
  asked: Asked,
): Promise<readonly LineNow[]> => {
  const batch = await warehouse.ask(
    publication,
    asking,
    { ...asked, ...lists },
    new AbortController().signal,
  );
  return rowsOf(contract.columns, batch) as LineNow[];
};

const [asking] = withSql([contract], () => sql).values() as unknown as [
  ReturnType<typeof withSql> extends ReadonlyMap<string, infer Q> ? Q : never,
];

/** Whether a line may be argued: it lies outside the référentiel. */
export const isOutside = ({ situation }: LineNow): boolean =>
  outsideReferential.includes(situation as Situation);

/** What is argued of each line told, the line last written about first. */
export const argumentedLines = (
  establishment: string,
  lines: readonly LineNow[],
  kept: readonly KeptArgumentation[],
): ArgumentedLines => {
  const byLine = new Map<string, KeptArgumentation[]>();
  for (const each of kept) byLine.set(each.entry.line_id, [...(byLine.get(each.entry.line_id) ?? []), each]);
  return lines
    .flatMap((line) => {
      const own = byLine.get(line.line_id ?? '') ?? [];
      const entries = [...own.map(({ entry }) => entry), ...ofFile(establishment, line, own)];
      const [first] = own;
      return entries.length === 0
        ? []
        : [
            {
              line_id: line.line_id ?? '',
              status: statusOf(line),
              date: line.listed === true ? (line.date ?? first?.date ?? null) : null,
              product: line.product ?? first?.product ?? '',
              product_label: line.product_label,
              entries,
            },
          ];
    })
    .sort((a, b) => lastOf(b).localeCompare(lastOf(a)) || a.line_id.localeCompare(b.line_id));
};

const lastOf = ({ entries }: ArgumentedLine): string =>
  entries.map((each) => each.entered_at).reduce((a, b) => (a > b ? a : b));

const statusOf = (line: LineNow): ArgumentedLine['status'] => {
  if (line.situation === null) return 'gone';
  return isOutside(line) ? 'in_force' : 'inside';
};

/** What a file says of it, unless it came from this store. */
const ofFile = (
  establishment: string,
  line: LineNow,
  own: readonly KeptArgumentation[],
): readonly Argumentation[] => {
  const { documented, entered_at } = line;
  if (documented === null || entered_at === null) return [];
  if (own.some(({ entry }) => entry.entered_at === entered_at)) return [];
  return [
    {
      id: null,
      establishment,
      line_id: line.line_id ?? '',
      documented,
      rcp_held: line.rcp_held,
      rcp_level: line.rcp_level as Argumentation['rcp_level'],
      patient_informed: line.patient_informed as Argumentation['patient_informed'],
      icd10: line.icd10 ?? '',
      stage: line.stage ?? '',
      therapy_line: line.therapy_line ?? '',
      argument: line.argument ?? '',
      entered_by: line.entered_by ?? '',
      entered_at,
    },
  ];
};
