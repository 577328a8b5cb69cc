import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeTerms } from '#api/bridge.ts';
import { xmr } from '#api/statistics/xmr.ts';
import {
  breakdownStory,
  changeOf,
  dimensionsOf,
  drawnOf,
  inside,
  rowName,
  rowsWithin,
  type BreakdownRow,
} from '#client/breakdown.ts';
import { establishmentBridges, stepsOf, type BridgeRow } from '#client/bridge-steps.ts';
import { amountTicks } from '#client/charts/axis.ts';
import { contributionChart } from '#client/charts/contribution.ts';
import { waterfallChart } from '#client/charts/waterfall.ts';
import { gapMonths, meanOf, solidityOf } from '#client/gap-months.ts';
import { readingText, readingsOf } from '#client/gap-readings.ts';
import { bridgeStory, gapAmount, solidityStory, stepName, stepText } from '#client/gap-story.ts';
import { bridgeFields } from '#client/table/bridge.ts';
import { breakdownColumns } from '#client/table/breakdown.ts';
import { csvOf } from '#client/table/csv.ts';
import { words } from '#test/support/words.ts';
import { causeText } from '#client/xmr-text.ts';
import { PlainElement, plainDocument, written } from '#test/support/plain-document.ts';
import { evolution, figure } from './figures.ts';

const share = { ...evolution, kind: 'rate', direction: 'higher', numeratorUnit: 'box' } as const;

const row = (term: string, value: number, given: Partial<BridgeRow> = {}): BridgeRow => ({
  ...{ indicator: 'phev_evolution', level: 'region', establishment: null, name: null },
  ...{ term, value, establishments: 3, left_out: 0, ...given },
});
const told = [
  row('signed_before', 9_000_000),
  row('merger', 1_000_000),
  row('before', 10_000_000),
  row('list_exit', -300_000),
  row('price', 1_200_000),
  row('volume', 450_000),
  row('unknown', 150_000.004),
  row('now', 11_500_000.004),
  row('constant_before', 9_700_000),
  row('constant_now', 11_300_000),
];
const bridgeOfRows = (rows: readonly BridgeRow[]) => {
  const bridge = stepsOf(rows);
  if (!bridge) throw new Error('no bridge');
  return bridge;
};

const month = (m: number, numerator: number | null, denominator: number | null) =>
  figure({
    ...{ period_start: `2016-${String(m).padStart(2, '0')}-01`, period_months: 1 },
    ...{ numerator, denominator },
    value: numerator === null || denominator === null ? null : numerator / denominator - 1,
  });
const year = Array.from({ length: 12 }, (_, i) => month(i + 1, 110 + (i % 3), 100));

describe('the gap in what is counted', () => {
  it('is n − d(1 + t) of an evolution and n − dt of a rate, whichever side is favourable', () => {
    expect(gapAmount({ numerator: 110, denominator: 100, target: 0.04 }, evolution)).toBeCloseTo(6, 9);
    expect(gapAmount({ numerator: 30, denominator: 100, target: 0.4 }, share)).toBeCloseTo(-10, 9);
    expect(gapAmount({ numerator: null, denominator: 100, target: 0.04 }, evolution)).toBeNull();
    expect(gapAmount({ numerator: 110, denominator: 100, target: null }, evolution)).toBeNull();
    expect(
      gapAmount({ numerator: 110, denominator: 100, target: 50 }, { ...evolution, kind: 'amount' }),
    ).toBeNull();
  });

  it('by month sums to that of the year; an unknown month is unknown', () => {
    const months = gapMonths(year, 2016, 0.04, evolution);
    const sum = months.reduce((all, { value }) => all + (value ?? NaN), 0);
    const [numerator, denominator] = [12 * 111, 1200];
    expect(sum).toBeCloseTo(gapAmount({ numerator, denominator, target: 0.04 }, evolution) ?? NaN, 9);
    expect(gapMonths(year.slice(1), 2016, 0.04, evolution)[0]?.value).toBeNull();
  });
});

