import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine, type Engine } from '#data/duckdb.ts';
import { ask, fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(':memory:', { memory: '500MB', threads: 1, spill: tmpdir() });
  await engine.script(readFileSync(fileURLToPath(new URL('../../sql/parsing.sql', import.meta.url)), 'utf8'));
});
afterAll(() => engine.close());

/** What a macro makes of each text. */
const parse = async (macro: string, texts: readonly string[]) => {
  const values = texts.map((text) => `('${text.replaceAll("'", "''")}')`).join(', ');
  const rows = await engine.rows(`select ${macro}(t)::varchar as v from (values ${values}) as x(t)`);
  return rows.map(({ v }) => v);
};

const exact = (thousandths: bigint) => {
  const digits = String(thousandths < 0n ? -thousandths : thousandths).padStart(4, '0');
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
};

/** An amount, and one of the ways in which French extracts write it. */
const amount = fc
  .tuple(
    fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
    fc.constantFrom('', '.', ' ', '\u00a0', '\u202f'),
    fc.boolean(),
  )
  .map(([thousandths, separator, short]) => {
    const [whole = '', decimals = ''] = exact(thousandths).split('.');
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, separator);
    const kept = short ? decimals.replace(/0+$/, '') : decimals;
    // A dot alone could be a decimal point: with dots the comma stays.
    const comma = kept === '' && separator === '.' ? ',00' : kept === '' ? '' : `,${kept}`;
    return { text: grouped + comma, value: exact(thousandths) };
  });

test('an amount written in French parses back, to the thousandth', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 50, maxLength: 200 }), async (amounts) => {
      const parsed = await parse(
        'parse_amount_comma',
        amounts.map(({ text }) => text),
      );
      expect(parsed.map((v) => (v === '-0.000' ? '0.000' : v))).toEqual(
        amounts.map(({ value }) => (value === '-0.000' ? '0.000' : value)),
      );
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

// A slow second opinion, written otherwise than the macro: no expression, one character at a time.
const isFrenchAmount = (text: string) => {
  const unsigned = text.startsWith('-') ? text.slice(1) : text;
  const [whole = '', decimals, ...more] = unsigned.split(',');
  const digits = (part: string) => part !== '' && Array.from(part).every((c) => c >= '0' && c <= '9');
  if (more.length > 0 || (decimals !== undefined && !(digits(decimals) && decimals.length <= 3)))
    return false;
  if (digits(whole)) return true;
  const separators = new Set(Array.from(whole).filter((c) => !(c >= '0' && c <= '9')));
  const dotted = separators.has('.');
  if (dotted && (separators.size > 1 || decimals === undefined)) return false;
  if (![...separators].every((c) => '. \u00a0\u202f\u2009'.includes(c))) return false;
  const [first = '', ...groups] = whole.split(/[. \u00a0\u202f\u2009]/u);
  return (
    digits(first) &&
    !first.startsWith('0') &&
    first.length <= 3 &&
    groups.every((g) => digits(g) && g.length === 3)
  );
};

test('what is no French amount never parses, what is one always does', async () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789'), ',', '.', '-', ' ', '\u202f', 'e', '+', '€'),
    minLength: 1,
    maxLength: 9,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 100, maxLength: 300 }), async (texts) => {
      const parsed = await parse('parse_amount_comma', texts);
      expect(parsed.map((v) => v !== null)).toEqual(texts.map(isFrenchAmount));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test.each([
  ['parse_amount_comma', '336.578,01', '336578.010'],
  ['parse_amount_comma', '-3,00', '-3.000'],
  ['parse_amount_comma', '1\u202f234,5', '1234.500'],
  ['parse_amount_comma', '12.5', null],
  ['parse_amount_comma', '1.234', null],
  ['parse_amount_comma', '9999999999999999', null],
  ['parse_amount_comma', '1e3', null],
  ['parse_amount_point', '1234.5', '1234.500'],
  ['parse_amount_point', '1,5', null],
  ['parse_amount_point', '0.30000000000000004', null],
  ['parse_whole_comma', '1 234', '1234'],
  ['parse_whole_comma', '12,0', '12'],
  ['parse_whole_comma', '12,5', null],
  ['parse_whole_point', '12.0', '12'],
  ['parse_whole_point', '1e3', null],
  ['parse_day', '29/02/2024', '2024-02-29'],
  ['parse_day', '31/02/2024', null],
  ['parse_month', '202402', '2024-02-01'],
  ['parse_month', '2024-02', '2024-02-01'],
  ['parse_month', '2024-02-15', '2024-02-01'],
  ['parse_month', '02/2024', null],
  ['parse_yes_no', 'Oui', 'true'],
  ['parse_yes_no', 'peut-être', null],
  ['ucd13', '9206536', '3400892065366'],
])('%s(%s) is %s', async (macro, text, value) => {
  expect(await parse(macro, [text])).toEqual([value]);
});

test('kept and quarantined lines are those of a slow plain reading, euro for euro', async () => {
  const cell = fc.oneof(
    { weight: 6, arbitrary: amount.map(({ text }) => text) },
    { weight: 1, arbitrary: fc.constantFrom('abc', '12.5', '', '1,2,3', '1;2', '"', '\u0001') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 60 }), async (cells) => {
      const lines = [
        `2024-01;330781196;3400935955838;1;1,00;`,
        ...cells.map((c) => `2024-01;330781196;1102126;2;${c};`),
      ];
      const file = fileOf('p.csv', ['mois;finess;code;boites;rembourse;beneficiaires', ...lines].join('\n'));
      const warehouse = newFolder();
      const { batch } = await importInto(warehouse, 'phev', file, { maxBad: 100 });
      const good = lines
        .map((line) => line.split(';'))
        .filter((c) => c.length === 6 && isFrenchAmount(c[4] ?? ''));
      const euros = good.reduce((sum, [, , , , text = '']) => {
        const [whole = '', decimals = ''] = text
          .replace('-', '')
          .replaceAll(/[^0-9,]/g, '')
          .split(',');
        const value = BigInt(whole + decimals.padEnd(3, '0'));
        return text.startsWith('-') ? sum - value : sum + value;
      }, 0n);
      expect(batch.rows).toMatchObject({
        read: lines.length,
        kept: good.length,
        quarantined: lines.length - good.length,
      });
      expect(batch.totals.amount_reimbursed).toBe(exact(euros));
      const [bad] = await ask(
        warehouse,
        batch,
        'select list(line order by line)::varchar as lines from {quarantine}',
      );
      const expected = lines.flatMap((line, at) => {
        const c = line.split(';');
        return c.length === 6 && isFrenchAmount(c[4] ?? '') ? [] : [at + 2];
      });
      expect(bad?.lines ?? null).toBe(expected.length === 0 ? null : `[${expected.join(', ')}]`);
    }),
    { numRuns: 12 },
  );
});
