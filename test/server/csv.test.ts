import { RecordBatch, Struct, makeData, vectorFromArray, Float64, Utf8 } from 'apache-arrow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schemaOf } from '#server/arrow.ts';
import { csvText } from '#server/csv.ts';

const columns = { words: 'text', figure: 'double' } as const;

const batchOf = (rows: readonly [string | null, number | null][]): RecordBatch => {
  const schema = schemaOf(columns);
  const children = [
    vectorFromArray(
      rows.map(([words]) => words),
      new Utf8(),
    ),
    vectorFromArray(
      rows.map(([, figure]) => figure),
      new Float64(),
    ),
  ].map((vector) => vector.data[0] ?? makeData({ type: vector.type, length: 0 }));
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }),
  );
};

/** A plain reader of RFC 4180 with `;`: an independent second opinion. */
const read = (text: string): string[][] => {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/gy;
  for (const [, quoted, plain, end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

const words = fc.oneof(
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', '"', ',', "'", 'é', '😀', '0'),
  }),
  fc.string({ unit: 'grapheme' }),
);

test('any text and any figure read back, and no text starts a formula', () => {
  const row = fc.tuple(
    fc.option(words.map((text) => text.replaceAll('\ufeff', '').replaceAll('\0', ''))),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const text = csvText(columns, batchOf(rows));
      expect(text.startsWith('\ufeffwords;figure\r\n')).toBe(true);
      const found = read(text.slice(1)).slice(1);
      expect(found).toHaveLength(rows.length);
      rows.forEach(([expected, figure], index) => {
        const [cell = '', number = ''] = found[index] ?? [];
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        const risky = /^[=+\-@\t\r]/.test(expected ?? '');
        expect(risky ? cell.slice(1) : cell).toBe(expected ?? '');
        expect(number === '' ? null : Number(number.replace(',', '.'))).toBe(
          figure === null ? null : figure + 0,
        );
      });
    }),
  );
});
