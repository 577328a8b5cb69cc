import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRight, roles } from '#api/access.ts';
import { questions, type QuestionName } from '#api/questions/index.ts';
import { today } from '#server/day.ts';
import { productQuestions } from '#server/questions.ts';
import type { Values } from '#server/statement.ts';
import { parametersOf } from '#test/support/access-arbitraries.ts';
import { checkBody, checkMasked, checkRows, type Rows } from '#test/support/access-checks.ts';
import { oracleOf } from '#test/support/access-oracle.ts';
import { accessWorld, type AccessWorld } from '#test/support/access-world.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

let world: AccessWorld;
let server: TestServer;
beforeAll(async () => {
  world = await accessWorld();
  server = await startServer({ folder: world.path, questions: productQuestions() });
});
afterAll(() => server.close());

const names = Object.keys(questions) as QuestionName[];
const formats = ['application/vnd.apache.arrow.stream', 'application/json', 'text/csv'] as const;

/** Absent parameters are left out; a list repeats its name. */
const search = (values: Values): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null) for (const each of [value].flat()) query.append(name, String(each));
  return query.toString();
};

describe.each(roles)('over HTTP, a reader who is %s', (role) => {
  test('is told nothing beyond its grants: the same cells in Arrow, JSON and CSV, and refusals that name no one', async () => {
    const headers = await server.as(role);
    await server.get('/api/session', headers);
    const grants = (await server.store.grants()).filter(
      (each) => each.iss === 'local' && each.sub === role && each.revoked_at === null,
    );
    expect(grants.map((grant) => grant.role)).toContain(role);
    const oracle = oracleOf(world, grants, today(), []);
    let answers = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(...names.map((name) => parametersOf(world, name, grants))), async (given) => {
        for (const [index, name] of names.entries()) {
          const values = given[index] ?? {};
          const bodies: Buffer[] = [];
          for (const accept of formats) {
            const reply = await server.get(`/api/${name}?${search(values)}`, { ...headers, accept });
            const body = Buffer.from(await reply.arrayBuffer());
            if (reply.status === 200) {
              checkBody(world, oracle, name, body);
              bodies.push(body);
              continue;
            }
            expect([403, 404, 400]).toContain(reply.status);
            checkRefusal(body, values);
          }
          expect([0, formats.length]).toContain(bodies.length);
          const [arrow, json, csv] = bodies;
          if (!arrow || !json || !csv) continue;
          expect(hasRight([role], questions[name].opened_by), `${name} answers`).toBe(true);
          const { columns } = questions[name];
          const rows = checkMasked(columns, { arrow, json: json.toString(), csv: csv.toString() });
          checkRows(world, oracle, name, values, rows);
          answers += rows.length;
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
    expect(answers).toBeGreaterThan(0);
  });
});

test('what an agency that signed reads of a matrix would be seen in the answer of one that has not', async () => {
  const [signed, unsigned] = await Promise.all([server.as('ars'), server.as('omedit')]);
  const rowsFor = async (headers: Record<string, string>) =>
    (await (
      await server.get('/api/matrix?region=75&year=2018', { ...headers, accept: 'application/json' })
    ).json()) as Rows;
  const [all, told] = [await rowsFor(signed), await rowsFor(unsigned)];
  const masked = (rows: Rows) => rows.filter(({ status }) => status === 'masked').length;
  expect([masked(all), masked(told) > 0, told.length]).toEqual([0, true, all.length]);
  const grants = (await server.store.grants()).filter(({ sub }) => sub === 'omedit');
  const oracle = oracleOf(world, grants, today(), []);
  const check = (rows: Rows) => () => checkRows(world, oracle, 'matrix', { region: '75', year: 2018 }, rows);
  expect(check(told)).not.toThrow();
  expect(check(all)).toThrow();
});

/** A refusal may repeat what was asked, and nothing else of anyone. */
const checkRefusal = (body: Buffer, values: Values) => {
  const text = body.toString('utf8');
  for (const { establishment, name } of world.places) {
    if (values.establishment !== establishment) expect(text.includes(establishment)).toBe(false);
    expect(text.includes(name), name).toBe(false);
  }
};
