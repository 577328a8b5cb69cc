import { createTable } from '@tanstack/react-table';
import { describe, expect, it } from 'vitest';
import { columnsOf, type Line } from '#client/table/columns.ts';
import { csvOf } from '#client/table/csv.ts';
import { unfavourableFirst } from '#client/table/gap-order.ts';
import { optionsOf, stateOf } from '#client/table/options.ts';
import type { Choice } from '#client/url-state.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure, judged } from './figures.ts';

const place = { town: 'Pau', departement: 'Pyrénées-Atlantiques', category: 'CH' };
const lines: Line[] = [
  { ...judged(2016, 0.02, 0.042), ...place, name: 'Hôpital Éluard', establishment: '640000001' },
  {
    ...judged(2016, 0.075, 0.042),
    ...place,
    name: 'Clinique 10',
    establishment: '640000002',
    category: 'MCO',
  },
  { ...figure({}), ...place, name: 'Clinique 9', establishment: '640000003' },
];
const columns = columnsOf(evolution, words.fr);
const names = (choice: Choice) => {
  const table = createTable<Line>({
    ...optionsOf(lines, columns),
    state: {},
    onStateChange: () => undefined,
    renderFallbackValue: null,
  });
  table.setOptions((set) => ({ ...set, state: { ...table.initialState, ...stateOf(choice) } }));
  return table.getRowModel().rows.map((row) => row.original.name);
};

describe('the lines shown', () => {
  it('searches every column, without accents', () => {
    expect(names({ search: 'eluard pau' })).toEqual(['Hôpital Éluard']);
    expect(names({ search: '640000003' })).toEqual(['Clinique 9']);
    expect(names({ search: '7,50' })).toEqual(['Clinique 10']);
  });

  it('keeps one category', () => {
    expect(names({ category: 'MCO' })).toEqual(['Clinique 10']);
  });

  it('sorts figures as figures and names as a reader counts, the missing last either way', () => {
    expect(names({ sort: { column: 'resultat', down: false } }).at(-1)).toBe('Clinique 9');
    expect(names({ sort: { column: 'resultat', down: true } })).toEqual([
      'Clinique 10',
      'Hôpital Éluard',
      'Clinique 9',
    ]);
    expect(names({ sort: { column: 'nom', down: false } })).toEqual([
      'Clinique 9',
      'Clinique 10',
      'Hôpital Éluard',
    ]);
  });

  it('opens on the most unfavourable', () => {
    expect(unfavourableFirst(lines, evolution).map((line) => line.name)).toEqual([
      'Clinique 10',
      'Hôpital Éluard',
      'Clinique 9',
    ]);
  });
});

describe('the export', () => {
  const field = (value: string | number | null) => ({ label: 'x', value: () => value });
  const cells = (...values: (string | number | null)[]) => csvOf([{}], values.map(field)).split('\r\n')[1];

  it('writes for a French spreadsheet', () => {
    expect(csvOf([], [field(null)]).startsWith('\ufeff')).toBe(true);
    expect(cells('a', 0.4019, null)).toBe('a;0,4019;');
  });

  it('quotes what would break a line, and disarms what would run', () => {
    expect(cells('a;b', 'dit "x"')).toBe('"a;b";"dit ""x"""');
    expect(cells('=1+1', '@x', -3)).toBe("'=1+1;'@x;-3");
  });
});
