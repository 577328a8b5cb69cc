import { describe, expect, it } from 'vitest';
import { grantRequest, rightsOf, roles, type Grant } from '#api/access.ts';
import { filterOf } from '#client/components/trace-view.tsx';
import { parametersText } from '#client/components/trace-table.tsx';
import { requestOf } from '#client/components/grant-form.tsx';
import { stateOf } from '#client/grants.ts';
import { reasonsText } from '#client/screens/imports.tsx';
import { codesOf, regionNames } from '#client/territory.ts';

const person = { name: ' A. Martin ', iss: 'https://idp.example', sub: '4f2a', from: '2026-01-01' };

describe('the form of an access', () => {
  it('makes for every role a request that the server takes', () => {
    for (const role of roles) {
      const { territory, own } = rightsOf[role];
      const request = requestOf({
        ...person,
        role,
        ...(territory === 'regions' && { regions: ['75'] }),
        ...(territory === 'departements' && { departements: '33, 2a' }),
        ...(territory === 'establishments' && { establishments: '330781196 2A0000154' }),
        ...(own && { rpps: '10000000001' }),
        to: '',
      });
      expect(grantRequest.safeParse(request).error).toBeUndefined();
      expect(request.to).toBeNull();
      expect(request.name).toBe('A. Martin');
    }
  });

  it('reads codes however they are parted', () => {
    expect(codesOf('33;40, 2a\n33')).toEqual(['33', '40', '2A']);
    expect(codesOf('  ')).toEqual([]);
  });

  it('names eighteen regions by their codes', () => {
    expect(Object.keys(regionNames)).toHaveLength(18);
  });
});

it('says where a grant stands on a day', () => {
  const grant = (given: Partial<Grant>) =>
    ({ from: '2026-01-01', to: '2026-06-30', revoked_at: null, ...given }) as Grant;
  expect(stateOf(grant({}), '2026-06-30')).toBe('open');
  expect(stateOf(grant({}), '2026-07-01')).toBe('over');
  expect(stateOf(grant({}), '2025-12-31')).toBe('coming');
  expect(stateOf(grant({ to: null }), '2099-01-01')).toBe('open');
  expect(stateOf(grant({ revoked_at: '2026-02-01T00:00:00Z' }), '2026-03-01')).toBe('revoked');
});

describe('the trace', () => {
  it('is filtered by what was filled in', () => {
    const form: [string, string][] = [
      ['from', '2026-01-01'],
      ['to', ''],
      ['person', '  '],
    ];
    expect(filterOf(form)).toEqual({ from: '2026-01-01' });
  });

  it('tells parameters in one line', () => {
    expect(parametersText({ indicator: ['a', 'b'], year: 2018, region: null })).toBe(
      'indicator a, b · year 2018',
    );
  });
});

it('tells why lines were set aside, the most frequent first', () => {
  expect(reasonsText('{"montant illisible":2,"FINESS absent":11}')).toBe(
    'FINESS absent (11), montant illisible (2)',
  );
  expect(reasonsText(null)).toBe('');
});
