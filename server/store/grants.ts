import { and, asc, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Grant, GrantRequest } from '#api/access.ts';
import { storable, type Database } from './database.ts';
import { grants as table } from './schema.ts';
import type { Store } from './store.ts';

export const createGrants = (
  database: Database,
): Pick<Store, 'grantsOf' | 'grants' | 'grant' | 'revoke'> => ({
  grantsOf: async ({ iss, sub }, today) => {
    // What cannot be kept was never granted.
    if (storable(iss) !== iss || storable(sub) !== sub) return [];
    const rows = await database
      .select()
      .from(table)
      .where(
        and(
          eq(table.iss, iss),
          eq(table.sub, sub),
          isNull(table.revoked_at),
          lte(table.from, today),
          or(isNull(table.to), gte(table.to, today)),
        ),
      )
      .orderBy(asc(table.id));
    return rows.map(asGrant);
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
});

const asGrant = (row: typeof table.$inferSelect): Grant => ({
  ...row,
  granted_at: row.granted_at.toISOString(),
  revoked_at: row.revoked_at?.toISOString() ?? null,
});
