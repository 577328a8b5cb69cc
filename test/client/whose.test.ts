import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { DatedEvent } from '#api/event.ts';
import { contributionChart } from '#client/charts/contribution.ts';
import { cutOf, dumbbellChart, frameOf, heightFor } from '#client/charts/dumbbell.ts';
import { eventMarks, monthAt, yearAt } from '#client/charts/events.ts';
import { paretoChart } from '#client/charts/pareto.ts';
import { yearsChart } from '#client/charts/years.ts';
import type { Definition } from '#client/definition.ts';
import { eventText, numbered } from '#client/event-text.ts';
import { whoseColumns, whoseLines } from '#client/table/whose.ts';
import { readChoice, writeChoice } from '#client/url-state.ts';
import { groupChoices } from '#client/whose-groups.ts';
import {
  dumbbellStory,
  groupCells,
  ownWeight,
  paretoStory,
  placeLines,
  uncountedText,
  weightsBeside,
  weightText,
} from '#client/whose-text.ts';
import { contributionOf, groupTotal, paretoOf, placesOf, type GapRow } from '#client/whose.ts';
import { words } from '#test/support/words.ts';
import { PlainElement, plainDocument, written } from '#test/support/plain-document.ts';
import { evolution, figure } from './figures.ts';

const rate: Definition = {
  ...evolution,
  kind: 'rate',
  direction: 'higher',
  numeratorUnit: 'box',
  short: 'Répertoire',
};

const row = (finess: string, given: Partial<GapRow>): GapRow => ({
  ...figure({ level: 'establishment', establishment: finess }),
  ...{ name: `CH ${finess}`, category: 'CH' },
  ...given,
});
/** An evolution from d to n, judged at 4 %. */
const grown = (finess: string, n: number, d: number, target: number | null = 0.04): GapRow => {
  const value = n / d - 1;
  const verdict = target === null ? 'sans cible' : value <= target ? 'atteint' : 'non atteint';
  return row(finess, {
    ...{ numerator: n, denominator: d, value, target, verdict },
    gap: target === null ? null : value - target,
  });
};
const now = [
  row('region', { level: 'region', establishment: null, name: null, category: null }),
  grown('A', 1_200_000, 1_000_000),
  grown('B', 530_000, 500_000),
  grown('C', 2_000_000, 2_100_000),
  grown('D', 214_000, 200_000),
  row('E', { status: 'masked', verdict: 'masqué' }),
  row('F', { verdict: 'sans objet', reason: 'no_activity' }),
  row('G', { status: 'not_assessable', reason: 'months_missing' }),
];
const before = [
  grown('A', 1_000_000, 950_000),
  grown('B', 500_000, 450_000),
  grown('C', 2_100_000, 2_000_000),
];
const { places, uncounted } = placesOf(now, before, evolution);
const asked = { year: 2016, definition: evolution };

describe('a contribution', () => {
  it('is what the numerator has beyond its target, positive where unfavourable', () => {
    expect(contributionOf(grown('A', 1_200_000, 1_000_000), evolution)).toBeCloseTo(160_000, 6);
    expect(contributionOf({ numerator: 400, denominator: 1000, target: 0.44 }, rate)).toBeCloseTo(40, 9);
    expect(contributionOf({ numerator: 480, denominator: 1000, target: 0.44 }, rate)).toBeCloseTo(-40, 9);
    expect(
      contributionOf(
        { numerator: 9000, denominator: null, target: 8500 },
        { kind: 'amount', direction: 'lower' },
      ),
    ).toBe(500);
  });

  it('is the change of an evolution without target, and nothing of a rate without one', () => {
    expect(contributionOf(grown('A', 1_200_000, 1_000_000, null), evolution)).toBe(200_000);
    expect(contributionOf({ numerator: 400, denominator: 1000, target: null }, rate)).toBeNull();
    expect(contributionOf({ numerator: null, denominator: 1000, target: 0.04 }, evolution)).toBeNull();
    expect(contributionOf({ numerator: 12, denominator: null, target: 0.04 }, evolution)).toBeNull();
    // Steps and points do not add up.
    const step = { numerator: 1, denominator: null, target: 2 };
    expect(contributionOf(step, { kind: 'level', direction: 'higher' })).toBeNull();
    expect(contributionOf(step, { kind: 'score', direction: 'higher' })).toBeNull();
  });
});

