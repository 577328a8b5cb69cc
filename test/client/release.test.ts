import { describe, expect, it } from 'vitest';
import { outsideReferential, situations, unknownSituations } from '#api/situation.ts';
import { quartilePlaces } from '#client/charts/quartiles.ts';
import { barOf, offLabelShare, situationSentence } from '#client/release-story.ts';
import { peerSentence, type PeerPosition } from '#client/peer-story.ts';
import { maskedCells } from '#client/table/column.ts';
import { prescriberColumns, unranked, type Prescriber } from '#client/table/prescribers.ts';
import { byAmount, byName } from '#client/table/release-order.ts';
import {
  contractColumn,
  countColumns,
  ofPeriod,
  situationColumn,
  type Released,
} from '#client/table/release.ts';
import { words } from '#test/support/words.ts';
import { evolution } from './figures.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const cell = (given: Partial<Released>): Released => ({
  period_start: '2018-01-01',
  period_months: 12,
  situation: 'amm',
  stays: 120,
  patients: 80,
  lines: 300,
  quantity: 310.5,
  amount: 1_000_000,
  masked: false,
  amount_masked: false,
  ...given,
});
const hidden = cell({
  situation: 'off_label',
  stays: null,
  patients: null,
  lines: null,
  quantity: null,
  amount: null,
  masked: true,
  amount_masked: true,
});
const columns = countColumns<Released>(words.fr, true);
const texts = (row: Released) => columns.map((column) => column.text(row));

describe('the contract’s column', () => {
  it('gives each situation its place in article 6, a dash to those that have none', () => {
    const { text } = contractColumn<Released>(words.fr);
    const told = (mark: string) => situations.filter((situation) => text(cell({ situation })) === mark);
    expect(told('1°')).toEqual(['amm', 'mirror']);
    expect(told('2°')).toEqual(['early_access', 'rtu']);
    expect(told('3°').toSorted()).toEqual(outsideReferential.toSorted());
    expect(told('—').toSorted()).toEqual([...unknownSituations, 'device', 'research'].toSorted());
    expect(text(cell({ situation: null }))).toBe('—');
  });

  it('is explained beside its name, as it stands on both tables', () => {
    for (const { labels } of [words.fr, words.en])
      expect(labels.detail.contract).toMatch(labels.glossary.contractSituation.word);
  });
});

describe('a masked cell', () => {
  it('is said masked in every column, never 0 and never blank', () => {
    expect(texts(hidden)).toEqual(Array.from({ length: 5 }, () => 'masqué'));
    expect(columns.map((column) => column.value(hidden))).toEqual(Array.from({ length: 5 }, () => null));
  });

  it('keeps its figure out even where the answer would carry one', () => {
    const leaky = cell({ masked: true, stays: 4 });
    expect(texts(leaky)[0]).toBe('masqué');
    expect(columns[0]?.value(leaky)).toBeNull();
  });

  it('may withhold the amount alone', () => {
    expect(texts(cell({ amount_masked: true, amount: null })).map(plain)).toEqual([
      '120',
      '80',
      '300',
      '310,50',
      'masqué',
    ]);
  });

  it('is counted in the foot', () => {
    expect(maskedCells([hidden, cell({}), cell({ amount_masked: true })], columns)).toBe(6);
    expect(maskedCells([hidden], [situationColumn<Released>(words.fr)])).toBe(0);
  });

  it('is told from what is not known', () => {
    expect(texts(cell({ patients: null }))[1]).toBe('non connu');
  });
});

describe('the periods of a released table', () => {
  const rows = [
    cell({}),
    cell({ period_months: 6 }),
    cell({ period_months: 6, period_start: '2018-07-01', stays: 7 }),
  ];

  it('are the year and its semesters', () => {
    expect(ofPeriod(rows, 'year')).toEqual([rows[0]]);
    expect(ofPeriod(rows, 's1')).toEqual([rows[1]]);
    expect(ofPeriod(rows, 's2')).toEqual([rows[2]]);
  });
});

describe('the sentence of a liste en sus', () => {
  const say = (rows: Released[]) => plain(situationSentence(rows, 'CH de Pau', '2018', words.fr));
  const off = cell({ situation: 'off_label', amount: 250_000 });
  const device = cell({ situation: 'device', amount: 3_000_000 });
  const pooled = cell({ situation: 'pooled', amount: 250_000 });

  it('tells the share hors AMM of medicines alone, devices apart', () => {
    expect(say([cell({}), off, device])).toBe(
      'CH de Pau, 2018 : 1,3 M€ de médicaments, dont 20,0 % codés hors AMM ; 3,0 M€ de dispositifs',
    );
    expect(say([device])).toBe('CH de Pau, 2018 : 3,0 M€ de dispositifs');
    expect(offLabelShare([cell({}), off, device]).value).toBe(0.2);
    expect(offLabelShare([device]).low).toBeNull();
  });

  it('tells bounds where situations are unknown, and bounds alone where rare ones are together', () => {
    const absent = cell({ situation: 'absent', amount: 250_000 });
    expect(say([cell({})])).toContain('dont 0,0 % codés hors AMM');
    expect(say([cell({}), off, absent])).toBe(
      'CH de Pau, 2018 : 1,5 M€ de médicaments, dont 20,0 % codés hors AMM (de 16,7 % à 33,3 % selon les situations inconnues)',
    );
    expect(say([cell({}), off, pooled])).toBe(
      'CH de Pau, 2018 : 1,5 M€ de médicaments ; part hors AMM de 16,7 % à 33,3 %, des situations rares étant regroupées',
    );
    expect(say([absent])).toContain('part hors AMM non connue');
  });

  it('tells no total where a cell is masked: the difference would tell the cell', () => {
    expect(say([cell({}), hidden])).not.toMatch(/€|%/);
    expect(say([cell({ masked: true, amount: null }), off, device])).toBe(
      'CH de Pau, 2018 : 250 k€ codés hors AMM ; 1 situation de médicaments masquée, donc ni total ni part hors AMM ; 3,0 M€ de dispositifs',
    );
    expect(say([{ ...pooled, amount: null, amount_masked: true }])).not.toMatch(/€|%/);
    expect(say([{ ...device, amount_masked: true }])).toBe('CH de Pau, 2018 : dispositifs masqués');
    expect(say([])).toContain('aucune ligne');
  });

  it('is said in English without a word of French', () => {
    const said = (rows: Released[]) => situationSentence(rows, 'Pau', '2018', words.en);
    expect(said([cell({}), off, device])).toBe(
      'Pau, 2018: €1.3M of medicines, of which 20.0% coded off-label; €3.0M of devices',
    );
  });

  it('draws no bar for what is masked', () => {
    expect(barOf(hidden, [hidden, cell({})])).toBeNull();
    expect(barOf(cell({ amount: 500_000 }), [cell({})])).toBe(0.5);
    expect(barOf(cell({ amount: -10 }), [cell({})])).toBe(0);
  });
});

