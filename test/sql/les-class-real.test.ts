import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { literal } from '#data/duckdb.ts';
import { classify } from '#test/support/class-engine.ts';
import { plainClass, plainReference, type PlainReference, type Saying } from '#test/support/plain-class.ts';
import { importedReference, realReference, realRows, realSayings } from '#test/support/real-reference.ts';
import { fileOf } from '#test/support/warehouse.ts';

/** A line asked for, by the UCD of 7 digits. */
type Asked = { readonly ucd: string; readonly code: string | null; readonly date: string };

const keyOf = ({ ucd, code, date }: Asked) => `${ucd} ${code ?? ''} ${date}`;

describe.skipIf(!existsSync(realReference))('real reference (../shared/data)', () => {
  let reference = '';
  let sayings: Saying[] = [];
  let plain: PlainReference = plainReference([]);
  const ucd13 = new Map<string, string>();

  beforeAll(async () => {
    reference = await importedReference();
    sayings = await realSayings();
    plain = plainReference(sayings);
    // The thirteen digits are those that the files print, not ours.
    for (const row of await realRows('register')) {
      if (/^\d{13}$/.test(row.ucd13 ?? '')) ucd13.set(row.ucd7 ?? '', row.ucd13 ?? '');
    }
    for (const name of ['periods', 'listings', 'compassionate'] as const) {
      for (const row of await realRows(name))
        if (/^\d{13}$/.test(row.ucd_13 ?? '')) ucd13.set(row.ucd_7 ?? '', row.ucd_13 ?? '');
    }
  }, 120_000);

  /** What les_class says of each of these lines, all different. */
  const classes = async (lines: readonly Asked[]): Promise<Map<string, string>> => {
    const rows = lines.map(({ ucd, code, date }) => ({
      ...{ product: ucd13.get(ucd) ?? `34008${ucd}0`, indication: code, date },
    }));
    const file = fileOf('lines.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
    const columns = "{product: 'varchar', indication: 'varchar', date: 'date'}";
    const engine = await classify(
      reference,
      `select * from read_json(${literal(file)}, format = 'newline_delimited', columns = ${columns})`,
    );
    const found = await engine.rows(
      `select substr(product, 6, 7) || ' ' || indication || ' ' || date as key, situation from les_class`,
    );
    engine.close();
    return new Map(found.map(({ key, situation }) => [String(key), String(situation)]));
  };

  const expected = { oui: 'amm', non: 'amm_not_listed', rtu: 'rtu', 'rtu term': 'rtu_ended' } as const;

  test('each UCD × code × month of the 39 snapshots is what its inscription says; two values, * and ** are to check', async () => {
    const said = new Map<string, Set<string>>();
    for (const row of await realRows('register')) {
      if (row.ucd7 === '*') continue;
      const date = `${row.periode?.slice(0, 4) ?? ''}-${row.periode?.slice(4) ?? ''}-10`;
      const key = keyOf({ ucd: row.ucd7 ?? '', code: row.code_les ?? '', date });
      said.set(key, (said.get(key) ?? new Set()).add(row.inscription?.toLowerCase() ?? ''));
    }
    const found = await classes(
      [...said.keys()].map((key) => {
        const [ucd = '', code = '', date = ''] = key.split(' ');
        return { ucd, code, date };
      }),
    );
    const wanted = [...said].map(([key, values]): [string, string] => {
      const [only = ''] = values;
      return [
        key,
        values.size > 1 || only.startsWith('*') ? 'to_check' : expected[only as keyof typeof expected],
      ];
    });
    const wrong = wanted.filter(([key, situation]) => found.get(key) !== situation);
    expect(wrong.map(([key, situation]) => `${key}: ${found.get(key) ?? ''}, not ${situation}`)).toEqual([]);
    expect([...said.values()].filter((values) => values.size > 1).length).toBe(46);
    expect(new Set([...said.keys()].map((key) => key.slice(-10))).size).toBe(39);
    expect(found.size).toBe(said.size);
  }, 120_000);

  test('a month without snapshot goes by dates, else has no reference, and never calls a code wrong', async () => {
    const pairs = new Set(
      sayings.flatMap(({ kind, product, indication }) =>
        (kind === 'indication' || kind === 'period') && product.length === 7
          ? [`${product} ${indication ?? ''}`, `${product} I000999`]
          : [],
      ),
    );
    const dates = [
      '2018-07-31',
      '2019-08-01',
      '2019-10-31',
      '2020-04-01',
      '2020-06-30',
      '2022-05-01',
      '2025-03-15',
    ];
    const lines = [...pairs].flatMap((pair) => {
      const [ucd = '', code = ''] = pair.split(' ');
      return code === 'I999997' ? [] : dates.map((date) => ({ ucd, code, date }));
    });
    const found = await classes(lines);
    const wrong = lines.filter(
      (line) =>
        found.get(keyOf(line)) !==
        plainClass(plain, { product: line.ucd, indication: line.code, date: line.date }),
    );
    expect(wrong.slice(0, 5).map((line) => `${keyOf(line)}: ${found.get(keyOf(line)) ?? ''}`)).toEqual([]);
    const count = (situation: string) => [...found.values()].filter((one) => one === situation).length;
    expect(count('invalid')).toBe(0);
    for (const situation of ['amm', 'amm_not_listed', 'rtu', 'rtu_ended', 'to_check', 'no_reference'])
      expect(`${situation} ${count(situation) > 0}`).toBe(`${situation} true`);
  }, 120_000);

  test('1,000 drawn lines are classed as a plain second reading of the files does', async () => {
    const codesOf = new Map<string, string[]>();
    for (const { product, indication } of sayings)
      codesOf.set(product, [
        ...(codesOf.get(product) ?? []),
        ...(typeof indication === 'string' ? [indication] : []),
      ]);
    const ucds = [...codesOf.keys()].filter((ucd) => ucd.length === 7).sort();
    const codes = [...new Set(sayings.flatMap(({ indication }) => indication ?? []))].sort();
    const first = Date.UTC(2018, 0, 1);
    const day = fc.integer({ min: 0, max: 365 * 8 }).map((n) => new Date(first + n * 86_400_000));
    const triple = fc.constantFrom(...ucds, '9999999').chain((ucd) => {
      const own = [...new Set(codesOf.get(ucd) ?? [])];
      return fc.record({
        ucd: fc.constant(ucd),
        code: fc.oneof(
          { weight: 7, arbitrary: fc.constantFrom(...(own.length > 0 ? own : codes)) },
          { weight: 2, arbitrary: fc.constantFrom(...codes) },
          { weight: 1, arbitrary: fc.constantFrom('I999999', 'I999998', 'I999997', null) },
        ),
        date: day.map((date) => date.toISOString().slice(0, 10)),
      });
    });
    const lines = new Map(fc.sample(triple, { numRuns: 1200, seed: 5 }).map((line) => [keyOf(line), line]));
    const drawn = [...lines.values()].slice(0, 1000);
    expect(drawn.length).toBe(1000);
    const found = await classes(drawn);
    const wrong = drawn.flatMap((line) => {
      const situation = plainClass(plain, { product: line.ucd, indication: line.code, date: line.date });
      const ours = found.get(keyOf(line)) ?? '';
      return ours === situation ? [] : [`${keyOf(line)}: ${ours}, not ${situation}`];
    });
    expect(wrong).toEqual([]);
    expect(new Set(found.values()).size).toBeGreaterThanOrEqual(10);
  }, 120_000);

  test('the group of an indication has one spelling', async () => {
    const engine = await classify(
      reference,
      `select distinct product, indication, date '2019-07-01' as date from (${reference})
        where kind = 'indication' and product is not null`,
    );
    const groups = await engine.rows(
      'select indication_group from les_class where indication_group is not null group by 1 order by 1',
    );
    engine.close();
    expect(groups.map((row) => row.indication_group)).toEqual([
      ...['Anti infectieux', 'Cancer', 'Cardiologie', 'Diabétologie', 'Diagnostic', 'Facteur de coagulation'],
      ...[
        'Immunologie',
        'Maladie rare',
        'Médecine interne',
        'Neurologie',
        'Ophtalmologie',
        'Système nerveux',
      ],
    ]);
  }, 120_000);
});