describe('the places of a gap', () => {
  it('come with the year before, the largest contribution first, and count those without a figure', () => {
    expect(places.map(({ establishment }) => establishment)).toEqual(['A', 'B', 'D', 'C']);
    expect(places.map(({ contribution }) => Math.round(contribution ?? NaN))).toEqual([
      160_000, 10_000, 6000, -184_000,
    ]);
    expect(places.find(({ establishment }) => establishment === 'D')?.before).toBeNull();
    expect(uncounted).toEqual({ masked: 1, notConcerned: 1, notAssessable: 1 });
    expect(uncountedText(uncounted, words.fr)).toBe(
      'Ni dessinés ni comptés : 1 masqué, 1 non évaluable, 1 sans objet.',
    );
    expect(uncountedText({ masked: 0, notConcerned: 0, notAssessable: 0 }, words.fr)).toBe('');
  });

  it('are told by how many got worse', () => {
    const { title, summary } = dumbbellStory(places, asked, words.fr);
    expect(title).toBe('PHEV : de 2015 à 2016, le résultat de 1 établissement sur 3 s’est dégradé');
    expect(summary).toContain('Pèsent le plus : CH A\u00a0: +160\u00a0k€, CH B\u00a0: +10,0\u00a0k€');
    expect(dumbbellStory([], asked, words.fr).title).toContain('aucun résultat');
  });
});

