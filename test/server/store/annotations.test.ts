import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatedEvent } from '#api/event.ts';
import { openDatabase } from '#server/store/open.ts';
import { storeOver } from '#server/store/over.ts';
import type { OpenDatabase } from '#server/store/pglite.ts';
import type { Store } from '#server/store/store.ts';
import { temporaryWarehouse } from '#test/support/publication.ts';
import { testDatabase, type TestDatabase } from '#test/support/postgres.ts';
import { annotationOf } from '#test/support/store-rows.ts';

const anne = { iss: 'https://issuer', sub: 'anne' };
const others = [
  { iss: 'https://issuer', sub: 'bruno' },
  { iss: 'https://other', sub: 'anne' },
];

describe.each(['PGlite', 'PostgreSQL'])('on %s', (kind) => {
  let database: TestDatabase | undefined;
  let open: OpenDatabase;
  let store: Store;
  beforeAll(async () => {
    if (kind === 'PostgreSQL') database = await testDatabase();
    open = await openDatabase({
      folder: `${await temporaryWarehouse()}/store`,
      ...(database && { databaseUrl: database.url }),
    });
    store = storeOver(open.database, open.close);
  });
  afterAll(async () => {
    await store.close();
    await database?.drop();
  });
  const texts = (events: readonly DatedEvent[]) => events.map(({ text }) => text);

  test('an annotation is read by its author, and by all where it is shared; withdrawn by its author alone, once', async () => {
    const region = '11';
    const [own, shared, wide, early] = [
      await store.annotate(annotationOf({ region, text: 'à moi' }), anne, 'Anne\0 (ars)'),
      await store.annotate(annotationOf({ region, text: 'à tous', shared: true }), anne, 'Anne (ars)'),
      await store.annotate(
        annotationOf({ region, establishment: null, indicator: null, text: 'de la région', shared: true }),
        others[0] ?? anne,
        'Bruno (cpam)',
      ),
      await store.annotate(annotationOf({ region, date: '2000-01-01', text: 'avant' }), anne, 'Anne (ars)'),
    ];
    await store.annotate(annotationOf({ region: '27' }), anne, 'Anne (ars)');
    expect(own).toEqual({
      ...annotationOf({ region, text: 'à moi' }),
      ...{ id: own.id, author: 'Anne\uFFFD (ars)' },
    });
    const place = { region, establishment: '330781196' };
    expect(await store.annotations(place, anne)).toEqual([early, own, shared, { ...wide, id: null }]);
    expect(texts(await store.annotations({ region }, anne))).toEqual(['de la région']);
    expect(texts(await store.annotations({ ...place, establishment: '330000002' }, anne))).toEqual([
      'de la région',
    ]);
    for (const other of others) {
      const read = await store.annotations(place, other);
      expect(texts(read)).toEqual(['à tous', 'de la région']);
      // Numbers are what withdraws: of one's own alone.
      expect(read.map(({ id }) => id)).toEqual([null, other.sub === 'bruno' ? wide.id : null]);
      expect(await store.withdrawAnnotation(shared.id ?? 0, other)).toBe(false);
    }
    expect(await store.withdrawAnnotation(shared.id ?? 0, anne)).toBe(true);
    expect(await store.withdrawAnnotation(shared.id ?? 0, anne)).toBe(false);
    expect(texts(await store.annotations(place, anne))).toEqual(['avant', 'à moi', 'de la région']);
    const kept = sql`select count(*)::integer as n from annotation where region = ${region}`;
    expect(await open.database.execute(kept)).toMatchObject({ rows: [{ n: 4 }] });
  });

  test.each([
    'delete from annotation',
    'truncate annotation',
    "update annotation set text = 'autre'",
    "update annotation set shared = true, withdrawn_at = now() where text = 'gardée'",
    "update annotation set withdrawn_at = null where text = 'retirée'",
  ])('%s is refused', async (statement) => {
    await store.annotate(annotationOf({ region: '93', text: 'gardée' }), anne, 'Anne');
    const gone = await store.annotate(annotationOf({ region: '93', text: 'retirée' }), anne, 'Anne');
    await store.withdrawAnnotation(gone.id ?? 0, anne);
    await expect(open.database.execute(sql.raw(statement))).rejects.toMatchObject({
      cause: { code: '23001' },
    });
  });

  test('the database itself refuses what the contract does, and the error says no value', async () => {
    for (const wrong of [{ kind: 'roi' as never }, { date: '1999-12-31' }, { text: 'x'.repeat(161) }]) {
      const error = await store
        .annotate(annotationOf(wrong), anne, 'Anne')
        .catch((reason: unknown) => reason);
      expect(String(error)).toBe('Error: store: annotate failed (23514)');
    }
    const empty = store.saveGroup({ name: 'vide', establishments: [] }, anne, 9);
    await expect(empty).rejects.toThrow('store: saveGroup failed (23514)');
  });

  test('a set written again replaces itself; each has his own, so many at most; deleted, it is gone', async () => {
    const [first, second] = [
      { name: 'Été', establishments: ['330000002', '330000001', '330000002'] },
      others[0] ?? anne,
    ];
    const own = { name: 'Été', kind: 'own', establishments: ['330000001', '330000002'] };
    expect(await store.saveGroup(first, anne, 2)).toBe(true);
    expect(await store.saveGroup({ name: 'Avant', establishments: ['330000003'] }, anne, 2)).toBe(true);
    expect(await store.saveGroup({ name: 'Trop', establishments: ['330000003'] }, anne, 2)).toBe(false);
    expect(await store.ownGroups(anne)).toEqual([
      { name: 'Avant', kind: 'own', establishments: ['330000003'] },
      own,
    ]);
    expect(await store.saveGroup({ ...first, establishments: ['330000009'] }, anne, 2)).toBe(true);
    expect(await store.saveGroup(first, second, 2)).toBe(true);
    expect((await store.ownGroups(anne))[1]?.establishments).toEqual(['330000009']);
    expect(await store.ownGroups(second)).toEqual([own]);
    expect(await store.deleteGroup('Été', anne)).toBe(true);
    expect(await store.deleteGroup('Été', anne)).toBe(false);
    expect((await store.ownGroups(anne)).map(({ name }) => name)).toEqual(['Avant']);
    expect(await store.ownGroups(second)).toEqual([own]);
  });
});
