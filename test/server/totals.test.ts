import { expect, test } from 'vitest';
import { totalsOf } from '#server/totals.ts';

const places = [
  { establishment: '330000001', region: '75', departement: '33' },
  { establishment: '330000002', region: '75', departement: '33' },
  { establishment: '210000004', region: '27', departement: '21' },
  { establishment: '990000009', region: null, departement: null },
];
const all = ['330000001', '330000002'];
const asked = { region: '75', scope: all, peers: all, signed: all };

test('published totals are those of who names everyone of the region and signed with all, or with none', () => {
  expect(totalsOf(places, asked)).toBe('signatories');
  expect(totalsOf(places, { ...asked, signed: [] })).toBe('others');
  expect(totalsOf(places, { ...asked, signed: ['210000004'] })).toBe('others');
});

test('of anyone else they are worked out', () => {
  expect(totalsOf(places, { ...asked, signed: ['330000001'] })).toBeNull();
  expect(totalsOf(places, { ...asked, scope: ['330000001'] })).toBeNull();
  expect(totalsOf(places, { ...asked, scope: [], signed: [] })).toBeNull();
  expect(totalsOf(places, { ...asked, peers: ['330000002'] })).toBeNull();
  expect(totalsOf(places, { ...asked, region: '27' })).toBeNull();
});

test('a question of no region has no totals', () => {
  expect(totalsOf(places, { ...asked, region: null })).toBeNull();
  expect(totalsOf(places, {})).toBeNull();
});
