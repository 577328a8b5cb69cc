import { tableFromIPC } from '@uwdata/flechette';
import {
  Bool,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { expect, it } from 'vitest';
import { address, rowsOf } from '#client/api.ts';

it('reads each type of column, nulls included, as JSON would give it', () => {
  const table = new Table({
    name: vectorFromArray(['CHU', null], new Utf8()),
    kind: vectorFromArray(['growth', null], new Dictionary(new Utf8(), new Int32())),
    value: vectorFromArray([0.4019, null], new Float64()),
    year: vectorFromArray([2016, null], new Int32()),
    matched: vectorFromArray([false, null], new Bool()),
    day: vectorFromArray([new Date('2016-02-29'), null], new DateDay()),
  });
  // Written by the library of the server, read by that of the page.
  expect(rowsOf(tableFromIPC(tableToIPC(table)))).toEqual([
    { name: 'CHU', kind: 'growth', value: 0.4019, year: 2016, matched: false, day: '2016-02-29' },
    { name: null, kind: null, value: null, year: null, matched: null, day: null },
  ]);
});

it('repeats a parameter that has several values, and leaves out what is not asked', () => {
  const asked = { indicator: ['a', 'b'], region: '75', year: undefined };
  expect(address('target-gap', asked)).toBe('/api/target-gap?indicator=a&indicator=b&region=75');
  expect(address('catalogue', {})).toBe('/api/catalogue');
});
