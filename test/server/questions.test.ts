import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noAccess, type Role } from '#api/access.ts';
import { questions as contracts } from '#api/questions/index.ts';
import { productQuestions, withSql } from '#server/questions.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';

// The product's own questions through the server; their figures are tested where the SQL is.

let server: TestServer;
beforeAll(async () => {
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions() });
});
afterAll(() => server.close());

const all = 'indicator=phev_evolution&indicator=generic_repertoire';
const paths: Record<keyof typeof contracts, string> = {
  catalogue: '',
  publication: '',
  establishments: '',
  trend: `${all}&establishment=330000002`,
  'target-gap': `${all}&region=75&year=2016`,
  'region-summary': `${all}&region=75&year=2016`,
  contributors: `${all}&region=75&year=2018`,
  targets: `${all}&region=75&year=2016`,
  regions: '',
  'peer-position': `${all}&establishment=330000002&year=2016`,
  situations: 'by=establishment&region=75&year=2018',
  units: 'establishment=330000001&year=2018',
  prescribers: 'establishment=330000001&year=2018',
  'prescriber-distribution': 'region=75&year=2018',
  deviation: 'by=establishment&region=75&year=2018',
  linked: 'establishment=330000001&from=2018-01&to=2018-12',
  lines: 'establishment=330000001&year=2018',
  unargued: 'establishment=330000001',
  engagements: 'region=75&year=2018',
  'indicator-targets': 'indicator=phev_evolution&region=75',
  versions: '',
  matrix: 'region=75&year=2018',
  'year-results': 'establishment=330000001&year=2018',
  'results-summary': 'region=75&year=2018',
  consequences: 'establishment=330000001&year=2018',
  identification: 'establishment=330000001&year=2018',
  events: 'region=75',
  groups: 'region=75',
  simulation: 'establishment=330000001&year=2018&price=50&back=9000001:50',
  levers: 'establishment=330000001&year=2018',
  bridge: 'indicator=phev_evolution&region=75&year=2018',
  breakdown: 'indicator=phev_evolution&region=75&year=2018&by=kind',
  imports: '',
};
/** Questions that the first role of the switcher may not ask, and who may. */
const asker: Partial<Record<keyof typeof contracts, Role>> = {
  units: 'pui',
  linked: 'pui',
  lines: 'pui',
  unargued: 'pui',
  simulation: 'pui',
  levers: 'pui',
  imports: 'administrator',
};
/** The fixture has too few peers for a distribution. */
const withoutRow = new Set(['peer-position']);

describe.each(Object.values(contracts))('$name', ({ name, columns }) => {
  const path = `/api/${name}?${paths[name]}`;
  let reader: Record<string, string>;
  beforeAll(async () => {
    reader = await server.as(asker[name] ?? 'ars');
  });

  test('answers rows of the declared columns and types, which are those of its contract', async () => {
    const response = await server.get(path, { accept: 'application/json', ...reader });
    const rows = (await response.json()) as Record<string, unknown>[];
    expect(response.status).toBe(200);
    if (withoutRow.has(name)) expect(rows).toEqual([]);
    else expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(columns));
  });

  test.each(['text/csv', 'application/vnd.apache.arrow.stream'])('travels as %s', async (accept) => {
    const response = await server.get(path, { accept, ...reader });
    expect(response.status).toBe(200);
    expect((await response.bytes()).length).toBeGreaterThan(60);
  });
});

test('a yearly trend and its months and rolling windows are told apart', async () => {
  const months = async (grain: string) =>
    new Set(
      (
        (await (
          await server.get(`/api/trend?${paths.trend}${grain}`, { accept: 'application/json' })
        ).json()) as { period_months: number }[]
      ).map((row) => row.period_months),
    );
  expect(await months('')).toEqual(new Set([12]));
  expect(await months('&grain=month')).toEqual(new Set([1]));
  expect(await months('&grain=rolling')).toEqual(new Set([12]));
});

test('trend needs a region or an establishment', async () => {
  const response = await server.get(`/api/trend?${all}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'parameter_invalid', parameter: 'region' } });
});

test.each(['trend?', 'target-gap?year=2016&'])(
  '%s: the establishment is of the region asked for',
  async (path) => {
    const of = (region: string) => server.get(`/api/${path}${all}&establishment=330000002&region=${region}`);
    expect((await of('75')).status).toBe(200);
    const response = await of('27');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: 'parameter_invalid',
        parameter: 'establishment',
        message: 'Paramètre refusé : cet établissement n’est pas dans la région 27.',
      },
    });
  },
);

test('a contract without SQL is told at start', () => {
  expect(() => withSql(Object.values(contracts), () => undefined)).toThrow(
    'sql/questions/catalogue.sql: missing',
  );
});

test('no parameter has the name of a list of the reader’s: it would stand in its place', () => {
  for (const { parameters } of Object.values(contracts))
    for (const name of Object.keys(noAccess)) expect(Object.keys(parameters.shape)).not.toContain(name);
});
