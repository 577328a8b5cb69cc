import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { landingChart } from '#client/charts/landing.ts';
import type { Figure } from '#client/figure-text.ts';
import {
  landingAmount,
  landingLines,
  landingStory,
  pointLines,
  probabilityText,
} from '#client/landing-text.ts';
import {
  landingMonths,
  landingOf,
  lands,
  valueAt,
  type Landing,
  type LandingMonths,
} from '#client/landing.ts';
import { words } from '#test/support/words.ts';
import { PlainElement, plainDocument, written } from '#test/support/plain-document.ts';
import { evolution, figure } from './figures.ts';

const season = [90, 95, 105, 100, 98, 97, 92, 80, 99, 108, 110, 126];
/** Euros of a month: a season, 3 % a year, and a little of each month's own. */
const euros = (year: number, month: number) =>
  (season[month - 1] ?? 0) * 1000 * 1.03 ** (year - 2010) * (1 + (((year * 12 + month) % 5) - 2) / 200);
const monthly = (year: number, month: number, given: Partial<Figure> = {}): Figure => {
  const [numerator, denominator] = [euros(year, month), euros(year - 1, month)];
  return figure({
    period_start: `${year}-${String(month).padStart(2, '0')}-01`,
    period_months: 1,
    ...{ numerator, denominator, value: numerator / denominator - 1 },
    ...given,
  });
};
const years = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => monthly(year, month + 1)),
  );
const upTo = (month: string) => years(2011, 2018).filter(({ period_start }) => (period_start ?? '') <= month);
const told = (found: LandingMonths | string): LandingMonths => {
  if (typeof found === 'string') throw new Error(found);
  return found;
};
const sum = (year: number, from = 1, to = 12) =>
  Array.from({ length: to - from + 1 }, (_, i) => euros(year, from + i)).reduce((a, b) => a + b, 0);

describe('the months of a year', () => {
  it('are known without a break from January; provisional ones are not', () => {
    const rows = upTo('2018-05-01').map((row) =>
      row.period_start === '2018-05-01' ? { ...row, status: 'provisional' } : row,
    );
    const { months, series, known } = told(landingMonths(rows, evolution, 2018));
    expect(known).toBe(4);
    expect(months[4]).toMatchObject({ number: 5, provisional: true, terms: { numerator: euros(2018, 5) } });
    // Of a month to come: N-1 from its own year.
    expect(months[7]).toEqual({
      ...{ number: 8, terms: null, provisional: false },
      before: { numerator: euros(2017, 8), denominator: 0 },
    });
    // The first year is told by the one that is compared with it.
    expect(series[0]).toEqual({ month: '2010-01', numerator: euros(2010, 1), denominator: 0 });
    expect(series.at(-1)?.month).toBe('2018-04');
  });

  it('have a reason where there are none', () => {
    expect(landingMonths(upTo('2018-05-01'), { ...evolution, kind: 'score' }, 2018)).toBe('kind');
    expect(landingMonths([], evolution, 2018)).toBe('yearly');
    expect(landingMonths([figure({ status: 'masked', period_months: 1 })], evolution, 2018)).toBe('masked');
    expect(landingMonths(upTo('2017-12-01'), evolution, 2018)).toBe('begins');
  });
});

const seen = (month: number, last = '2018-12-01', target: number | null = 0.02) =>
  landingOf(told(landingMonths(upTo(last), evolution, 2018)), {
    year: 2018,
    seen: month,
    target,
    direction: 'lower',
  });
const landed = (...given: Parameters<typeof seen>) => {
  const landing = seen(...given);
  if (landing === null) throw new Error('no landing');
  return landing;
};

