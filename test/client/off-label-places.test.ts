import { describe, expect, it } from 'vitest';
import { ammShareOf, regionAmmOf } from '#client/off-label-amm.ts';
import { placesOf, type Placed } from '#client/off-label-places.ts';
import type { ReleaseMeasure } from '#client/off-label-release.ts';
import { knownText } from '#client/off-label-story.ts';
import type { ContractShares } from '#client/table/off-label-contract.ts';
import { shareColumns } from '#client/table/off-label.ts';
import type { Released } from '#client/table/release.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure } from './figures.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
/** A cell of the year; null lines: masked; null amount: the amount alone is withheld. */
const cell = (situation: string, lines: number | null, amount = lines): Released => ({
  period_start: '2022-01-01',
  period_months: 12,
  situation,
  stays: lines,
  patients: null,
  lines,
  quantity: null,
  amount,
  masked: lines === null,
  amount_masked: amount === null,
});
const of = (key: string, ...cells: Released[]) => cells.map((each) => ({ ...each, key, label: `CH ${key}` }));
const ofLines = (...cells: Released[]) => ammShareOf(cells, 'lines', []);

describe('hors AMM among AMM and hors AMM', () => {
  it('is of two situations, whatever becomes of the others', () => {
    // 30 / (270 + 30); research and devices are not in it, nor is a masked situation beside.
    expect(
      ofLines(cell('amm', 270), cell('off_label', 30), cell('research', null), cell('device', 900)),
    ).toEqual({
      value: 0.1,
      offLabel: 30,
      all: 300,
      missing: null,
      offLabelMissing: null,
    });
  });

  it('is masked by either of its two cells, and its numerator by its own alone', () => {
    expect(ofLines(cell('amm', 270), cell('off_label', null))).toEqual({
      value: null,
      offLabel: null,
      all: null,
      missing: 'masked',
      offLabelMissing: 'masked',
    });
    expect(ofLines(cell('amm', null), cell('off_label', 30))).toEqual({
      value: null,
      offLabel: 30,
      all: null,
      missing: 'masked',
      offLabelMissing: null,
    });
  });

  it('follows the masking of the measure: an amount may be withheld beside its lines', () => {
    const cells = [cell('amm', 270, 4000), cell('off_label', 30, null)];
    expect(ofLines(...cells).value).toBe(0.1);
    expect(ammShareOf(cells, 'amount', [])).toMatchObject({ value: null, missing: 'masked' });
    const told = ammShareOf([cell('amm', 270, 4000), cell('off_label', 30, 1000)], 'amount', []);
    expect(told).toMatchObject({ value: 0.2, offLabel: 1000 });
  });

  it('is 0 where no line is hors AMM, and nothing where there is neither', () => {
    expect(ofLines(cell('amm', 270))).toMatchObject({ value: 0, offLabel: 0, missing: null });
    expect(ofLines(cell('off_label', 4))).toMatchObject({ value: 1, offLabel: 4 });
    expect(ofLines(cell('absent', 12))).toMatchObject({ value: null, offLabel: 0, missing: 'none' });
  });

  it('is not known where the region may have published one of the two among rare situations', () => {
    const region = (...cells: Released[]) => regionAmmOf(cells, 'year', 'lines').mayBePooled;
    expect(region(cell('amm', 900), cell('pooled', 40))).toEqual(['off_label']);
    expect(region(cell('off_label', 90), cell('pooled', 40))).toEqual(['amm']);
    expect(region(cell('amm', 900), cell('off_label', 90), cell('pooled', 40))).toEqual([]);
    expect(region(cell('amm', 900))).toEqual([]);
    // Nothing is known yet of the region.
    expect(regionAmmOf(undefined, 'year', 'lines').mayBePooled).toEqual(['amm', 'off_label']);
    // An absent row is not 0 there; what is told stays told.
    expect(ammShareOf([cell('amm', 270)], 'lines', ['off_label'])).toEqual({
      value: null,
      offLabel: null,
      all: null,
      missing: 'pooled',
      offLabelMissing: 'pooled',
    });
    expect(ammShareOf([cell('off_label', 30)], 'lines', ['amm'])).toEqual({
      value: null,
      offLabel: 30,
      all: null,
      missing: 'pooled',
      offLabelMissing: null,
    });
  });

  it('hears of pooling in the whole year, and of the region’s hors AMM in the period', () => {
    const s1 = { ...cell('off_label', 25), period_months: 6 };
    const rows = [cell('amm', 900), cell('off_label', 90), cell('pooled', 40), s1];
    expect(regionAmmOf(rows, 's1', 'lines')).toEqual({ mayBePooled: [], offLabel: 25 });
    expect(regionAmmOf(rows, 'year', 'lines').offLabel).toBe(90);
  });
});

const rows = [
  ...of('B', cell('amm', 50), cell('off_label', 50)),
  ...of('Z', cell('amm', 5), cell('off_label', null)),
  ...of('A', cell('amm', 90), cell('off_label', 10)),
  ...of('C', cell('amm', 10), cell('off_label', 10), cell('research', null)),
  ...of('Y', cell('amm', null), cell('off_label', 20)),
  ...of('N', cell('absent', 7)),
];
const region = regionAmmOf([cell('amm', 300), cell('off_label', 100)], 'year', 'lines');
const shown = { measure: 'lines', numerator: 'outside' } as const;
const placed = (order: 'rank' | 'weight', measure: ReleaseMeasure = 'lines') =>
  placesOf(rows, region, { ...shown, measure }, order);

