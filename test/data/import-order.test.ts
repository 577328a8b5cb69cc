import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });

/** As extracts write it: Corsica with its letters, the key (ninth character) or not. */
const finess = fc
  .tuple(fc.constantFrom('01', '2A', '2B', '97', '00'), digits(6), fc.constantFrom('', '0', '7'))
  .map((parts) => parts.join(''));

const year = Number(new Date().toISOString().slice(0, 4));
const month = fc
  .tuple(fc.integer({ min: 1997, max: year + 2 }), fc.integer({ min: 0, max: 14 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);

test('lines stand by establishment, then month, then as in the file; a month out of bounds is set aside', async () => {
  const today = new Date().toISOString();
  const isGood = (text: string) =>
    /-(0[1-9]|1[0-2])$/.test(text) && text >= '2000-01' && `${text}-01` <= today;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(finess, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(), month, fc.boolean()), { minLength: 1, maxLength: 80 }),
      async (establishments, drawn) => {
        const cells = drawn.map(([at, m, spaced]) => ({
          finess: establishments[at % establishments.length] ?? '',
          month: m,
          written: spaced ? ` ${m} ` : m,
        }));
        // A file of bad lines alone is refused.
        const all = [{ finess: '2A0000014', month: '2024-01', written: '2024-01' }, ...cells];
        const lines = all.map((one) => `${one.written};${one.finess};3400935955838;1;1,00;`);
        const file = fileOf(
          'p.csv',
          ['mois;finess;code;boites;rembourse;beneficiaires', ...lines].join('\n'),
        );
        const warehouse = newFolder();
        const { batch } = await importInto(warehouse, 'phev', file, { maxBad: 100 });
        const kept = await ask(
          warehouse,
          batch,
          "select finess, strftime(month, '%Y-%m') as month, line::integer as line from {lines}",
        );
        // Numbers of base sixteen, read one by one.
        const place = (text: string) => Number.parseInt(text, 16);
        const expected = all
          .map((one, at) => ({ finess: one.finess, month: one.month, line: at + 2 }))
          .filter((one) => isGood(one.month))
          .sort(
            (a, b) =>
              place(a.finess) - place(b.finess) ||
              (a.month < b.month ? -1 : a.month > b.month ? 1 : a.line - b.line),
          );
        expect(kept).toEqual(expected);
        expect(batch.rows.quarantined).toBe(all.length - expected.length);
      },
    ),
    { numRuns: 12 },
  );
});