describe('where a year lands', () => {
  it('is near what it came to, between its bounds, from N-1 as it is compared', () => {
    const landing = landed(3, '2018-03-01');
    expect(landing.before).toBeCloseTo(sum(2017), 3);
    expect(landing.projection.toDate).toBeCloseTo(sum(2018, 1, 3), 3);
    expect(Math.abs(landing.projection.landing / sum(2018) - 1)).toBeLessThan(0.02);
    expect(landing.projection.low).toBeLessThan(landing.projection.landing);
    expect(landing.limit?.amount).toBeCloseTo(sum(2017) * 1.02, 3);
    expect(landing.actual).toBeNull();
    expect(landing.probability).toBeGreaterThanOrEqual(0);
    expect(landing.effort?.months).toBe(9);
  });

  it('is drawn from the known sum to the landing, its bounds those of December', () => {
    const { points, projection } = landed(3);
    expect(points[2]?.known).toBeCloseTo(projection.toDate, 6);
    expect(points[2]?.foreseen?.at).toBeCloseTo(projection.toDate, 6);
    expect(points[11]?.foreseen).toEqual({
      at: expect.closeTo(projection.landing, 3) as number,
      low: expect.closeTo(projection.low, 3) as number,
      high: expect.closeTo(projection.high, 3) as number,
    });
    expect(points[11]?.happened).toBeCloseTo(sum(2018), 3);
    expect(points[1]?.foreseen).toBeNull();
    const path = points.flatMap(({ foreseen }) => foreseen?.at ?? []);
    expect(path.every((at, i) => at >= (path[i - 1] ?? 0))).toBe(true);
  });

  it('is over once it is whole, or months of the next year are known', () => {
    expect(landed(3, '2018-03-01').over).toBe(false);
    expect(landed(3).over).toBe(true);
    // Of a past year whose end is not known, nothing is advised either.
    const rows = years(2011, 2018).filter(({ period_start }) => (period_start ?? '') !== '2017-11-01');
    // The next year would tell it, as what it is compared with.
    const holed = rows.map((row) =>
      row.period_start === '2018-11-01' ? { ...row, numerator: null, denominator: null } : row,
    );
    const past = landingOf(told(landingMonths(holed, evolution, 2017)), {
      ...{ year: 2017, seen: 3, target: 0.02, direction: 'lower' },
    });
    if (past === null) throw new Error('no landing');
    expect(past.actual).toBeNull();
    expect(past.over).toBe(true);
    expect(landingStory(past, evolution, words.fr).title).toContain('l’année aurait fini à');
    expect(landingLines(past, evolution, words.fr).join(' ')).not.toContain('par mois');
  });

  it('needs two whole years before it, from whichever month it is seen', () => {
    const asked = { year: 2018, target: 0.02, direction: 'lower' } as const;
    expect(lands(told(landingMonths(years(2017, 2018), evolution, 2018)), asked)).toBe(true);
    expect(lands(told(landingMonths(years(2018, 2018), evolution, 2018)), asked)).toBe(false);
    const short = years(2017, 2018);
    expect(
      landingOf(told(landingMonths(short, evolution, 2018)), {
        year: 2018,
        seen: 3,
        target: 0.02,
        direction: 'lower',
      }),
    ).not.toBeNull();
    expect(
      landingOf(told(landingMonths(years(2018, 2018), evolution, 2018)), {
        year: 2018,
        seen: 3,
        target: 0.02,
        direction: 'lower',
      }),
    ).toBeNull();
  });
});

describe('the sentence', () => {
  it('says the figures of the mark and of the table', () => {
    const landing = landed(3, '2018-03-01');
    const { title } = landingStory(landing, evolution, words.fr);
    const amount = landingAmount(landing.projection.landing, evolution, words.fr);
    const value = words.fr.format.percent(valueAt(landing.projection.landing, landing), 1, true);
    expect(title).toContain(`vue à fin mars 2018, l’année finirait à ${value} (${amount})`);
    expect(title).toContain('dans 90\u00a0% des cas');
    expect(pointLines(landing, 11, evolution, words.fr)).toContain(`Projeté\u00a0: ${amount}`);
    expect(landingStory(landing, evolution, words.en).title).toContain('the year would end at');
  });

  it('says what happened where the year is known', () => {
    const { title, summary } = landingStory(landed(6), evolution, words.fr);
    expect(title).toContain('vue à fin juin 2018, l’année aurait fini à');
    expect(summary).toMatch(/L’année est connue : .*, (dans|hors de) l’intervalle\./);
    const whole = landed(12);
    expect(whole.points.every(({ known }) => known !== null)).toBe(true);
    expect(landingStory(whole, evolution, words.fr).title).toContain('l’année 2018 est connue');
    expect(landingLines(whole, evolution, words.fr)).toEqual([]);
  });

  it('gives the chance, the effort and how such projections did', () => {
    const lines = landingLines(landed(3, '2018-03-01'), evolution, words.fr);
    expect(lines[0]).toMatch(/^Probabilité de respecter la cible de 2,0\u00a0% : .*\.$/);
    expect(lines[1]).toMatch(/par mois sur les 9 mois qui restent, au lieu de .* attendus/);
    // 2012 to 2017 have two whole years before them, at three months each.
    expect(lines[2]).toContain('18 projections à fin mars, juin et septembre');
    expect(lines[3]).toMatch(/^À fin mars : intervalle tenu \d fois sur 6, erreur médiane/);
    expect(lines.at(-1)).toContain('2010–2017');
    expect(landingLines(landed(3, '2018-03-01', null), evolution, words.fr)[0]).toContain('Aucune cible');
    // Of a year that is over no effort is left.
    expect(landingLines(landed(3), evolution, words.fr).join(' ')).not.toContain('par mois');
  });

  it('says where no pace would bring it back, and is never sure', () => {
    const lines = landingLines(landed(11, '2018-11-01', -0.2), evolution, words.fr);
    expect(lines[1]).toContain('aucun rythme');
    expect(lines[0]).toContain('moins de 1\u00a0%');
    expect(probabilityText(0.999, words.fr)).toBe('plus de 99\u00a0%');
    expect(probabilityText(0.423, words.fr)).toBe('42\u00a0%');
  });
});

