import { expect, it } from 'vitest';
import { viewOf, type Establishment, type Publication } from '#client/view.ts';
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
