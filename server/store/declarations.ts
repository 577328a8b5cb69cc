import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Declaration } from '#api/declaration.ts';
import { storable, type Database } from './database.ts';
import { declarations as table } from './schema.ts';
import type { Store } from './store.ts';

export const createDeclarations = (
  database: Database,
): Pick<Store, 'declare' | 'declarations' | 'declarationsInForce'> => ({
  declare: (values, { name, identity }) =>
    database.transaction(async (transaction) => {
      const kept: Declaration[] = [];
      for (let from = 0; from < values.length; from += page) {
        const rows = values.slice(from, from + page).map((value) => ({
          ...value,
          proof: storable(value.proof),
          declared_by: storable(name),
          identity: storable(identity),
          // The database's clock, the transaction's moment: several servers have several clocks.
          declared_at: sql`now()`,
        }));
        kept.push(...(await transaction.insert(table).values(rows).returning(told)).map(asDeclaration));
      }
      return kept;
    }),

  declarations: async ({ establishments, year }) => {
    if (establishments.length === 0) return [];
    const rows = await database
      .select(told)
      .from(table)
      .where(
        and(
          inArray(table.establishment, [...establishments]),
          year === undefined ? undefined : eq(table.year, year),
        ),
      )
      .orderBy(...newestFirst);
    return rows.map(asDeclaration);
  },

  declarationsInForce: () => declarationsInForce(database),
});

/** The newest of each establishment, year and indicator: what the importer `declarations` would choose too. */
export const declarationsInForce = async (database: Database): Promise<readonly Declaration[]> => {
  const key = [table.establishment, table.year, table.indicator];
  const rows = await database
    .selectDistinctOn(key, told)
    .from(table)
    .orderBy(...key.map((column) => asc(column)), ...newestFirst);
  return rows.map(asDeclaration).sort(byPlace);
};

// Not the database's order of texts: each has its own locale.
const byPlace = (a: Declaration, b: Declaration) => (placeOf(a) < placeOf(b) ? -1 : 1);
const placeOf = ({ establishment, year, indicator }: Declaration) => `${establishment} ${year} ${indicator}`;

const newestFirst = [desc(table.declared_at), desc(table.id)];
const page = 500;

// All but `identity`: who it was is kept, and told to no reader.
const told = {
  id: table.id,
  establishment: table.establishment,
  year: table.year,
  indicator: table.indicator,
  value: table.value,
  numerator: table.numerator,
  denominator: table.denominator,
  proof: table.proof,
  declared_by: table.declared_by,
  declared_at: table.declared_at,
};

const asDeclaration = (row: Omit<typeof table.$inferSelect, 'identity'>): Declaration => ({
  ...row,
  declared_at: row.declared_at.toISOString(),
});
