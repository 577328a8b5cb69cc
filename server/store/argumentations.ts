import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Argumentation } from '#api/argumentation.ts';
import { storable, type Database } from './database.ts';
import { argumentations as table } from './schema.ts';
import type { ArguedLines, KeptArgumentation, Store } from './store.ts';

export const createArgumentations = (
  database: Database,
): Pick<
  Store,
  'argue' | 'argumentations' | 'argumentationsInForce' | 'argumentationCount' | 'arguedLines'
> => ({
  argue: async (value, line, { name, identity }) => {
    const [kept] = await database
      .insert(table)
      .values({
        ...value,
        stage: storable(value.stage),
        therapy_line: storable(value.therapy_line),
        argument: storable(value.argument),
        line_date: line.date,
        product: line.product,
        entered_by: storable(name),
        identity: storable(identity),
        // The database's clock: several servers have several clocks.
        entered_at: sql`now()`,
      })
      .returning(told);
    if (kept === undefined) throw new Error('argumentation not kept');
    return asKept(kept);
  },

  argumentations: async ({ establishment, line_id }) => {
    const rows = await database
      .select(told)
      .from(table)
      .where(
        and(
          eq(table.establishment, establishment),
          line_id === undefined ? undefined : eq(table.line_id, line_id),
        ),
      )
      .orderBy(desc(table.entered_at), desc(table.id));
    return rows.map(asKept);
  },

  argumentationsInForce: () => argumentationsInForce(database),

  argumentationCount: async (establishments) => {
    if (establishments.length === 0) return 0;
    const [row] = await database
      .select({ rows: count() })
      .from(table)
      .where(inArray(table.establishment, [...establishments]));
    return row?.rows ?? 0;
  },

  arguedLines: async (establishments): Promise<ArguedLines> => {
    if (establishments.length === 0) return { argued: [], undocumented: [] };
    const rows = await database
      .selectDistinctOn([table.line_id], { line_id: table.line_id, documented: table.documented })
      .from(table)
      .where(inArray(table.establishment, [...establishments]))
      .orderBy(...newestOfLine);
    const lines = (wanted: boolean) =>
      rows.flatMap(({ line_id, documented }) => (documented === wanted ? [line_id] : [])).sort();
    return { argued: lines(true), undocumented: lines(false) };
  },
});

/** The newest of each line: what the importer `argumentations` would choose too. */
export const argumentationsInForce = async (database: Database): Promise<readonly KeptArgumentation[]> => {
  const rows = await database
    .selectDistinctOn([table.line_id], told)
    .from(table)
    .orderBy(...newestOfLine);
  return rows.map(asKept).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
};

const newestOfLine = [asc(table.line_id), desc(table.entered_at), desc(table.id)];
const placeOf = ({ date, entry: { establishment, line_id } }: KeptArgumentation) =>
  `${establishment} ${date} ${line_id}`;

// All but `identity`: who it was is kept, and told to no reader.
const told = {
  id: table.id,
  establishment: table.establishment,
  line_id: table.line_id,
  date: table.line_date,
  product: table.product,
  documented: table.documented,
  rcp_held: table.rcp_held,
  rcp_level: table.rcp_level,
  patient_informed: table.patient_informed,
  icd10: table.icd10,
  stage: table.stage,
  therapy_line: table.therapy_line,
  argument: table.argument,
  entered_by: table.entered_by,
  entered_at: table.entered_at,
};

type Row = Omit<typeof table.$inferSelect, 'identity' | 'line_date'> & { readonly date: string };

const asKept = ({ date, product, ...row }: Row): KeptArgumentation => ({
  date,
  product,
  entry: {
    ...row,
    // Checked by the table.
    rcp_level: row.rcp_level as Argumentation['rcp_level'],
    patient_informed: row.patient_informed as Argumentation['patient_informed'],
    entered_at: row.entered_at.toISOString(),
  },
});
