import { describe, expect, it } from 'vitest';
import { questions } from '#api/questions/index.ts';
import { hasRight, roles, type Role } from '#api/roles.ts';
import { paths } from '#client/choice.ts';
import { homeOf, opensTo, screens, screensOf } from '#client/screens.ts';
import { roleGroups, signInAddress } from '#client/session.ts';

const names = (role: Role, named?: number) => screensOf([role], named).map(({ name }) => name);

describe('the screens of a role', () => {
  it('are those of the table of roles', () => {
    const region = [
      'region',
      'matrix',
      'establishments',
      'establishment',
      'results',
      'indicator',
      'gap',
      'addOn',
      'offLabel',
    ];
    expect(names('ars')).toEqual([...region, 'services', 'declarations', 'consultations']);
    expect(names('drsm')).toEqual([...region, 'services', 'declarations', 'consultations']);
    expect(names('cpam')).toEqual([...region, 'declarations', 'consultations']);
    expect(names('omedit')).toEqual([...region, 'services', 'consultations']);
    expect(names('working_group')).toEqual(['region', 'indicator', 'addOn', 'offLabel', 'consultations']);
    expect(names('federation')).toEqual(['region', 'indicator', 'addOn', 'offLabel', 'consultations']);
    const one = ['region', 'establishment', 'results', 'indicator', 'gap'];
    const hospital = [...one, 'addOn', 'offLabel', 'services'];
    expect(names('pui')).toEqual([...hospital, 'lines', 'argumentation', 'declarations', 'consultations']);
    expect(names('dim')).toEqual([...hospital, 'lines', 'argumentation', 'declarations', 'consultations']);
    expect(names('cme')).toEqual([...hospital, 'argumentation', 'declarations', 'consultations']);
    expect(names('direction')).toEqual([...hospital, 'declarations', 'consultations']);
    expect(names('prescriber')).toEqual([
      ...one,
      'own',
      'offLabel',
      'lines',
      'argumentation',
      'consultations',
    ]);
    expect(names('administrator')).toEqual(['grants', 'journal', 'imports', 'consultations']);
  });

  it('line up establishments for who may name several only', () => {
    for (const list of ['matrix', 'establishments']) {
      expect(names('pui', 2)).toContain(list);
      expect(names('ars', 1)).not.toContain(list);
    }
  });

  it('are open to who may ask the question that each is made of', () => {
    const asks = {
      region: 'trend',
      matrix: 'matrix',
      establishments: 'target-gap',
      establishment: 'peer-position',
      results: 'year-results',
      own: 'prescribers',
      addOn: 'situations',
      lines: 'lines',
      imports: 'imports',
    } as const;
    for (const role of roles)
      for (const { name } of screensOf([role], undefined))
        if (name in asks) {
          const question = questions[asks[name as keyof typeof asks]];
          expect(`${role} ${name} ${hasRight([role], question.opened_by)}`).toBe(`${role} ${name} true`);
        } else if (name === 'offLabel') {
          // Two readings: crossed inside one's own establishment, released elsewhere.
          const inside = hasRight([role], ['detail', 'own']);
          const question = questions[inside ? 'linked' : 'situations'];
          expect(`${role} ${name} ${hasRight([role], question.opened_by)}`).toBe(`${role} ${name} true`);
        }
  });

  it('open by their address to the same alone, however it is written; what is no screen leads home', () => {
    expect(opensTo(['pui'], '/lignes')).toBe(true);
    for (const address of ['/lignes', '/lignes/', '/LIGNES']) {
      expect(opensTo(['cme'], address)).toBe(false);
      expect(opensTo(['direction'], address)).toBe(false);
    }
    expect(opensTo(['direction'], '/argumentation')).toBe(false);
    expect(opensTo(['prescriber'], '/liste-en-sus')).toBe(false);
    expect(opensTo(['prescriber', 'pui'], '/liste-en-sus')).toBe(true);
    // A list of one asks nothing that is refused.
    expect(opensTo(['direction'], '/etablissements')).toBe(true);
    expect(opensTo(['administrator'], '/region')).toBe(false);
    expect(opensTo(['administrator'], '/')).toBe(true);
    for (const role of roles)
      for (const { path } of screensOf([role], undefined)) expect(opensTo([role], path)).toBe(true);
  });

  it('begin with a home that it may open', () => {
    for (const role of roles) expect(screensOf([role], 1).map(({ path }) => path)).toContain(homeOf([role]));
    expect(homeOf(['working_group'])).toBe(paths.region);
    expect(homeOf(['direction'])).toBe(paths.establishment);
    expect(homeOf(['prescriber', 'pui'])).toBe(paths.own);
    expect(homeOf(['administrator'])).toBe(paths.grants);
  });
});

it('names every screen and path once', () => {
  expect(new Set(screens.map(({ path }) => path)).size).toBe(Object.keys(paths).length);
});

it('groups every role once in the switcher', () => {
  expect(Object.values(roleGroups).flat().toSorted()).toEqual([...roles].toSorted());
});

it('comes back from signing in to the address that it left', () => {
  expect(signInAddress({ pathname: '/services', search: '?annee=2018&etab=330781196' })).toBe(
    '/auth/login?retour=%2Fservices%3Fannee%3D2018%26etab%3D330781196',
  );
});
