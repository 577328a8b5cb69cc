import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import type { SessionData } from 'express-session';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noAccess } from '#api/access.ts';
import { traceFilter } from '#api/trace.ts';
import { openDatabase, openStore } from '#server/store/open.ts';
import { storeOver } from '#server/store/over.ts';
import type { OpenDatabase } from '#server/store/pglite.ts';
import type { StorePlace } from '#server/store/place.ts';
import type { Store } from '#server/store/store.ts';
import { testDatabase } from '#test/support/postgres.ts';
import { arguedValue, declaredValue, grantOf, lineOf, traceEntry } from '#test/support/store-rows.ts';

const newPlace = () => ({ folder: join(mkdtempSync(join(tmpdir(), 'caqes-')), 'store') });
const kinds: [string, () => Promise<{ place: StorePlace; drop: () => Promise<void> }>][] = [
  ['PGlite', () => Promise.resolve({ place: newPlace(), drop: () => Promise.resolve() })],
  [
    'PostgreSQL',
    async () => {
      const { url, drop } = await testDatabase();
      return { place: { databaseUrl: url, folder: '' }, drop };
    },
  ],
];

describe.each(kinds)('the store on %s', (_, make) => {
  let place: StorePlace;
  let drop: () => Promise<void>;
  let open: OpenDatabase;
  let store: Store;
  beforeAll(async () => {
    ({ place, drop } = await make());
    open = await openDatabase(place);
    store = storeOver(open.database, open.close);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });
  const person = { iss: 'https://issuer', sub: 'anne' };
  const grantsOf = async (who: typeof person, day: string) => (await store.openedTo(who, day)).grants;

  test('a grant is read back as asked, between its two days and until revoked', async () => {
    const asked = grantOf({ clear_rpps: true, to: '2026-12-31' });
    const granted = await store.grant(asked, 'https://issuer admin');
    expect(granted).toMatchObject({ ...asked, granted_by: 'https://issuer admin', revoked_by: null });
    expect(Date.parse(granted.granted_at)).toBeGreaterThan(Date.now() - 60_000);
    expect(await grantsOf(person, '2026-01-01')).toEqual([granted]);
    expect(await grantsOf(person, '2026-12-31')).toEqual([granted]);
    expect(await grantsOf(person, '2025-12-31')).toEqual([]);
    expect(await grantsOf(person, '2027-01-01')).toEqual([]);
    expect(await grantsOf({ ...person, iss: 'https://other' }, '2026-02-01')).toEqual([]);
    expect(await grantsOf({ ...person, sub: 'anne\0' }, '2026-02-01')).toEqual([]);
    expect(await store.revoke(granted.id, 'x')).toBe(true);
    expect(await store.revoke(granted.id, 'x')).toBe(false);
    for (const id of [999_999, -1, 1.5, Number.NaN, 2 ** 60]) expect(await store.revoke(id, 'x')).toBe(false);
    expect(await grantsOf(person, '2026-02-01')).toEqual([]);
    const [kept] = await store.grants();
    expect(kept).toMatchObject({ ...granted, revoked_by: 'x', revoked_at: expect.any(String) as string });
  });

  test('grants added at once all stay, each with its number; of two revocations one succeeds', async () => {
    const added = await Promise.all(
      Array.from({ length: 20 }, (_each, n) => store.grant(grantOf({ sub: `many-${n}` }), 'x')),
    );
    expect(new Set(added.map(({ id }) => id)).size).toBe(20);
    const ids = (await store.grants()).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    for (const { id } of added) expect(ids).toContain(id);
    const id = added[0]?.id ?? 0;
    expect((await Promise.all([store.revoke(id, 'a'), store.revoke(id, 'b')])).sort()).toEqual([false, true]);
  });

  test.each([
    ['ars without a region', grantOf({ regions: [] })],
    ['ars with an establishment', grantOf({ establishments: ['330781196'] })],
    ['cpam that reads RPPS', grantOf({ role: 'cpam', regions: [], departements: ['33'], clear_rpps: true })],
    ['ars with an RPPS', grantOf({ rpps: '10001234567' })],
    ['an end before the start', grantOf({ to: '2025-01-01' })],
    ['a role that is not', grantOf({ role: 'roi' as never })],
  ])('the database itself refuses a grant of %s, and the error says no value', async (_what, request) => {
    const error = await store.grant(request, 'secret person').catch((reason: unknown) => reason);
    expect(String(error)).toBe('Error: store: grant failed (23514)');
    expect(error).not.toHaveProperty('cause');
  });

  test('the trace filters, pages, and gives back what it was given', async () => {
    const said = [
      traceEntry({ request: 'a', at: '2026-03-03T22:59:59.999Z' }), // 3 March in France
      traceEntry({
        request: 'b',
        at: '2026-03-03T23:00:00.000Z',
        roles: ['dim', 'cme'],
        outcome: 'forbidden',
      }),
      traceEntry({ request: 'c', sub: 'x%y_z', name: 'Zoé', question: 'lines', rows: null, masked: null }),
      traceEntry({
        request: 'd',
        parameters: { odd: '\0\ud800', ['__proto__']: 1 },
        name: 'nul\0',
        scope: 'l2',
      }),
    ];
    await Promise.all(said.map((entry) => store.record(entry, { ...noAccess, scope: ['330781196'] })));
    const asked = async (filter: Record<string, unknown>, own?: typeof person) =>
      (await store.trace(traceFilter.parse(filter), own)).map(({ request }) => request).sort();
    const all = await store.trace(traceFilter.parse({}));
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort((a, b) => b - a));
    for (const entry of said) {
      const name = entry.name.replace('\0', '\uFFFD');
      expect(all).toContainEqual({ ...entry, name, id: expect.any(Number) as number });
    }
    expect(await asked({ to: '2026-03-03' })).toEqual(['a']);
    expect(await asked({ from: '2026-03-04', to: '2026-03-04' })).toEqual(['b', 'c', 'd']);
    expect(await asked({ person: 'HELENE' })).toEqual(['a', 'b']);
    expect(await asked({ person: '%y_' })).toEqual(['c']);
    expect(await asked({ person: '_' })).toEqual(['c']);
    expect(await asked({ role: 'cme' })).toEqual(['b']);
    expect(await asked({ question: 'lines' })).toEqual(['c']);
    expect(await asked({ outcome: 'forbidden' })).toEqual(['b']);
    expect(await asked({ person: "' or true --" })).toEqual([]);
    expect(await asked({}, { ...person, sub: 'x%y_z' })).toEqual(['c']);
    expect(await asked({ person: 'zoe' }, person)).toEqual([]);
    const first = await store.trace(traceFilter.parse({ limit: 3 }));
    const rest = await store.trace(traceFilter.parse({ before: first.at(-1)?.id }));
    expect([...first, ...rest]).toEqual(all);
  });

  test('lists are kept once by fingerprint, also by two servers at once', async () => {
    const other = storeOver(open.database, () => Promise.resolve());
    const lists = { ...noAccess, scope: ['2A0000001'] };
    await Promise.all(
      [store, other, store, other].map((each) => each.record(traceEntry({ scope: 'once' }), lists)),
    );
    const found = await open.database.execute(sql`select lists from trace_scope where fingerprint = 'once'`);
    expect(found).toMatchObject({ rows: [{ lists }] });
    expect((found as { rows?: unknown[] }).rows).toHaveLength(1);
  });

  test.each([
    "update trace set name = 'x'",
    'delete from trace',
    'truncate trace',
    'truncate trace, trace_scope',
    'truncate trace_scope cascade',
    "update trace_scope set lists = '{}'",
    'delete from trace_scope',
    'delete from access_grant',
    'truncate access_grant',
    "update access_grant set regions = '{11}' where revoked_by is null",
    'update access_grant set revoked_by = null, revoked_at = null where revoked_by is not null',
    "update access_grant set revoked_by = 'other' where revoked_by is not null",
    'delete from transmission',
    'truncate transmission',
    "update transmission set transmitted_by = 'other'",
    'delete from declaration',
    'truncate declaration',
    'update declaration set numerator = numerator',
    "update declaration set identity = 'other'",
    'delete from argumentation',
    'truncate argumentation',
    'update argumentation set documented = true',
    "update argumentation set identity = 'other'",
  ])('%s is refused', async (statement) => {
    await store.transmit({ establishment: '330000001', semester: '2018-S1' }, 'x');
    await store.declare([declaredValue({ establishment: '330000001' })], { name: 'Anne', identity: 'x' });
    await store.argue(arguedValue(), lineOf, { name: 'Anne', identity: 'x' });
    const content = async () =>
      JSON.stringify([
        await store.grants(),
        await store.trace(traceFilter.parse({})),
        await store.declarationsInForce(),
        await store.argumentationsInForce(),
      ]);
    const before = await content();
    await expect(open.database.execute(sql.raw(statement))).rejects.toMatchObject({
      cause: { code: '23001' },
    });
    expect(await content()).toBe(before);
  });

  test('only forgetTrace erases, and only what is older than the retention', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await store.record(traceEntry({ request: 'old', at: daysAgo(2000), scope: 'old' }), noAccess);
    await store.record(traceEntry({ request: 'young', at: daysAgo(1900), scope: 'young' }), noAccess);
    await expect(
      open.database.transaction(async (transaction) => {
        await transaction.execute(sql`select set_config('caqes.forget_days', '1950', true)`);
        await transaction.execute(sql`delete from trace where request = 'young'`);
      }),
    ).rejects.toThrow();
    expect(await store.forgetTrace(1950)).toBe(1);
    expect(await store.forgetTrace(1950)).toBe(0);
    const requests = (await store.trace(traceFilter.parse({}))).map(({ request }) => request);
    expect(requests).toContain('young');
    expect(requests).not.toContain('old');
    expect(
      await open.database.execute(
        sql`select fingerprint from trace_scope where fingerprint in ('old', 'young')`,
      ),
    ).toMatchObject({ rows: [{ fingerprint: 'young' }] });
    // The lists went with their last entry: they come back with the next.
    await store.record(traceEntry({ request: 'new', scope: 'old' }), noAccess);
    for (const days of [0, -1, 1.5, Number.NaN])
      await expect(store.forgetTrace(days)).rejects.toThrow('no retention');
    await expect(open.database.execute(sql`delete from trace where request = 'young'`)).rejects.toThrow();
  });

  test('a transmission is made once, withdrawn once, and may be made again', async () => {
    const asked = { establishment: '330781196', semester: '2018-S1' };
    expect((await Promise.all([store.transmit(asked, 'a'), store.transmit(asked, 'a')])).sort()).toEqual([
      false,
      true,
    ]);
    expect(await store.transmissions()).toContainEqual({
      ...asked,
      transmitted_by: 'a',
      transmitted_at: expect.any(String) as string,
    });
    // Told with the grants of those whose lists they open, and of no one else.
    const openedTo = async (sub: string) =>
      (await store.openedTo({ iss: person.iss, sub }, '2026-02-01')).transmitted;
    await store.grant(grantOf({ sub: 'agency' }), 'x');
    await store.grant(grantOf({ sub: 'dim', role: 'dim', regions: [], establishments: ['330781196'] }), 'x');
    expect(await openedTo('agency')).toContain('330781196 2018-S1');
    expect(await openedTo('dim')).toEqual([]);
    expect(await store.withdraw(asked, 'b')).toBe(true);
    expect(await store.withdraw(asked, 'b')).toBe(false);
    expect(await openedTo('agency')).not.toContain('330781196 2018-S1');
    expect(await store.transmissions()).not.toContainEqual(expect.objectContaining(asked));
    expect(await store.transmit(asked, 'c')).toBe(true);
    expect(
      await open.database.execute(
        sql`select transmitted_by, withdrawn_by from transmission where establishment = '330781196' order by id`,
      ),
    ).toMatchObject({
      rows: [
        { transmitted_by: 'a', withdrawn_by: 'b' },
        { transmitted_by: 'c', withdrawn_by: null },
      ],
    });
  });

  test('argumentations are kept as they were said; the newest of each line holds', async () => {
    const establishment = '2A0000002';
    const who = { name: 'Anne\0 (pui)', identity: 'x' };
    const [first, second] = ['c'.repeat(64), 'd'.repeat(64)];
    const asked = [
      arguedValue({ establishment, line_id: first, argument: 'Avis\ud800' }),
      arguedValue({ establishment, line_id: first, documented: false, rcp_held: null, rcp_level: null }),
      arguedValue({ establishment, line_id: second }),
    ];
    const kept = [];
    for (const each of asked) kept.push(await store.argue(each, lineOf, who));
    expect(kept.map(({ entry }) => entry)).toMatchObject([
      { ...asked[0], argument: 'Avis\uFFFD', entered_by: 'Anne\uFFFD (pui)' },
      ...asked.slice(1),
    ]);
    expect(kept.map(({ date, product }) => ({ date, product }))).toEqual([lineOf, lineOf, lineOf]);
    expect(await store.argumentations({ establishment })).toEqual([...kept].reverse());
    expect(await store.argumentations({ establishment, line_id: second })).toEqual([kept[2]]);
    expect(await store.argumentationCount([establishment])).toBe(3);
    expect(await store.argumentationCount([])).toBe(0);
    expect(await store.arguedLines([establishment])).toEqual({ argued: [second], undocumented: [first] });
    expect(await store.arguedLines([])).toEqual({ argued: [], undocumented: [] });
    const inForce = (await store.argumentationsInForce()).filter(
      ({ entry }) => entry.establishment === establishment,
    );
    expect(inForce).toEqual(kept.slice(1));
    for (const wrong of [{ line_id: 'x' }, { rcp_level: 7 as never }, { argument: 'x'.repeat(501) }]) {
      const error = await store
        .argue(arguedValue({ establishment, ...wrong }), lineOf, who)
        .catch((reason: unknown) => reason);
      expect(String(error)).toBe('Error: store: argue failed (23514)');
    }
  });

  test('declarations are kept together or not at all, as they were said, newest first', async () => {
    const who = { name: 'Anne\0 (pui)', identity: 'https://issuer anne' };
    const establishment = '2B0000001';
    const asked = [
      declaredValue({ establishment, numerator: 0, denominator: 0.001 }),
      declaredValue({
        establishment,
        indicator: 'am_income',
        value: 1e12,
        numerator: null,
        denominator: null,
      }),
      declaredValue({
        establishment,
        indicator: 'iqss_basi',
        value: 99.999,
        numerator: null,
        denominator: null,
      }),
    ];
    const kept = await store.declare(asked, who);
    expect(kept).toMatchObject(asked.map((each) => ({ ...each, declared_by: 'Anne\uFFFD (pui)' })));
    expect(new Set(kept.map(({ declared_at }) => declared_at)).size).toBe(1);
    const found = () => store.declarations({ establishments: [establishment] });
    expect(await found()).toEqual([...kept].reverse());
    expect(await store.declarations({ establishments: [establishment], year: 2017 })).toEqual([]);
    expect(await store.declarations({ establishments: [] })).toEqual([]);
    for (const wrong of [
      { numerator: 2, denominator: 1 },
      { value: 1 },
      { numerator: null },
      { value: -1, numerator: null, denominator: null },
      { year: 1999 },
      { indicator: 'A' },
      { numerator: null, denominator: null },
    ]) {
      const error = await store
        .declare([declaredValue({ establishment }), declaredValue({ establishment, ...wrong })], who)
        .catch((reason: unknown) => reason);
      expect(String(error)).toBe('Error: store: declare failed (23514)');
    }
    expect(await found()).toHaveLength(3);
    // More than one insertion holds.
    const many = Array.from({ length: 1100 }, (_each, n) =>
      declaredValue({ establishment, denominator: 200 + n }),
    );
    expect((await store.declare(many, who)).map(({ denominator }) => denominator)).toEqual(
      many.map(({ denominator }) => denominator),
    );
    const inForce = (await store.declarationsInForce()).filter(
      (each) => each.establishment === establishment,
    );
    expect(inForce.map(({ indicator, denominator }) => [indicator, denominator])).toEqual([
      ['am_income', null],
      ['dci', 1299],
      ['iqss_basi', null],
    ]);
  });

  test('a session is kept, prolonged, and ended for good; its number is not in the table', async () => {
    const { sessions } = store;
    const get = (sid: string) =>
      new Promise<unknown>((resolve, reject) => {
        sessions.get(sid, (error, session) => (error ? reject(new Error('get')) : resolve(session)));
      });
    const call = (act: 'set' | 'touch', sid: string, session: SessionData) =>
      new Promise<void>((resolve) => {
        if (act === 'set') sessions.set(sid, session, () => resolve());
        else sessions.touch?.(sid, session, () => resolve());
      });
    const lasting = (ms: number) =>
      ({ cookie: { maxAge: ms, originalMaxAge: ms }, who: 'Anne' }) as unknown as SessionData;
    await call('set', 'number-1', lasting(100_000));
    expect(await get('number-1')).toMatchObject({ who: 'Anne' });
    expect(await get('number-2')).toBeNull();
    const rows = () => open.database.execute(sql`select * from session`).then((each) => JSON.stringify(each));
    expect(await rows()).toContain('Anne');
    expect(await rows()).not.toContain('number-1');
    const before = await rows();
    await call('touch', 'number-1', lasting(130_000));
    expect(await rows()).toBe(before);
    await call('touch', 'number-1', lasting(900_000));
    expect(await rows()).not.toBe(before);
    await new Promise<void>((resolve) => sessions.destroy('number-1', () => resolve()));
    expect(await get('number-1')).toBeNull();
    await call('set', 'number-1', lasting(100_000));
    expect(await get('number-1')).toBeNull();
    expect(await rows()).not.toContain('Anne');
    await call('set', 'number-3', lasting(-1));
    expect(await get('number-3')).toBeNull();
  });

  test('it answers, opens again with all it had, and migrations are applied once', async () => {
    await store.ping();
    const grants = await store.grants();
    if (place.databaseUrl) {
      // Servers that start together.
      const others = await Promise.all([1, 2, 3].map(() => openStore(place)));
      for (const other of others) expect(await other.grants()).toEqual(grants);
      await Promise.all(others.map((other) => other.close()));
    } else {
      await expect(openStore(place)).rejects.toThrow(`pid ${process.pid}`);
      await store.close();
      open = await openDatabase(place);
      store = storeOver(open.database, open.close);
    }
    expect(await store.grants()).toEqual(grants);
    expect(
      await open.database.execute(sql`select count(*)::integer as n from drizzle.__drizzle_migrations`),
    ).toMatchObject({ rows: [{ n: 8 }] });
    await open.database.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
    );
    if (place.databaseUrl) await expect(openStore(place)).rejects.toThrow('plus récente');
  });
});