describe('the places of a region', () => {
  it('are ranked from the highest share known, equals alike, the others last by name', () => {
    expect(placed('rank').map(({ key, rank, contribution }) => [key, rank, contribution])).toEqual([
      ['B', 1, 0.5],
      ['C', 1, 0.1],
      ['A', 3, 0.1],
      ['N', null, 0],
      ['Y', null, 0.2],
      ['Z', null, null],
    ]);
    // One definition for all: the share picked does not move a rank.
    const picked = placesOf(rows, region, { ...shown, numerator: 'off_label' }, 'rank');
    expect(picked.map(({ key, rank }) => [key, rank])).toEqual(
      placed('rank').map(({ key, rank }) => [key, rank]),
    );
  });

  it('may be in the order of what they have of hors AMM', () => {
    expect(placed('weight').map(({ key }) => key)).toEqual(['B', 'Y', 'A', 'C', 'N', 'Z']);
  });

  it('weigh nothing known in a region that has none, or does not tell', () => {
    const weights = (own: Released[] | undefined) =>
      placesOf(rows, regionAmmOf(own, 'year', 'lines'), shown, 'rank').map((one) => one.contribution);
    expect(new Set(weights([cell('amm', 300)]))).toEqual(new Set([null]));
    expect(new Set(weights(undefined))).toEqual(new Set([null]));
  });

  it('are counted above the table, with why the others are not known', () => {
    expect(plain(knownText(placed('rank'), 'establishment', words.fr))).toBe(
      'Hors AMM parmi AMM et hors AMM : part connue de 3 établissements sur 6 ; masquée pour 2, l’une des deux situations l’étant à la publication ; sans objet pour 1 (ni AMM ni hors AMM).',
    );
    const pooled = placesOf(
      of('A', cell('amm', 9)),
      regionAmmOf([cell('amm', 9), cell('pooled', 40)], 'year', 'lines'),
      shown,
      'weight',
    );
    expect(knownText(pooled, 'product', words.en)).toContain('known of 0 products out of 1; not known for 1');
  });
});

describe('the columns of the places', () => {
  const text = (
    given: Placed | undefined,
    id: string,
    columns = shareColumns('establishment', shown, words.fr),
  ) => plain(given ? (columns.find((column) => column.id === id)?.text(given) ?? 'no column') : 'no place');
  const [b, c, , n, y, z] = placed('rank');

  it('tell what is known, « masqué » or why there is none, never 0', () => {
    expect(['rang', 'amm', 'horsamm', 'poids'].map((id) => text(b, id))).toEqual([
      '1',
      '50,0 %',
      '50',
      '50,0 %',
    ]);
    expect(['rang', 'amm', 'horsamm', 'poids'].map((id) => text(y, id))).toEqual([
      '',
      'masqué',
      '20',
      '20,0 %',
    ]);
    expect(['rang', 'amm', 'horsamm', 'poids'].map((id) => text(z, id))).toEqual([
      '',
      'masqué',
      'masqué',
      'masqué',
    ]);
    expect([text(n, 'amm'), text(n, 'horsamm')]).toEqual(['sans objet', '0']);
  });

  it('keep the share picked masked, with its bounds and totals, where a situation is', () => {
    for (const id of ['part', 'basse', 'haute', 'suivies', 'inconnu', 'total'])
      expect(text(c, id)).toBe('masqué');
    expect(text(c, 'amm')).toBe('50,0 %');
    expect(text(b, 'part')).toBe('50,0 %');
  });

  it('leave out what would be a column of nothing, and a rank where there is none', () => {
    const ids = (...given: Parameters<typeof shareColumns>) => shareColumns(...given).map(({ id }) => id);
    expect(ids('establishment', shown, words.fr, { allMasked: true })).toEqual([
      'nom',
      'rang',
      'amm',
      'horsamm',
      'poids',
      'part',
      'code',
    ]);
    expect(ids('establishment', shown, words.fr, { noAmm: true })).not.toContain('amm');
    expect(ids('product', shown, words.fr)).toEqual([
      'nom',
      'amm',
      'horsamm',
      'poids',
      'part',
      'basse',
      'haute',
      'suivies',
      'inconnu',
      'total',
      'code',
    ]);
    expect(ids('product', { ...shown, numerator: 'off_label' }, words.fr)).not.toContain('suivies');
  });

  it('have the contract’s own share beside, of who has one', () => {
    const contract = (figures: ContractShares['figures']) =>
      shareColumns('establishment', shown, words.fr, {
        contract: { definition: { ...evolution, kind: 'rate' }, year: 2022, figures },
      });
    const known = contract(
      new Map([
        ['B', { ...figure({ value: 0.123 }), name: 'B', category: 'CH' }],
        ['C', { ...figure({ value: null, status: 'masked' }), name: 'C', category: 'CH' }],
      ]),
    );
    const head = known.find(({ id }) => id === 'contrat');
    expect(head?.label).toBe('Contrat : UCD hors AMM, 2022');
    expect([b, c, z].map((place) => text(place, 'contrat', known))).toEqual([
      '12,3 %',
      'masqué',
      'non connu',
    ]);
    expect(text(b, 'contrat', contract(undefined))).toBe('…');
  });
});
