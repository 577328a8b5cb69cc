import { describe, expect, it } from 'vitest';
import { headlineOf, groupsOf, versionOf, type LawRow } from '#client/headline.ts';
import type { Choice } from '#client/url-state.ts';
import { placeOf, viewOf as view, type Establishment, type Publication } from '#client/view.ts';
import type { Answer } from '#client/api.ts';

const hospital = (establishment: string, region: string): Establishment => ({
  establishment,
  name: establishment,
  category: 'CH',
  town: null,
  departement: null,
  departement_name: null,
  region,
  region_name: `Région ${region}`,
  matched: true,
});
const indicator = (name: string, opening_year: number | null) =>
  ({ indicator: name, first_year: 2015, last_year: 2024, opening_year }) as Answer<'catalogue'>[number];
const region = (code: string, establishments: number, named = establishments) => ({
  region: code,
  region_name: `Région ${code}`,
  establishments,
  named,
});
const known = {
  regions: [region('27', 1), region('75', 2)],
  catalogue: [indicator('a', 2020), indicator('b', 2021)],
  establishments: [hospital('270000001', '27'), hospital('330000001', '75'), hospital('330000002', '75')],
  publication: {} as Publication,
};

const viewOf = (choice: Choice, of: typeof known, language: 'fr' | 'en', law: LawRow[] = []) => {
  const place = placeOf(choice, of, language);
  return place && view(choice, place, law, language);
};

it('opens on the largest region, the last year with a target, the first indicator', () => {
  const view = viewOf({}, known, 'fr');
  expect(view?.region).toEqual({ code: '75', name: 'Région 75', establishments: 2, named: 2 });
  expect(view?.year).toBe(2021);
  expect(view?.definition.indicator).toBe('a');
  expect(view?.years.at(0)).toBe(2024);
  expect(view?.years.at(-1)).toBe(2015);
});

it('follows what the reader chose', () => {
  const view = viewOf({ region: '27', year: 2016, indicator: 'b' }, known, 'fr');
  expect([view?.region.code, view?.year, view?.definition.indicator]).toEqual(['27', 2016, 'b']);
});

it('stands in the region of the establishment chosen', () => {
  expect(viewOf({ establishment: '270000001' }, known, 'fr')?.region.code).toBe('27');
});

it('shows nothing of an empty publication', () => {
  expect(viewOf({}, { ...known, regions: [] }, 'fr')).toBeUndefined();
  expect(viewOf({}, { ...known, catalogue: [indicator('a', null)] }, 'fr')).toBeUndefined();
});

it('stands in the only establishment that may be named, whatever the address says', () => {
  const own = { ...known, establishments: [hospital('270000001', '27')], regions: [region('27', 9, 1)] };
  expect(viewOf({}, own, 'fr')?.establishment?.establishment).toBe('270000001');
  expect(viewOf({ establishment: '330000001' }, own, 'fr')?.establishment?.establishment).toBe('270000001');
  expect(viewOf({}, known, 'fr')?.establishment).toBeUndefined();
});

it('opens on a region where someone may be named before a larger one, and needs nobody to be named', () => {
  const regions = [region('75', 90, 0), region('27', 30, 5)];
  expect(viewOf({}, { ...known, regions }, 'fr')?.region.code).toBe('27');
  const anonymous = { ...known, establishments: [], regions: [region('75', 90, 0)] };
  expect(viewOf({}, anonymous, 'fr')?.region.name).toBe('Région 75');
});

const asks = (engagement: string, indicator: string | null, given: Partial<LawRow> = {}): LawRow =>
  ({
    version_fr: 'CAQES, référentiels du 12/12/2018',
    version_en: 'CAQES, thresholds of 12/12/2018',
    regime: 'contract',
    volet_fr: 'Socle',
    volet_en: 'Base',
    axis_fr: null,
    axis_en: null,
    engagement,
    indicator,
    headline: false,
    ...given,
  }) as LawRow;

describe('the law of the year', () => {
  const catalogue = ['a', 'phev_evolution', 'b', 'les_drugs_evolution', 'c'].map((name) =>
    indicator(name, 2021),
  );
  const law = [
    asks('second', 'b', { headline: true, axis_fr: 'Produits' }),
    asks('second', 'a', { headline: true, axis_fr: 'Produits' }),
    asks('third', 'b', { headline: true }),
    asks('told', null, { headline: true }),
    asks('other', 'c'),
  ];
  const names = (of: readonly { indicator: string }[]) => of.map((one) => one.indicator);

  it('puts its headline indicators first, each once, in the order of the catalogue', () => {
    const seen = viewOf({}, { ...known, catalogue }, 'fr', law);
    expect(seen?.indicators).toEqual(['a', 'b']);
    expect(seen?.definition.indicator).toBe('a');
    expect(names(seen?.definitions ?? [])).toEqual(names(catalogue as { indicator: string }[]));
    expect(seen?.version).toBe('CAQES, référentiels du 12/12/2018');
  });

  it('leaves every indicator open to a choice', () => {
    expect(viewOf({ indicator: 'c' }, { ...known, catalogue }, 'fr', law)?.definition.indicator).toBe('c');
  });

  it('falls back on what every contract measured in a year without contract', () => {
    const seen = viewOf({}, { ...known, catalogue }, 'fr');
    expect(seen?.indicators).toEqual(['phev_evolution', 'les_drugs_evolution']);
    expect(seen?.version).toBeUndefined();
    const { definitions = [] } = viewOf({}, known, 'fr') ?? {};
    expect(names(headlineOf(definitions, []))).toEqual(['a', 'b']);
  });

  it('groups every indicator by volet and axis, each once', () => {
    const { definitions = [] } = viewOf({}, { ...known, catalogue }, 'fr') ?? {};
    expect(groupsOf(definitions, law, 'fr').map((group) => [group.title, names(group.definitions)])).toEqual([
      ['Socle · Produits', ['b', 'a']],
      ['Socle', ['c']],
      [undefined, ['phev_evolution', 'les_drugs_evolution']],
    ]);
  });

  it('names the contract before an incentive of the same year', () => {
    const incentive = asks('x', 'a', { regime: 'incentive', version_fr: 'Intéressement' });
    expect(versionOf([incentive, ...law], 'fr')).toBe('CAQES, référentiels du 12/12/2018');
  });
});
