import { expect, test } from 'vitest';
import {
  accessOf,
  grantRequest,
  hasRight,
  inForce,
  noAccess,
  rightsOf,
  roles,
  type Access,
  type Grant,
  type GrantRequest,
  type Place,
  type Role,
} from '#api/access.ts';

const places: Place[] = [
  { establishment: '330000001', region: '75', departement: '33' },
  { establishment: '330000002', region: '75', departement: '33' },
  { establishment: '400000003', region: '75', departement: '40' },
  { establishment: '210000004', region: '27', departement: '21' },
  { establishment: '990000009', region: null, departement: null },
];
const [one = '', two = '', three = '', four = ''] = places.map((each) => each.establishment);
const region75 = [one, two, three];

const given = (role: Role, more: Partial<GrantRequest> = {}): GrantRequest => ({
  ...{ iss: 'https://idp.example', sub: 'someone', name: 'Someone', role },
  ...{ regions: [], departements: [], establishments: [], rpps: null, clear_rpps: false },
  ...{ from: '2026-01-01', to: null },
  ...more,
});
const open = (grants: GrantRequest[], rpps: string | null = null) =>
  accessOf(grants, places, { rpps, transmitted: [`${one} 2018-S1`, `${four} 2018-S2`] });

// The table of roles of docs/access.md, each line worked by hand: the lists that are not empty, and what they hold.
const table: [Role, Partial<GrantRequest>, Partial<Access>][] = [
  [
    'ars',
    { regions: ['75'] },
    {
      ...{ scope: region75, peers: region75, signed: region75, release: ['75'] },
      ...{ transmitted: [`${one} 2018-S1`], pseudonyms: region75, distributions: region75 },
    },
  ],
  [
    'drsm',
    { regions: ['27'], clear_rpps: true },
    {
      ...{ scope: [four], peers: [four], signed: [four], release: ['27'], transmitted: [`${four} 2018-S2`] },
      ...{ pseudonyms: [four], clear: [four], distributions: [four] },
    },
  ],
  [
    'cpam',
    { departements: ['33'] },
    { scope: [one, two], peers: region75, signed: [one, two], release: ['75'] },
  ],
  [
    'omedit',
    { regions: ['75'] },
    {
      ...{ scope: region75, peers: region75, release: ['75'] },
      ...{ transmitted: [`${one} 2018-S1`], distributions: region75 },
    },
  ],
  ['working_group', { regions: ['75'] }, { peers: region75, release: ['75'] }],
  ['federation', { regions: ['75', '27'] }, { peers: [four, ...region75], release: ['27', '75'] }],
  [
    'pui',
    { establishments: [two] },
    { scope: [two], peers: region75, signed: [two], detail: [two], lines: [two], distributions: [two] },
  ],
  [
    'dim',
    { establishments: [two] },
    { scope: [two], peers: region75, signed: [two], detail: [two], lines: [two], distributions: [two] },
  ],
  [
    'cme',
    { establishments: [two] },
    { scope: [two], peers: region75, signed: [two], detail: [two], distributions: [two] },
  ],
  [
    'direction',
    { establishments: [two] },
    { scope: [two], peers: region75, signed: [two], units: [two], distributions: [two] },
  ],
  [
    'prescriber',
    { establishments: [two], rpps: '99000000001' },
    { scope: [two], peers: region75, signed: [two], distributions: [two], own: ['99000000001'] },
  ],
  ['administrator', {}, { administers: ['imports'] }],
];

test('each role opens the lists of the table of roles, and no other', () => {
  expect(table.map(([role]) => role)).toEqual([...roles]);
  for (const [role, territory, lists] of table)
    expect({ role, ...open([given(role, territory)]) }).toEqual({ role, ...noAccess, ...lists });
});

test('no grant opens nothing; a place without a region is reached by its own number only', () => {
  expect(open([])).toEqual(noAccess);
  expect(open([given('ars', { regions: ['11'] })])).toEqual(noAccess);
  expect(open([given('pui', { establishments: ['990000009'] })])).toMatchObject({
    ...{ scope: ['990000009'], peers: ['990000009'], detail: ['990000009'] },
  });
  expect(open([given('pui', { establishments: ['110000000'] })])).toEqual(noAccess);
});

test('grants add up, each within its own territory', () => {
  const both = open([
    given('pui', { establishments: [four] }),
    given('direction', { establishments: [one] }),
  ]);
  expect(both).toMatchObject({ scope: [four, one], detail: [four], lines: [four], units: [one] });
  expect(both.peers).toEqual([four, ...region75]);
});

test('a prescriber is the person of the grant, else the one whom the identity provider names, else no one', () => {
  const grant = given('prescriber', { establishments: [one] });
  expect(open([grant], '10000000002').own).toEqual(['10000000002']);
  expect(open([{ ...grant, rpps: '10000000001' }], '10000000002').own).toEqual(['10000000001']);
  expect(open([grant]).own).toEqual([]);
  expect(open([given('pui', { establishments: [one] })], '10000000002').own).toEqual([]);
});

test('only agencies read pseudonyms, only signatories unmasked figures, only hospitals lines', () => {
  const having = (right: Exclude<keyof (typeof rightsOf)['ars'], 'territory'>) =>
    roles.filter((role) => hasRight([role], [right]));
  expect(having('pseudonyms')).toEqual(['ars', 'drsm']);
  expect(having('lines')).toEqual(['pui', 'dim']);
  expect(having('detail')).toEqual(['pui', 'dim', 'cme']);
  expect(having('argues')).toEqual(['pui', 'dim', 'prescriber']);
  expect(having('signatory')).not.toContain('omedit');
  expect(having('names')).not.toContain('administrator');
  expect(hasRight([], ['names'])).toBe(false);
});

test('a grant is in force from its first day to its last, both included, until it is revoked', () => {
  const kept: Grant = {
    ...given('ars', { regions: ['75'], from: '2026-02-01', to: '2026-02-28' }),
    ...{ id: 1, granted_by: 'x', granted_at: '2026-01-15T00:00:00Z', revoked_by: null, revoked_at: null },
  };
  const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'];
  expect(days.map((day) => inForce(kept, day))).toEqual([false, true, true, false]);
  expect(inForce({ ...kept, to: null }, '2040-01-01')).toBe(true);
  expect(inForce({ ...kept, revoked_at: '2026-02-10T00:00:00Z', revoked_by: 'y' }, '2026-02-11')).toBe(false);
});

test('a request for a grant says what its role needs and refuses what it does not carry', () => {
  const faults = (more: Record<string, unknown>) => {
    const parsed = grantRequest.safeParse({ ...given('ars', { regions: ['75'] }), ...more });
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
  };
  expect(faults({})).toEqual([]);
  expect(faults({ regions: [] })).toEqual(['regions']);
  expect(faults({ establishments: [one] })).toEqual(['establishments']);
  expect(faults({ role: 'omedit', clear_rpps: true })).toEqual(['clear_rpps']);
  expect(faults({ rpps: '99000000001' })).toEqual(['rpps']);
  expect(faults({ to: '2025-12-31' })).toEqual(['to']);
  expect(faults({ role: 'administrator' })).toEqual(['regions']);
  expect(faults({ role: 'root' })).toEqual(['role']);
  expect(faults({ sub: ' ' })).toEqual(['sub']);
  expect(faults({ more: 1 })).toEqual(['']);
  expect(faults({ departements: ['2A', '33', '971', '9A'], regions: [], role: 'cpam' })).toEqual([]);
});