describe('a rate', () => {
  const rate = { ...evolution, kind: 'rate', direction: 'higher', numeratorUnit: 'box' } as const;
  const boxes = years(2011, 2018)
    .filter(({ period_start }) => (period_start ?? '') <= '2018-06-01')
    .map((row, i) => {
      const [denominator, share] = [
        1000 + (i % 3) * 50,
        0.42 + 0.005 * Math.floor(i / 12) + ((i * 7) % 5) / 1000,
      ];
      return { ...row, numerator: Math.round(denominator * share), denominator };
    });

  it('lands by its counts, summed then divided', () => {
    const landing = landingOf(told(landingMonths(boxes, rate, 2018)), {
      ...{ year: 2018, seen: 6, target: 0.455, direction: 'higher' },
    });
    if (landing === null) throw new Error('no landing');
    const half = boxes.filter(({ period_start }) => (period_start ?? '') >= '2018-01-01');
    const of = (term: 'numerator' | 'denominator') => half.reduce((sum, row) => sum + row[term], 0);
    expect(landing.projection.toDate).toBeCloseTo(of('numerator') / of('denominator'), 12);
    expect(landing.points[5]?.known).toBeCloseTo(landing.projection.toDate, 12);
    expect(landing.points[11]?.foreseen?.at).toBeCloseTo(landing.projection.landing, 9);
    expect(landing.before).toBeGreaterThan(0.4);
    const { title } = landingStory(landing, rate, words.fr);
    expect(title).toContain(
      `l’année finirait à ${words.fr.format.percent(landing.projection.landing, 1)}, entre`,
    );
    const lines = landingLines(landing, rate, words.fr);
    expect(lines[1]).toMatch(/Pour finir juste à la cible : \d+,\d\u00a0% sur les 6 mois qui restent/);
    expect(lines[2]).toMatch(/erreur médiane \d,\d\d\u00a0pt/);
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

  /** Of figures of its own, so that a better method of projection does not change the drawing. */
  const fixed = (): Landing => {
    const landing = landed(3);
    const [landed90, low, high] = [1_500_000, 1_420_000, 1_590_000];
    return {
      ...landing,
      projection: { ...landing.projection, landing: landed90, low, high },
      points: landing.points.map((point) => {
        const at = (end: number) => 360_000 + ((end - 360_000) * (point.number - 3)) / 9;
        const foreseen = { at: at(landed90), low: at(low), high: at(high) };
        return { ...point, foreseen: point.number < 3 ? null : foreseen, provisional: point.number === 12 };
      }),
    };
  };

  it('the landing is the committed one, a mark for each month', async () => {
    const events = [{ number: 1, date: '2018-03-01' }];
    const drawing: unknown = landingChart(fixed(), evolution, { width: 760, height: 320 }, words.fr, events);
    if (!(drawing instanceof PlainElement)) throw new Error('no drawing');
    await expect(written(drawing)).toMatchFileSnapshot('drawings/landing.svg');
    expect(drawing.querySelectorAll('[data-row]')).toHaveLength(12);
  });
});