describe('the order of a released table', () => {
  const of = (unit: string | null, situation: string, amount: number | null) => ({
    ...cell({ situation, amount, amount_masked: amount === null }),
    unit,
  });
  type Row = ReturnType<typeof of>;
  const said = ({ unit, situation }: Row) => `${unit} ${situation}`;

  it('is by name, then by situation as the API lists them', () => {
    const rows = [
      of(null, 'amm', 9),
      of('Clinique 10', 'amm', 9),
      of('Clinique 9', 'device', 9),
      of('Clinique 9', 'absent', null),
      of('Clinique 9', 'amm', 1),
    ];
    expect(byName(rows, ({ unit }) => unit).map(said)).toEqual([
      'Clinique 9 amm',
      'Clinique 9 absent',
      'Clinique 9 device',
      'Clinique 10 amm',
      'null amm',
    ]);
  });

  it('is by amount where asked, and what is masked stands last by name alone', () => {
    const leaky = { ...of('B', 'amm', 99), amount_masked: true };
    const rows = [leaky, of('C', 'amm', 1), of('A', 'device', null), of('D', 'amm', 5)];
    expect(byAmount(rows, ({ unit }) => unit).map(said)).toEqual(['D amm', 'C amm', 'A device', 'B amm']);
  });
});

describe('the place among peers', () => {
  const row: PeerPosition = {
    indicator: 'phev_evolution',
    establishment: '640000001',
    level: 'category',
    others: 25,
    first_quartile: 0.01,
    median: 0.031,
    third_quartile: 0.05,
    value: 0.02,
    below: 0.38,
  };
  const say = (given: Partial<PeerPosition>, direction: 'lower' | 'higher' = 'lower') =>
    plain(peerSentence({ ...row, ...given }, { ...evolution, direction }, 'CH', words.fr));

  it('is told in words fit to the direction', () => {
    expect(say({})).toBe('Mieux que 62 % des 25 autres CH (médiane +3,1 %)');
    expect(say({}, 'higher')).toBe('Mieux que 38 % des 25 autres CH (médiane +3,1 %)');
  });

  it('names the region where the category is too small, and no place where there is no own value', () => {
    expect(say({ level: 'region' })).toContain('25 autres établissements de la région');
    expect(say({ below: null, value: null })).toBe('Les 25 autres CH : médiane +3,1 %');
  });

  it('stands on the line, held at its ends', () => {
    const places = quartilePlaces({ first: 1, median: 2, third: 3, own: 2 });
    expect([places.first, places.median, places.third, places.own]).toEqual([1 / 3, 0.5, 2 / 3, 0.5]);
    expect(quartilePlaces({ first: 1, median: 2, third: 3, own: 99 })).toMatchObject({
      own: 1,
      outside: true,
    });
    const flat = quartilePlaces({ first: 0, median: 0, third: 0, own: 0 });
    expect(Object.values(flat).every((value) => Number.isFinite(Number(value)))).toBe(true);
  });
});

describe('the table of prescribers', () => {
  const person = (prescriber: string | null, specialty_name: string, phev_amount: number): Prescriber => ({
    prescriber,
    specialty: null,
    specialty_name,
    phev_amount,
    phev_boxes: 1,
    repertoire: 0.4,
    les_lines: null,
    les_stays: null,
    les_amount: null,
    off_label_lines: null,
    masked: false,
  });

  it('ranks nobody for agencies: no order by a figure, and none to begin with', () => {
    const fixed = prescriberColumns(false, words.fr).filter(({ numeric }) => numeric);
    expect(fixed.every((column) => column.fixed)).toBe(true);
    const rows = [person('b', 'Cardiologie', 9), person('a', 'Urologie', 99), person('c', 'Cardiologie', 5)];
    expect(unranked(rows).map(({ prescriber }) => prescriber)).toEqual(['b', 'c', 'a']);
  });

  it('orders as it likes inside the establishment', () => {
    expect(prescriberColumns(true, words.fr).some(({ fixed }) => fixed)).toBe(false);
  });
});
