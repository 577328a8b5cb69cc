import fc from 'fast-check';
import { expect, test } from 'vitest';
import { append, isValid } from '#server/arrow-validity.ts';

test('bitmaps of chunks of any length join bit by bit, and leave no bit beyond', () => {
  const chunk = fc.record({
    bits: fc.array(fc.boolean(), { minLength: 1, maxLength: 70 }),
    withoutNulls: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 8 }), (chunks) => {
      const expected = chunks.flatMap(({ bits, withoutNulls }) => bits.map((bit) => withoutNulls || bit));
      const bitmap = new Uint8Array(Math.ceil(expected.length / 8));
      let row = 0;
      for (const { bits, withoutNulls } of chunks) {
        // DuckDB gives whole words of 64 bits, those beyond the last row set.
        const source = new Uint8Array(Math.ceil(bits.length / 64) * 8).fill(0xff);
        bits.forEach((bit, index) => {
          if (!bit) source[index >> 3] = (source[index >> 3] ?? 0) & ~(1 << (index & 7));
        });
        append(bitmap, row, bits.length, withoutNulls ? null : source);
        row += bits.length;
      }
      const found = Array.from({ length: bitmap.length * 8 }, (_, index) =>
        isValid({ bitmap, nullCount: 0 }, index),
      );
      expect(found.slice(0, row)).toEqual(expected);
      expect(found.slice(row)).toEqual(found.slice(row).map(() => false));
    }),
  );
});