describe('the few that make most of a gap', () => {
  it('are counted to four fifths of the unfavourable part', () => {
    const pareto = paretoOf(places);
    expect(pareto.unfavourable).toBeCloseTo(176_000, 6);
    expect(pareto.favourable).toBeCloseTo(-184_000, 6);
    expect(pareto.most).toEqual({ count: 1, share: expect.closeTo(160 / 176, 9) as number });
    const { title, summary } = paretoStory(pareto, places, asked, words.fr);
    expect(title).toBe('PHEV : 1 établissement sur 4 fait 91\u00a0% de l’écart défavorable (+176\u00a0k€)');
    expect(summary).toContain(
      'Ceux du bon côté de leur cible en compensent 184\u00a0k€ : la somme de tous est −8,0\u00a0k€.',
    );
  });

  it('sum to the whole, whatever the contributions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 30 }), (euros) => {
        const rows = euros.map((excess, i) => grown(`E${i}`, 104_000 + excess, 100_000));
        const found = placesOf(rows, [], evolution).places;
        const pareto = paretoOf(found);
        const total = found.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
        expect(pareto.unfavourable + pareto.favourable).toBeCloseTo(total, 4);
        expect(
          pareto.weighed.every(
            ({ contribution }, i, all) => contribution <= (all[i - 1]?.contribution ?? Infinity),
          ),
        ).toBe(true);
        if (pareto.weighed.length === 0) expect(pareto.most).toBeNull();
        else expect(pareto.weighed.at(-1)?.cumulated).toBeCloseTo(1, 9);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('says where nothing is shared', () => {
    const shared = placesOf([grown('A', 900, 1000)], [], evolution).places;
    expect(paretoStory(paretoOf(shared), shared, asked, words.fr).title).toContain(
      'aucun établissement ne pèse',
    );
    const unshared = placesOf([row('A', { value: 0.4, numerator: 4, denominator: 10 })], [], rate).places;
    const story = paretoStory(paretoOf(unshared), unshared, { year: 2016, definition: rate }, words.fr);
    expect(story.title).toContain('rien à répartir');
  });
});

describe('where more is favourable, a weight has the sign of the gap', () => {
  /** Boxes in the répertoire, of a thousand, judged at 44 %: what is missing is below 0. */
  const boxes = (finess: string, n: number) =>
    row(finess, {
      ...{ numerator: n, denominator: 1000, value: n / 1000, target: 0.44, gap: n / 1000 - 0.44 },
      verdict: n >= 440 ? 'atteint' : 'non atteint',
    });
  const rows = [boxes('A', 400), boxes('B', 430), boxes('C', 480)];
  const found = placesOf(rows, [], rate).places;
  const pareto = paretoOf(found);

  it('in the sentence, the mark, its lines, the table and the export alike', () => {
    const [first] = found;
    if (!first) throw new Error('no place');
    expect(first.establishment).toBe('A');
    const short = weightText(first.contribution ?? NaN, rate, words.fr);
    expect(short).toMatch(/^−40/);
    const of = { year: 2016, definition: rate };
    expect(dumbbellStory(found, of, words.fr).summary).toContain(`CH A\u00a0: ${short}`);
    expect(weightsBeside(found, rate, words.fr)(0)).toEqual({ text: short, against: true });
    const column = whoseColumns(rate, 2016, words.fr).find(({ id }) => id === 'poids');
    const [line] = whoseLines(found, pareto);
    if (!column || !line) throw new Error('no table');
    expect(column.value(line)).toBeCloseTo(-40, 9);
    expect(column.text(line)).toMatch(/^−40/);
    expect(placeLines(first, of, words.fr).at(-1)).toContain(column.text(line));
    const told = paretoStory(pareto, found, of, words.fr);
    expect(told.title).toContain('de l’écart défavorable (−50');
    expect(told.summary).toMatch(/en compensent 40\D* : la somme de tous est −10/);
  });

  it('and one establishment’s part of all is said with it', () => {
    const part = (at: number) => {
      const place = found[at];
      return place && ownWeight(place, pareto.unfavourable, 'de la région', rate, words.fr);
    };
    expect(part(0)).toMatch(/^CH A pèse −40.*, soit 80,0\u00a0% de l’écart défavorable de la région \(−50/);
    expect(part(2)).toMatch(/^CH C pèse \+40.* ; le total de l’écart défavorable de la région est de −50/);
    expect(found[0] && ownWeight(found[0], 0, 'de la région', rate, words.fr)).toBeNull();
  });
});

describe('a group', () => {
  it('sums its terms, then divides', () => {
    const total = groupTotal(now, new Set(['A', 'C', 'E', 'unknown']), evolution);
    expect(total?.value).toBeCloseTo(3_200_000 / 3_100_000 - 1, 12);
    expect(total).toMatchObject({ counted: 2, missing: 2, target: 0.04 });
    // Under one target, the contributions sum to the group's own.
    expect(total?.contribution).toBeCloseTo(
      contributionOf(total ?? { numerator: null, denominator: null, target: null }, evolution) ?? NaN,
      6,
    );
    expect(groupCells(total, null, evolution, words.fr)).toEqual({
      ...{ before: 'n. é.', now: '+3,23\u00a0%', gap: '−0,77\u00a0pt', counted: '2' },
      contribution: '−24\u202f000\u00a0€',
    });
  });

  it('has no total where none of its members has a figure, or where nothing adds up', () => {
    expect(groupTotal(now, new Set(['E', 'F']), evolution)).toBeNull();
    expect(groupTotal(now, new Set(['A']), { ...evolution, kind: 'score' })).toBeNull();
  });

  it('has no common target where its members have their own', () => {
    const rows = [grown('A', 110, 100, 0.04), grown('B', 110, 100, 0.02)];
    const total = groupTotal(rows, new Set(['A', 'B']), evolution);
    expect(total?.target).toBeNull();
    expect(total?.contribution).toBeCloseTo(14, 9);
  });

  it('is a category, one of a file, or one’s own, of those of the region alone', () => {
    const choices = groupChoices(
      [
        { kind: 'own', name: 'Mes voisins', establishments: ['A', 'B'] },
        { kind: 'ght', name: 'GHT Sud', establishments: ['A', 'Z'] },
        { kind: 'ght', name: 'GHT d’ailleurs', establishments: ['Z'] },
      ],
      now.filter(({ level }) => level === 'establishment'),
    );
    expect(choices.map(({ key }) => key)).toEqual(['categorie:CH', 'ght:GHT Sud', 'mien:Mes voisins']);
    expect(choices[0]?.members.size).toBe(7);
  });
});

describe('the address', () => {
  it('says the group and the month seen, and leaves out what it does not understand', () => {
    const choice = { group: 'mien:Mes voisins', seen: 3 };
    expect(readChoice(new URLSearchParams(writeChoice(choice)))).toEqual(choice);
    expect(readChoice(new URLSearchParams('?groupe=tous&vu=13'))).toEqual({});
  });
});

describe('the table twin', () => {
  it('has every place, and no share where nothing is unfavourable', () => {
    const lines = whoseLines(places, paretoOf(places));
    const columns = whoseColumns(evolution, 2016, words.fr);
    const texts = lines.map((line) => columns.map(({ text }) => text(line)));
    expect(texts[0]).toEqual([
      ...['CH A', 'CH', '+5,26\u00a0%', '+20,00\u00a0%', '4,0\u00a0%', '+16,00\u00a0pts', 'Non atteint'],
      ...['+160\u202f000\u00a0€', '90,9\u00a0%', '90,9\u00a0%'],
    ]);
    expect(texts[3]?.slice(-3)).toEqual(['−184\u202f000\u00a0€', '', '']);
    expect(texts[2]?.[2]).toBe('n. é.');
  });
});

const event = (date: string, text: string): DatedEvent => ({
  ...{ id: null, date, kind: 'price', text, region: null, establishment: null, indicator: null },
  ...{ author: null, shared: true },
});

describe('dated events', () => {
  it('are numbered within the period, in their order', () => {
    const list = numbered(
      [event('2017-05-01', 'après'), event('2016-03-01', 'b'), event('2016-01-31', 'a')],
      '2016-01-01',
      '2016-12-31',
    );
    expect(list.map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(eventText(event('2018-03-01', 'baisse'), words.fr)).toBe('1er mars 2018 · Prix\u00a0: baisse');
  });

  it('stand where their day stands', () => {
    expect(yearAt(new Date('2018-01-01'))).toBe(2017.5);
    expect(yearAt(new Date('2018-07-02'))).toBeCloseTo(2018, 2);
    expect(monthAt(new Date('2018-01-01'), 2018)).toBe(0);
    expect(monthAt(new Date('2018-12-31'), 2018)).toBeCloseTo(11.97, 1);
    expect(eventMarks(undefined, { at: yearAt, domain: [2015, 2020], width: 500 })).toEqual([]);
    expect(
      eventMarks([{ number: 1, date: '2030-01-01' }], { at: yearAt, domain: [2015, 2020], width: 500 }),
    ).toEqual([]);
  });
});

describe('drawn without a browser', () => {
  const kept = Object.getOwnPropertyDescriptor(globalThis, 'window');
  beforeAll(() =>
    Object.defineProperty(globalThis, 'window', { value: { document: plainDocument() }, configurable: true }),
  );
  afterAll(() => {
    if (kept) Object.defineProperty(globalThis, 'window', kept);
    else Reflect.deleteProperty(globalThis, 'window');
  });
  const plain = (drawing: unknown) => {
    if (!(drawing instanceof PlainElement)) throw new Error('no drawing');
    return drawing;
  };
  const marked = (drawing: PlainElement) =>
    drawing.querySelectorAll('[data-row]').map((mark) => Number(mark.getAttribute('data-row')));

  it('the dumbbell chart is the committed one, a mark for each place', async () => {
    const far = placesOf([...now, grown('Z', 900, 100)], before, evolution).places;
    const beside = weightsBeside(far, evolution, words.fr);
    const wide = plain(
      dumbbellChart(far, beside, evolution, { width: 900, height: heightFor(far.length, 900) }, words.fr),
    );
    await expect(written(wide)).toMatchFileSnapshot('drawings/dumbbell.svg');
    expect(marked(wide)).toEqual([0, 1, 2, 3, 4]);
    const small = plain(
      dumbbellChart(far, beside, evolution, { width: 340, height: heightFor(far.length, 340) }, words.fr),
    );
    expect(marked(small)).toEqual([0, 1, 2, 3, 4]);
  });

  it('the frame holds targets, and cuts what stands far out', () => {
    const usual = Array.from({ length: 30 }, (_, i) => grown(`U${i}`, 100 + (i % 7), 100));
    const found = placesOf([...usual, grown('Z', 1000, 100)], [], evolution).places;
    expect(frameOf(found)[1]).toBeLessThan(0.5);
    expect(cutOf(found)).toBe(1);
    expect(frameOf(found)[0]).toBeLessThanOrEqual(0.04);
  });

  it('the Pareto is the committed one', async () => {
    const drawing = plain(paretoChart(paretoOf(places), evolution, { width: 640, height: 280 }, words.fr));
    await expect(written(drawing)).toMatchFileSnapshot('drawings/pareto.svg');
    expect(marked(drawing)).toEqual([0, 1, 2]);
  });

  it('events add marks to a chart, and their absence nothing', async () => {
    const rows = [2015, 2016, 2017].map((year, i) =>
      figure({ period_start: `${year}-01-01`, value: 0.02 * (i + 1), target: 0.04, gap: 0.02 * (i - 1) }),
    );
    const size = { width: 560, height: 260 };
    const series = [{ name: 'Région', rows }];
    const without = written(plain(yearsChart(series, evolution, size, words.fr)));
    expect(written(plain(yearsChart(series, evolution, size, words.fr, [])))).toBe(without);
    const events = [
      { number: 1, date: '2016-03-01' },
      { number: 2, date: '2016-03-15' },
      { number: 3, date: '2017-11-01' },
    ];
    const drawn = written(plain(yearsChart(series, evolution, size, words.fr, events)));
    expect(drawn).not.toBe(without);
    await expect(drawn).toMatchFileSnapshot('drawings/years-events.svg');
  });

  it('and stand in their month of what each month adds to a gap', () => {
    const months = Array.from({ length: 12 }, (_, i) => ({
      month: `2016-${String(i + 1).padStart(2, '0')}`,
      value: i - 5,
    }));
    const options = {
      favourable: 'lower',
      month: (month: string) => month,
      tick: String,
      mean: 'x',
    } as const;
    const mean = { value: 0.5, low: -1, high: 2 };
    const drawn = (events: { number: number; date: string }[]) =>
      plain(contributionChart(months, mean, { ...options, events }, { width: 640, height: 300 }));
    const rules = (drawing: PlainElement) =>
      drawing
        .querySelectorAll('line')
        .filter((line) => line.getAttribute('x1') === line.getAttribute('x2'))
        .map((line) => Number(line.getAttribute('x1')));
    const without = rules(drawn([])).length;
    const [early = NaN, late = NaN] = ['2016-01-01', '2016-12-31'].map((date) => {
      const found = rules(drawn([{ number: 1, date }]));
      expect(found).toHaveLength(without + 1);
      return found.at(-1);
    });
    // Across the months, and not across their mean beside them.
    expect(late).toBeGreaterThan(early);
    expect(late).toBeLessThan(640 - 12 - 40);
  });
});
