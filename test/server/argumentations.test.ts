import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#api/access.ts';
import type { Argumentation, ArgumentationRequest, ArgumentedLines } from '#api/argumentation.ts';
import { productQuestions } from '#server/questions.ts';
import { openStore } from '#server/store/open.ts';
import { publishCorrected } from '#test/support/corrected.ts';
import { testDatabase, type TestDatabase } from '#test/support/postgres.ts';
import { firstId, secondId, temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { readersOf, refusal, startServer, type TestServer } from '#test/support/server.ts';
import { testStore } from '#test/support/store.ts';

// Each hospital of region 75 has 60 lines; every fifth is hors AMM; two in three are the first prescriber's.

const own = '330000001';
const other = '330000002';
const line = (i: number | string, establishment = own) =>
  createHash('sha256')
    .update(i === 'gone' ? 'gone' : `${establishment}${i}`)
    .digest('hex');
const value = (changes: Partial<ArgumentationRequest> = {}): ArgumentationRequest => ({
  ...{ establishment: own, line_id: line(0), documented: true, rcp_held: true, rcp_level: 2 },
  ...{
    patient_informed: 1,
    icd10: 'c509',
    stage: 'IV',
    therapy_line: '2',
    argument: 'Avis de la SFRO, 2017',
  },
  ...changes,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe.each(['PGlite', 'PostgreSQL'])('argumentations on %s', (kind) => {
  let server: TestServer;
  let folder: string;
  let readers: ReadonlyMap<Role, Record<string, string>>;
  beforeAll(async () => {
    folder = await temporaryWarehouse();
    await writePublication(folder);
    const store =
      kind === 'PGlite' ? await testStore() : await openStore({ databaseUrl: database.url, folder: '' });
    server = await startServer({ folder, questions: productQuestions(), store });
    readers = await readersOf(server);
  });
  afterAll(async () => {
    await server.close();
    await server.store.close();
  });

  const argue = (body: unknown, role: Role = 'pui') =>
    server.post('/api/argumentations', body, readers.get(role));
  const argued = async (role: Role = 'pui', query = `establishment=${own}`) => {
    const reply = await server.get(`/api/argumentations?${query}`, readers.get(role));
    expect(reply.status).toBe(200);
    return (await reply.json()) as ArgumentedLines;
  };
  const waiting = async (role: Role = 'pui', query = '') => {
    const reply = await server.get(`/api/unargued?establishment=${own}${query}`, {
      accept: 'application/json',
      ...readers.get(role),
    });
    expect(reply.status).toBe(200);
    const rows = (await reply.json()) as { line_id: string | null; total: number; off_label_lines: number }[];
    return { tag: reply.headers.get('etag'), rows, ids: rows.flatMap(({ line_id }) => line_id ?? []) };
  };
  const stored = () => server.store.argumentations({ establishment: own });

  test('a line leaves the work list when it is argued, and comes back when that is taken back', async () => {
    // 12 lines hors AMM; a file argues line 50, and says that 55 is not.
    const before = await waiting();
    expect(before.rows[0]).toMatchObject({ total: 11, off_label_lines: 12 });
    expect(before.ids).toContain(line(0));
    expect(before.ids).toContain(line(55));
    expect(before.ids).not.toContain(line(50));
    expect((await waiting()).tag).toBe(before.tag);

    const reply = await argue(value());
    expect(reply.status).toBe(201);
    const kept = (await reply.json()) as Argumentation;
    expect(kept).toMatchObject({ ...value(), icd10: 'C509', entered_by: 'Pharmacien de la PUI (pui)' });
    expect(Object.keys(kept)).not.toContain('identity');
    expect(Math.abs(Date.parse(kept.entered_at) - Date.now())).toBeLessThan(60_000);
    const after = await waiting();
    expect(after.tag).not.toBe(before.tag);
    expect(after.rows[0]).toMatchObject({ total: 10, off_label_lines: 12 });
    expect(after.ids).toEqual(before.ids.filter((id) => id !== line(0)));
    expect((await argued())[0]).toMatchObject({
      ...{ line_id: line(0), status: 'in_force', date: '2018-01-01', product: '9000001', entries: [kept] },
    });

    // Said on screen to be none: the line waits again, whatever a file says of it.
    for (const id of [line(0), line(50)]) {
      const body = { establishment: own, line_id: id, documented: false };
      expect((await argue(body, 'dim')).status).toBe(201);
    }
    expect((await waiting()).rows[0]).toMatchObject({ total: 12 });
    const [first, second] = await argued();
    expect(first?.line_id).toBe(line(50));
    expect(first?.entries.map(({ documented, id }) => [documented, id === null])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(second?.entries.map(({ documented, entered_by }) => [documented, entered_by])).toEqual([
      [false, 'Médecin du DIM (dim)'],
      [true, 'Pharmacien de la PUI (pui)'],
    ]);
    expect((await server.store.argumentationsInForce()).map(({ entry }) => entry.documented)).toEqual([
      false,
      false,
    ]);
  });

  test('each reads what he may: hospital all, its CME without dates, a prescriber his own, others nothing', async () => {
    await argue(value({ line_id: line(20) })); // the other prescriber's
    await argue(value({ line_id: line(15) }));
    const all = await argued();
    expect(all.map(({ line_id }) => line_id)).toEqual(
      expect.arrayContaining([line(15), line(20), line(50), line(51), line(55), line('gone')]),
    );
    const status = new Map(all.map((each) => [each.line_id, each.status]));
    expect([50, 51, 'gone'].map((i) => status.get(line(i)))).toEqual(['in_force', 'inside', 'gone']);
    const cme = await argued('cme');
    expect(cme.map(({ line_id }) => line_id).sort()).toEqual(all.map(({ line_id }) => line_id).sort());
    expect(new Set(cme.map(({ date }) => date))).toEqual(new Set([null]));
    const prescriber = await argued('prescriber');
    const mine = (id: string) =>
      Array.from({ length: 60 }, (_, i) => i).some((i) => i % 3 < 2 && line(i) === id);
    expect(prescriber.map(({ line_id }) => line_id).sort()).toEqual(
      all
        .map(({ line_id }) => line_id)
        .filter(mine)
        .sort(),
    );
    expect(prescriber.length).toBeGreaterThan(0);
    expect(prescriber.length).toBeLessThan(all.length);
    expect(await argued('pui', `establishment=${own}&line_id=${line(20)}`)).toHaveLength(1);
    expect(await argued('prescriber', `establishment=${own}&line_id=${line(20)}`)).toEqual([]);
    for (const role of ['direction', 'ars', 'omedit', 'administrator'] as const) {
      const reply = await server.get(`/api/argumentations?establishment=${own}`, readers.get(role));
      expect(await refusal(reply)).toMatchObject({ status: 403, code: 'question_forbidden' });
    }
    for (const establishment of [other, '999999999'])
      for (const role of ['pui', 'cme', 'prescriber'] as const) {
        const reply = await server.get(
          `/api/argumentations?establishment=${establishment}`,
          readers.get(role),
        );
        expect(await refusal(reply)).toMatchObject({ status: 404, code: 'establishment_unknown' });
      }
  });

  test('a prescriber argues his own lines and no other; who may not argue is refused', async () => {
    expect((await argue(value({ line_id: line(10) }), 'prescriber')).status).toBe(201);
    const before = await stored();
    expect(await refusal(await argue(value({ line_id: line(5) }), 'prescriber'))).toMatchObject({
      ...{ status: 404, code: 'line_unknown', parameter: 'line_id' },
    });
    for (const role of ['cme', 'direction', 'ars', 'omedit', 'administrator'] as const)
      expect(await refusal(await argue(value(), role))).toMatchObject({
        ...{ status: 403, code: 'question_forbidden' },
      });
    expect(await stored()).toEqual(before);
  });

  test.each<[string, Partial<ArgumentationRequest> & Record<string, unknown>, object]>([
    ['a line that is not', { line_id: 'f'.repeat(64) }, { status: 404, code: 'line_unknown' }],
    ['a line that is gone', { line_id: line('gone') }, { status: 404, code: 'line_unknown' }],
    ['another hospital’s line', { line_id: line(0, other) }, { status: 404, code: 'line_unknown' }],
    [
      'another hospital',
      { establishment: other, line_id: line(0, other) },
      { status: 404, code: 'establishment_unknown' },
    ],
    [
      'a line within the référentiel',
      { line_id: line(1) },
      {
        ...{ status: 409, code: 'conflict', parameter: 'line_id' },
        message:
          'Demande impossible en l’état : cette ligne n’est pas hors référentiel : rien n’est à argumenter.',
      },
    ],
    ['a CIM-10 with a dot', { icd10: 'C50.9' }, { status: 400, parameter: 'icd10' }],
    ['a CIM-10 of seven', { icd10: 'C509000' }, { status: 400, parameter: 'icd10' }],
    ['a level that is not', { rcp_level: 5 as never }, { status: 400, parameter: 'rcp_level' }],
    ['a level without RCP', { rcp_held: false }, { status: 400, parameter: 'rcp_level' }],
    ['a RCP of no level', { rcp_level: 0 }, { status: 400, parameter: 'rcp_level' }],
    ['nothing to rest on', { rcp_held: null, argument: '' }, { status: 400, parameter: 'argument' }],
    ['a text too long', { argument: 'x'.repeat(501) }, { status: 400, parameter: 'argument' }],
    ['a formula', { argument: '=1+1' }, { status: 400, parameter: 'argument' }],
    ['two lines', { argument: 'a\nb' }, { status: 400, parameter: 'argument' }],
    ['a name', { argument: 'avis du Pr Martin' }, { status: 400, parameter: 'argument' }],
    ['a number of a person', { argument: 'RPPS 10001234567' }, { status: 400, parameter: 'argument' }],
    ['an identifier of no line', { line_id: 'x' }, { status: 400, parameter: 'line_id' }],
    ['who enters it', { entered_by: 'moi' }, { status: 400, code: 'body_refused' }],
    ['neither yes nor no', { documented: 'oui' as never }, { status: 400, parameter: 'documented' }],
  ])('%s is refused in one sentence, and nothing is kept', async (_what, changes, wanted) => {
    const before = await stored();
    const told = await refusal(await argue(value(changes)));
    expect(told).toMatchObject(wanted);
    expect(told.message).toMatch(/^[^\n]+\.$/);
    expect(await stored()).toEqual(before);
  });

  test('argued at once, each is kept; one of them holds', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, n) => argue(value({ line_id: line(25), argument: `Avis ${n}` }))),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const [told] = await argued('pui', `establishment=${own}&line_id=${line(25)}`);
    expect(new Set(told?.entries.map(({ argument }) => argument)).size).toBe(8);
    const inForce = (await server.store.argumentationsInForce()).filter(
      ({ entry }) => entry.line_id === line(25),
    );
    expect(inForce.map(({ entry }) => entry)).toEqual(told?.entries.slice(0, 1));
  });

  test('what is argued outlives the publication', async () => {
    await argue(value({ line_id: line(30) }));
    const before = await argued();
    await writePublication(folder, secondId);
    await server.warehouse.refresh();
    expect(server.warehouse.publication()?.id).toBe(secondId);
    expect(await argued()).toEqual(before);
    expect((await waiting()).ids).not.toContain(line(30));
    await writePublication(folder, firstId);
    await server.warehouse.refresh();
  });

  test('corrected since, a line leaves its argumentation an orphan: listed, counted no more, in force when it comes back', async () => {
    const [gone, inside] = [line(40), line(45)];
    for (const id of [gone, inside])
      expect((await argue(value({ line_id: id, argument: 'Avis SFRO' }))).status).toBe(201);
    const before = await argued();
    const status = async (id: string) => (await argued()).find(({ line_id }) => line_id === id)?.status;
    const { off_label_lines = 0, total = 0 } = (await waiting()).rows[0] ?? {};
    await publishCorrected(folder, secondId, { gone, inside });
    await server.warehouse.refresh();
    expect(server.warehouse.publication()?.id).toBe(secondId);

    expect([await status(gone), await status(inside)]).toEqual(['gone', 'inside']);
    const changed = (each: ArgumentedLines[number]) => ({
      ...each,
      status: each.line_id === gone ? 'gone' : each.line_id === inside ? 'inside' : each.status,
    });
    // Each keeps what it says, its date and its product.
    expect(await argued()).toEqual(before.map(changed));
    const { rows, ids } = await waiting();
    expect(rows[0]).toMatchObject({ off_label_lines: off_label_lines - 2, total });
    expect(ids).not.toContain(gone);
    expect(ids).not.toContain(inside);
    // Nothing says whose a line that is gone was: no prescriber is told of it.
    expect((await argued('prescriber')).map(({ line_id }) => line_id)).not.toContain(gone);
    expect(await refusal(await argue(value({ line_id: gone })))).toMatchObject({ code: 'line_unknown' });

    await writePublication(folder, firstId);
    await server.warehouse.refresh();
    expect(await argued()).toEqual(before);
  });

  test('what is argued is traced without its text, and logged not at all', async () => {
    await argue(value({ line_id: line(35), argument: 'Recommandation secrète' }));
    await argue(value({ line_id: line(1), argument: 'Recommandation secrète' }));
    const trace = await server.get('/api/trace?limit=2', readers.get('administrator'));
    expect(await trace.clone().json()).toMatchObject([
      { question: 'argue', outcome: 'conflict', rows: null, parameters: { line_id: line(1) } },
      { question: 'argue', outcome: 'ok', rows: 1, sub: 'pui', parameters: { establishment: own } },
    ]);
    for (const text of [await trace.text(), JSON.stringify(server.log)])
      expect(text).not.toContain('secrète');
  });
});
