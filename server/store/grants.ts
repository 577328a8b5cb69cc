import { and, asc, desc, eq, getTableColumns, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { rightsOf, roles, type Grant, type GrantRequest } from '#api/access.ts';
import { storable, type Database } from './database.ts';
import { grants as table, transmissions } from './schema.ts';
import type { Store } from './store.ts';

export const createGrants = (database: Database): Pick<Store, 'openedTo' | 'grants' | 'grant' | 'revoke'> => {
  const inForce = grantsInForce(database);
  return {
    openedTo: async ({ iss, sub }, today) => {
      // What cannot be kept was never granted.
      if (storable(iss) !== iss || storable(sub) !== sub) return { grants: [], transmitted: [] };
      const rows = await inForce.execute({ iss, sub, today });
      const transmitted = rows.find((row) => row.transmitted !== null)?.transmitted ?? [];
      return { grants: rows.map(({ grant }) => asGrant(grant)), transmitted };
    },

    grants: async () => (await database.select().from(table).orderBy(desc(table.id))).map(asGrant),

    grant: async (request: GrantRequest, who) => {
      const row = {
        ...request,
        iss: storable(request.iss),
        sub: storable(request.sub),
        name: storable(request.name),
        granted_by: storable(who),
        granted_at: new Date(),
      };
      const [granted] = await database.insert(table).values(row).returning();
      if (!granted) throw new Error('access_grant: insert returned no row');
      return asGrant(granted);
    },

    revoke: async (id, who) => {
      if (!Number.isSafeInteger(id)) return false;
      const revoked = await database
        .update(table)
        .set({ revoked_by: storable(who), revoked_at: new Date() })
        .where(and(eq(table.id, id), isNull(table.revoked_at)))
        .returning({ id: table.id });
      return revoked.length > 0;
    },
  };
};

// Asked at each request: written once, and in one round trip with the transmissions, for the roles that they open lists to.
const grantsInForce = (database: Database) => {
  const today = sql.placeholder('today');
  const transmitted = database
    .select({
      keys: sql`array_agg(${transmissions.establishment} || ' ' || ${transmissions.semester} order by ${transmissions.id})`,
    })
    .from(transmissions)
    .where(isNull(transmissions.withdrawn_at));
  return database
    .select({
      grant: getTableColumns(table),
      transmitted: sql<string[] | null>`case when ${inArray(
        table.role,
        roles.filter((role) => rightsOf[role].transmitted),
      )} then (${transmitted}) end`,
    })
    .from(table)
    .where(
      and(
        eq(table.iss, sql.placeholder('iss')),
        eq(table.sub, sql.placeholder('sub')),
        isNull(table.revoked_at),
        lte(table.from, today),
        or(isNull(table.to), gte(table.to, today)),
      ),
    )
    .orderBy(asc(table.id))
    .prepare('grants_in_force');
};

const asGrant = (row: typeof table.$inferSelect): Grant => ({
  ...row,
  granted_at: row.granted_at.toISOString(),
  revoked_at: row.revoked_at?.toISOString() ?? null,
});
