import { expect, test } from 'vitest';
import type { Values } from '#server/statement.ts';
import { totalsOf } from '#server/totals.ts';

const places = [
  { establishment: '330000001', region: '75', departement: '33' },
  { establishment: '330000002', region: '75', departement: '33' },
  { establishment: '210000004', region: '27', departement: '21' },
  { establishment: '990000009', region: null, departement: null },
];
const all = ['330000001', '330000002'];
const asked = { region: '75', establishment: null, scope: all, peers: all, signed: all };
const of = (values: Values, question = 'target-gap') => totalsOf(question, places, values);

test('published totals are those of who names everyone of the region and signed with all, or with none', () => {
  expect(of(asked)).toBe('signatories');
  expect(of({ ...asked, signed: [] })).toBe('others');
  expect(of({ ...asked, signed: ['210000004'] })).toBe('others');
});

test('of anyone else they are worked out', () => {
  expect(of({ ...asked, signed: ['330000001'] })).toBeNull();
  expect(of({ ...asked, scope: ['330000001'] })).toBeNull();
  expect(of({ ...asked, scope: [], signed: [] })).toBeNull();
  expect(of({ ...asked, peers: ['330000002'] })).toBeNull();
  expect(of({ ...asked, region: '27' })).toBeNull();
});

test('a question of no region has no totals', () => {
  expect(of({ ...asked, region: null })).toBeNull();
  expect(of({})).toBeNull();
});

test('a trend that sets an establishment apart from its category has no published total', () => {
  const one = { ...asked, establishment: '330000001' };
  expect(of(one)).toBe('signatories');
  expect(of(one, 'trend')).toBeNull();
  expect(of(asked, 'trend')).toBe('signatories');
});

test('a question that tells no total has none', () => {
  expect(of(asked, 'matrix')).toBeNull();
});