describe('the word beside the verdict', () => {
  const judged = (rows: typeof year, given: Parameters<typeof figure>[0], definition = evolution) =>
    solidityOf(figure({ target: 0.04, value: 0.1, ...given }), rows, 2016, definition);

  it('is « solide » where the months agree, « fragile » where their variation is larger than the gap', () => {
    const solid = judged(year, {}).solidity;
    const fragile = judged(
      Array.from({ length: 12 }, (_, i) => month(i + 1, i % 2 === 0 ? 160 : 52, 100)),
      {},
    ).solidity;
    if (!solid || !fragile) throw new Error('not judged');
    const { title } = solidityStory(solid, evolution, words.fr);
    expect(title).toMatch(/^Écart solide : \+84\s€, entre \+\d+\s€ et \+\d+\s€ .*12 mois$/);
    expect(solidityStory(fragile, evolution, words.fr).title).toMatch(/^Écart fragile : \+24\s€, entre −/);
    expect(meanOf(solid, evolution).value).toBeCloseTo(7, 9);
  });

  it('tells a gap of the sign that the signed one has, also where more is favourable', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ ...month(i + 1, 30 + (i % 3), 100), value: 0.3 }));
    const { solidity } = solidityOf(figure({ target: 0.4, value: 0.3 }), rows, 2016, share);
    if (!solidity) throw new Error('not judged');
    expect(solidity.contribution).toBeCloseTo(108, 9);
    expect(solidityStory(solidity, share, words.fr).title).toMatch(
      /^Écart solide : −108 boîtes, entre −1\d\d/,
    );
    const mean = meanOf(solidity, share);
    expect(mean.low).toBeLessThan(mean.value);
    expect(mean.high).toBeGreaterThan(mean.value);
    expect(mean.value).toBeCloseTo(-9, 9);
  });

  it('is not said without target, terms or months, and why is', () => {
    expect(judged(year, { target: null })).toEqual({ solidity: null, why: 'target' });
    expect(judged(year.slice(0, 5), {})).toEqual({ solidity: null, why: 'months' });
    expect(judged(year, { reason: 'anonymous_total' })).toEqual({ solidity: null, why: 'withheld' });
    expect(judged(year, {}, { ...evolution, kind: 'score' })).toEqual({ solidity: null, why: 'kind' });
  });

  it('comes with the cause of a month that stands out', () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({
      month: `${2015 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      value: i === 15 ? 0.9 : 0.1 + 0.06 * (i % 2),
    }));
    const chart = xmr(rows.map(({ value }) => value));
    if (!chart) throw new Error('no limits');
    expect(causeText(rows, chart, 2016, words.fr)).toMatch(
      /^2016 a une cause particulière.*avr\. \(hors des limites/,
    );
    expect(causeText(rows, chart, 2014, words.fr)).toMatch(/^En 2014, aucun mois/);
  });
});

describe('the other readings', () => {
  const known = {
    figure: figure({ numerator: 1332, denominator: 1200, value: 0.11, target: 0.04 }),
    monthly: [...year.slice(0, 4), month(5, null, null), ...year.slice(5)],
    rolling: [
      figure({ period_start: '2015-12-01', value: 0.08, numerator: 108, denominator: 100 }),
      figure({ period_start: '2016-03-01', value: 0.5, numerator: 150, denominator: 100 }),
    ],
    bridge: told,
  };

  it('sum the months from January up to the first unknown, and take the last window that ends in the year', () => {
    const [signed, toDate, rolling, constant] = readingsOf(known, 2016, evolution, words.fr);
    expect(signed?.value).toBe(0.11);
    expect([toDate?.numerator, toDate?.denominator]).toEqual([110 + 111 + 112 + 110, 400]);
    expect(toDate?.value).toBeCloseTo(443 / 400 - 1, 12);
    expect(toDate?.what).toBe('de janvier à avril 2016, rapporté aux mêmes mois de l’année précédente');
    expect(rolling?.value).toBe(0.08);
    expect(rolling?.what).toBe('12 mois finissant en novembre 2016');
    expect(constant?.value).toBeCloseTo(11.3 / 9.7 - 1, 12);
    expect(constant && readingText(constant, 'denominator', evolution, words.fr)).toBe(
      '9\u202f700\u202f000\u00a0€',
    );
  });

  it('that are missing say why, and never 0', () => {
    const masked = figure({ ...month(1, null, null), status: 'masked', reason: 'masked' });
    const none = { figure: undefined, monthly: [], rolling: [masked], bridge: [] };
    const readings = readingsOf(none, 2016, evolution, words.fr);
    expect(readings.map(({ value }) => value)).toEqual([null, null, null, null]);
    expect(readings.map(({ lacking }) => lacking)).toEqual([
      words.fr.labels.reasons.not_covered,
      'la source est annuelle : aucun mois n’est connu',
      words.fr.labels.reasons.masked,
      'non décomposé : il faut les produits de deux années entières, lisibles par vous',
    ]);
    expect(readings.map((reading) => readingText(reading, 'value', evolution, words.fr))).toEqual([
      ...['n. é.', 'n. é.', 'masqué', 'n. é.'],
    ]);
  });

  it('say « signée » of a year judged and complete, and else what it is', () => {
    const named = (given: Parameters<typeof figure>[0]) => {
      const [one] = readingsOf({ ...known, figure: figure(given) }, 2016, evolution, words.fr);
      return `${one?.name} ${one?.mark}`;
    };
    const judged = { value: 0.11, target: 0.04, verdict: 'non atteint' };
    expect(named(judged)).toBe('Année 2016, telle que signée contractuel');
    expect(named({ ...judged, status: 'provisional' })).toBe('Année 2016, provisoire ');
    expect(named({ value: 0.11, verdict: 'sans cible' })).toBe('Année 2016, sans cible ');
    expect(named({ ...judged, verdict: 'non évaluable', reason: 'not_signatory' })).toBe(
      'Année 2016, sans verdict ',
    );
  });

  it('say why there is no constant perimeter, and what the months leave out', () => {
    const constant = (given: Partial<typeof known>, definition = evolution) =>
      readingsOf({ ...known, ...given }, 2016, definition, words.fr)[3];
    const without = told.filter(({ term }) => term?.startsWith('constant') !== true);
    expect(constant({ bridge: without })).toMatchObject({
      masked: true,
      lacking: words.fr.labels.gapExplained.signed.maskedConstantRegion,
    });
    expect(constant({ bridge: [] }, { ...evolution, kind: 'rate' })?.lacking).toMatch(/^un taux n’en a pas/);
    expect(constant({ figure: figure({ value: 0.1, reason: 'anonymous_total' }) })?.masked).toBe(true);
    const still = [row('before', 10), row('now', 12), row('constant_before', 10), row('constant_now', 12)];
    expect(constant({ bridge: still })?.what).toBe('rien n’est entré ni sorti entre les deux années');
    const all = {
      ...known,
      monthly: year,
      figure: figure({ numerator: 1400, denominator: 1200, value: 0.2 }),
    };
    expect(readingsOf(all, 2016, evolution, words.fr)[1]?.what).toMatch(
      /sans les établissements dont un mois/,
    );
  });
});

describe('the steps of a bridge', () => {
  it('lead from N-1 as signed to N, its perimeter first, and leave nothing', () => {
    const { steps, change, unexplained, signed } = bridgeOfRows(told);
    expect(steps.map(({ name }) => name)).toEqual([
      ...['signed_before', 'merger', 'before', 'list_exit', 'price', 'volume', 'unknown', 'now'],
    ]);
    expect(change).toBeCloseTo(2_500_000.004, 6);
    expect(unexplained).toBe(0);
    expect(steps.map(({ name }) => stepName(name, { steps, signed }, 2016, words.fr)).slice(0, 3)).toEqual([
      '2015, tel que signé',
      'Fusion d’établissements',
      '2015, comparable',
    ]);
    expect(stepName('signed_before', { steps, signed: false }, 2016, words.fr)).toBe(
      '2015, tel que calculé alors',
    );
  });

  it('that do not close say what they leave, at its place', () => {
    const { steps, unexplained } = bridgeOfRows([row('before', 10), row('price', 2), row('now', 15)]);
    expect(unexplained).toBe(3);
    expect(steps.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['before', 10, 10],
      ['price', 10, 12],
      ['unexplained', 12, 15],
      ['now', 15, 15],
    ]);
    expect(stepsOf([row('now', 15)])).toBeUndefined();
  });

  it('chain for any terms: each begins where the one before ends', () => {
    const euros = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(euros, fc.dictionary(fc.constantFrom(...bridgeTerms), euros), (signed, terms) => {
        const of = (names: readonly string[]) =>
          Object.entries(terms).reduce((sum, [name, value]) => sum + (names.includes(name) ? value : 0), 0);
        const before = signed + of(['merger', 'rule']);
        const now = before + of(bridgeTerms.filter((name) => name !== 'merger' && name !== 'rule'));
        const { steps, unexplained, change } = bridgeOfRows([
          row('signed_before', signed),
          ...Object.entries(terms).map(([name, value]) => row(name, value)),
          row('before', before),
          row('now', now),
        ]);
        expect(unexplained).toBe(0);
        expect(change).toBeCloseTo(now - signed, 3);
        steps.forEach(({ from }, i) => {
          if (i > 0) expect(from).toBeCloseTo(steps[i - 1]?.to ?? NaN, 3);
        });
      }),
      { endOnFailure: true, numRuns: 40 },
    );
  });

  it('are told by the largest that goes their way, then by the largest against', () => {
    const said = (rows: readonly BridgeRow[]) =>
      bridgeStory(bridgeOfRows(rows), 2016, evolution, words.fr).title;
    expect(said(told)).toBe(
      'La hausse vient d’abord de l’effet prix : +1,2\u00a0M€ sur +2,5\u00a0M€, malgré les radiations de la liste (−300\u00a0k€)',
    );
    expect(said([row('before', 10_000), row('volume', 500), row('exit', -2_000), row('now', 8_500)])).toBe(
      'La baisse vient d’abord des produits arrêtés : −2,0\u00a0k€ sur −1,5\u00a0k€, malgré l’effet volume (+500\u00a0€)',
    );
    expect(
      said([
        row('before', 10_000),
        row('volume', 5_000),
        row('exit', -7_000),
        row('now', 8_000),
        row('mix', 0),
      ]),
    ).toBe(
      'La baisse vient d’abord des produits arrêtés : −7,0\u00a0k€ sur −2,0\u00a0k€, malgré l’effet volume (+5,0\u00a0k€)',
    );
    expect(
      said([
        row('before', 10_000),
        row('price', -4_000),
        row('volume', 3_000),
        row('mix', 2_500),
        row('now', 11_500),
      ]),
    ).toBe(
      'La hausse vient d’abord de l’effet volume : +3,0\u00a0k€ sur +1,5\u00a0k€, malgré l’effet prix (−4,0\u00a0k€)',
    );
    // Less than a tenth of the first is not worth a word.
    expect(said([row('before', 0), row('price', 1_000), row('fee', -90), row('now', 910)])).toBe(
      'La hausse vient d’abord de l’effet prix : +1,0\u00a0k€ sur +910\u00a0€',
    );
    expect(said([row('before', 10), row('now', 10)])).toBe('PHEV : rien n’a changé en 2016');
  });

  it('of a rate are in points', () => {
    const rows = [row('before', 0.4), row('within', 0.03), row('between', -0.01), row('now', 0.42)];
    const { steps } = bridgeOfRows(rows);
    expect(steps.map((step) => stepText(step, share, words.fr, 'table'))).toEqual([
      ...['40,00\u00a0%', '+3,00\u00a0pts', '−1,00\u00a0pt', '42,00\u00a0%'],
    ]);
    const card = (value: number) => stepText({ total: false, value }, share, words.fr, 'card');
    expect([0.03, -0.0004].map(card)).toEqual(['+3,0\u00a0pts', '−0,04\u00a0pt']);
    expect(bridgeFields(bridgeOfRows(rows), 2016, share, words.fr)[1]?.label).toBe(
      'Taux ou points (en fraction : 0,01 pour 1 point)',
    );
  });

  it('are exported unrounded, the first effect marked', () => {
    const bridge = bridgeOfRows(told);
    const csv = csvOf(bridge.steps, bridgeFields(bridge, 2016, evolution, words.fr)).split('\r\n');
    expect(csv[0]).toBe('\ufeffEffet;Montant;Part du changement;Premier effet');
    expect(csv.find((line) => line.startsWith('Effet prix'))).toMatch(/^Effet prix;1200000;0,47999\d*;oui$/);
    expect(csv.find((line) => line.startsWith('Non restitué'))).toMatch(/^Non restitué;150000,004;/);
  });

  it('of each establishment stand the largest change first', () => {
    const of = (establishment: string, price: number) => {
      const place = { level: 'establishment', establishment, name: `CH ${establishment}` };
      return [row('before', 100, place), row('price', price, place), row('now', 100 + price, place)];
    };
    const { lines, terms } = establishmentBridges([...told, ...of('a', 5), ...of('b', -50)]);
    expect(lines.map(({ name, change, first }) => [name, change, first])).toEqual([
      ['CH b', -50, 'price'],
      ['CH a', 5, 'price'],
    ]);
    expect(terms).toEqual(['price']);
  });
});

const part = (key: string | null, change: number, given: Partial<BreakdownRow> = {}): BreakdownRow => ({
  ...{ indicator: 'phev_evolution', by: 'atc1', key, label: key && `CLASSE ${key}`, pooled: false },
  ...{ numerator_before: 1000, base_before: 10, numerator: 1000 + change, base: 10, change },
  ...{ list_entry: 0, list_exit: 0, early_access: 0, entry: change, exit: 0, price: 0, volume: 0, mix: 0 },
  ...{ within: null, between: null, fee: 0, regularisation: 0, unknown: 0, ...given },
});

describe('a change by what it comes from', () => {
  const letters = ['A', 'B', 'C', 'D', 'G', 'H', 'J', 'L', 'M', 'N', 'P', 'R'];
  const classes = letters.map((key, i) => part(key, (i % 2 === 0 ? 1 : -1) * (1200 - 100 * i)));
  const rows = [...classes, part(null, 70), part(null, 30, { pooled: true, label: null })];
  const ends = { before: '2015, comparable', now: '2016' };
  const drawn = drawnOf(rows, 'atc1', ends, evolution, words.fr);

  it('has ten bars, the others together, then what has no key and what is pooled, and closes', () => {
    expect(drawn.map(({ name }) => name)).toEqual([
      '2015, comparable',
      ...letters.slice(0, 10).map((key) => `CLASSE ${key} (${key})`),
      ...[
        '2 autres',
        'Sans classe ATC (LPP, honoraires, non restitué)',
        'Regroupées (peu de personnes)',
        '2016',
      ],
    ]);
    const last = drawn.at(-1);
    expect(drawn.at(-2)?.to).toBe(last?.to);
    expect((last?.to ?? 0) - (drawn[0]?.to ?? 0)).toBe(changeOf(rows));
    expect(breakdownStory(drawn, 'atc1', changeOf(rows), evolution, words.fr).title).toBe(
      'Le plus grand changement : CLASSE A (A), +1,2\u00a0k€ sur +700\u00a0€',
    );
  });

  it('puts no prescriber forward', () => {
    const people = [part('10001234567', 900, { by: 'prescriber', label: 'Dr DURAND' }), part(null, 20)];
    const bars = drawnOf(people, 'prescriber', ends, evolution, words.fr);
    const { title } = breakdownStory(bars, 'prescriber', changeOf(people), evolution, words.fr);
    expect(title).toBe('Changement de +920\u00a0€, par prescripteur');
    expect(bars.map(({ name }) => name)).toContain('Non rapproché');
  });

  it('opens a class on those inside it, as far as the place has them', () => {
    const [first = part('A', 1)] = classes;
    expect(inside(first, 'atc1', ['atc1', 'atc2'])).toEqual({ by: 'atc2', within: 'A' });
    expect(inside(first, 'atc2', ['atc1', 'atc2'])).toBeUndefined();
    expect(inside(part(null, 1), 'atc1', ['atc1', 'atc2'])).toBeUndefined();
    expect(inside(part('kind:lpp', 1), 'atc1', ['atc1', 'atc2'])).toBeUndefined();
    expect(rowsWithin([part('A02', 1), part('B01', 1), part(null, 1)], 'A').map(({ key }) => key)).toEqual([
      'A02',
    ]);
  });

  it('is offered by what the source tells and the place opens', () => {
    expect(dimensionsOf(evolution, true)).toEqual(['kind', 'atc1', 'atc2']);
    expect(dimensionsOf(evolution, false)).not.toContain('unit');
    expect(dimensionsOf({ ...evolution, sources: ['les'] }, false)).toContain('unit');
    expect(dimensionsOf({ ...evolution, sources: ['transport'] }, false)).not.toContain('atc1');
    expect(rowName(part('fee', 1), 'kind', words.fr)).toBe('Honoraires de dispensation');
    expect(
      ['kind:lpp', 'kind:medicine'].map((key) => rowName(part(key, 1, { label: null }), 'atc1', words.fr)),
    ).toEqual(['LPP', 'Médicaments sans classe ATC']);
  });

  it('has the same change in its table, to the euro, and its share', () => {
    const columns = breakdownColumns(rows, { by: 'atc1', whole: 700, year: 2016, ends }, evolution, words.fr);
    const [first = part('A', 1)] = rows;
    const said = Object.fromEntries(columns.map(({ id, text }) => [id, text(first)]));
    expect(said).toMatchObject({
      nom: 'CLASSE A (A)',
      changement: '+1\u202f200\u00a0€',
      part: '171,4\u00a0%',
    });
    expect(said.entrees).toBe('+1\u202f200\u00a0€');
  });

  it('tells the quantity of a product as one, and names both terms of a rate', () => {
    const sold = [part('3400930000011', 60, { by: 'product', price: 10, volume: 80, mix: -30, entry: 0 })];
    const names = (definition: typeof evolution, by: 'product' | 'kind') =>
      breakdownColumns(sold, { by, whole: 60, year: 2016, ends }, definition, words.fr).map(
        ({ label }) => label,
      );
    expect(names(evolution, 'product')).toEqual([
      ...['Produit', 'Changement', 'Part du changement', 'Effet prix', 'Effet quantité'],
      ...['2015, comparable', '2016'],
    ]);
    expect(names(evolution, 'kind')).toContain('Effet de structure');
    expect(names(share, 'product').slice(-4)).toEqual([
      ...['Numérateur 2015', 'Dénominateur 2015', 'Numérateur 2016', 'Dénominateur 2016'],
    ]);
  });

  it('inside a class of a rate has no ends: what each brings is to the whole’s', () => {
    const inClass = [part('L01', 0.02, { numerator_before: 5, base_before: 10, numerator: 9, base: 10 })];
    expect(drawnOf(inClass, 'atc2', ends, share, words.fr).map(({ from, to }) => [from, to])).toEqual([
      [0, 0.02],
    ]);
  });
});

describe('drawn without a browser', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'window');
  beforeAll(() =>
    Object.defineProperty(globalThis, 'window', { value: { document: plainDocument() }, configurable: true }),
  );
  afterAll(() => {
    if (before) Object.defineProperty(globalThis, 'window', before);
    else Reflect.deleteProperty(globalThis, 'window');
  });
  const plain = (drawing: unknown) => {
    if (!(drawing instanceof PlainElement)) throw new Error('no drawing');
    return drawing;
  };
  const marks = (drawing: PlainElement) =>
    drawing
      .querySelectorAll('[data-row]')
      .map((mark) => Number(mark.getAttribute('data-row')))
      .toSorted((a, b) => a - b);

  it('the waterfall is the committed one, each step once', async () => {
    const { steps } = bridgeOfRows(told);
    const bars = steps.map((step) => ({
      ...step,
      name: stepName(step.name, { steps, signed: true }, 2016, words.fr),
      text: stepText(step, evolution, words.fr, 'card'),
    }));
    const tick = amountTicks(words.fr, true);
    const drawing = plain(waterfallChart(bars, { favourable: 'lower', tick }, { width: 640, height: 266 }));
    await expect(written(drawing)).toMatchFileSnapshot('drawings/waterfall.svg');
    expect(marks(drawing)).toEqual(steps.map((_, i) => i));
  });

  it('no two ticks of a waterfall read alike', () => {
    const bars = [
      { name: '2015', total: true, from: 100e6, to: 100e6, text: '' },
      { name: 'prix', total: false, from: 100e6, to: 100.5e6, text: '' },
    ];
    const drawing = plain(
      waterfallChart(
        bars,
        { favourable: 'lower', tick: amountTicks(words.fr, true) },
        { width: 640, height: 90 },
      ),
    );
    const ticks = [...written(drawing).matchAll(/^\s*(\S+\s+M€)$/gm)].map(([, text]) => text);
    expect(ticks.length).toBeGreaterThan(3);
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks).toContain('100,2\u00a0M€');
  });

  it('the months of a gap are the committed ones, the mean last', async () => {
    const judged = solidityOf(figure({ target: 0.04, value: 0.1 }), year.slice(1), 2016, evolution);
    if (!judged.solidity) throw new Error('not judged');
    const options = {
      favourable: 'lower' as const,
      month: (one: string) => words.fr.format.monthShort(`${one}-01`),
      tick: amountTicks(words.fr, true),
      mean: 'moyenne',
    };
    const mean = meanOf(judged.solidity, evolution);
    const drawing = plain(contributionChart(judged.months, mean, options, { width: 640, height: 300 }));
    await expect(written(drawing)).toMatchFileSnapshot('drawings/contribution.svg');
    // January is not known.
    expect(marks(drawing)).toEqual([...Array.from({ length: 11 }, (_, i) => i + 1), 12]);
  });
});
