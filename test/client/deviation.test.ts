import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xmr } from '#api/statistics/xmr.ts';
import { funnelChart, type Deviator } from '#client/charts/funnel.ts';
import { shownLimits, xmrChart } from '#client/charts/xmr.ts';
import {
  cellsOf,
  chanceText,
  deviationLines,
  deviationStory,
  judgedOf,
  readingText,
} from '#client/deviation-text.ts';
import { words } from '#test/support/words.ts';
import { signalText, xmrStory } from '#client/xmr-text.ts';
import { PlainElement, plainDocument, written } from '#test/support/plain-document.ts';

const deviator = (key: string | null, n: number, observed: number, expected: number | null): Deviator => ({
  ...{ key, label: key, group: 'Oncologie médicale', peers: expected === null ? 2 : 8, widened: false },
  ...{ n, observed, expected, uncoded: 0, masked: false },
});
const masked: Deviator = {
  ...{ key: 'masqué', label: 'CH MASQUÉ', group: 'CH', peers: null, widened: null },
  ...{ n: null, observed: null, expected: null, uncoded: null, masked: true },
};
const rows = [
  ...Array.from({ length: 12 }, (_, i) => deviator(`Service ${i}`, 40 + 30 * i, 4 + 3 * i, 4.2 + 3.1 * i)),
  deviator('Service très haut', 60, 27, 9),
  deviator('Service haut', 80, 16, 9),
  deviator('Service bas', 400, 12, 42),
  deviator('Petit service', 12, 4, 1.3),
  deviator(null, 70, 9, null),
  masked,
];
const deviation = judgedOf(rows);
const reading = (key: string | null) => {
  const found = deviation.judged.find(({ subject }) => subject.key === key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};

describe('a reading', () => {
  it('is one of a few words, and never a verdict on a person', () => {
    const said = (key: string | null) => readingText(reading(key), words.fr);
    expect(said('Service très haut')).toBe('à examiner (au-dessus), limite à 99,8\u00a0%');
    expect(said('Service haut')).toBe('à examiner (au-dessus), limite à 95\u00a0%');
    expect(said('Service bas')).toBe('à examiner (au-dessous), limite à 99,8\u00a0%');
    expect(said('Service 3')).toBe('dans l’attendu');
    expect(said('Petit service')).toBe('non comparé (effectif trop faible)');
    expect(said(null)).toBe('non comparé (personne à qui le rapporter)');
    expect(said('masqué')).toBe('masqué');
  });

  it('has its figures, and says « masqué » for what is withheld, never 0', () => {
    const cells = cellsOf(reading('Service très haut'), words.fr);
    expect([cells.n, cells.observed, cells.expected, cells.ratio]).toEqual(['60', '27', '9,0', '3,00']);
    // Binomial(60, 0.15), mid-p, nothing to widen.
    expect(cells.limits(95)).toBe('4 à 14');
    const wide = { ...reading('Service bas'), subject: { ...reading('Service bas').subject, widened: true } };
    expect(cellsOf(wide, words.fr).peers).toBe('8, de toutes catégories');
    const hidden = cellsOf(reading('masqué'), words.fr);
    expect([hidden.n, hidden.observed, hidden.expected, hidden.ratio, hidden.limits(95)]).toEqual(
      Array.from({ length: 5 }, () => 'masqué'),
    );
    expect(deviationLines(reading(null), { by: 'prescriber', numerator: 'outside' }, words.fr)[0]).toMatch(
      /^Non rapproché/,
    );
  });

  it('is told with the flags that chance alone would make', () => {
    const title = (numerator: 'outside' | 'off_label') =>
      deviationStory(deviation, { by: 'unit', numerator }, words.fr).title;
    expect(title('outside')).toBe('Hors référentiel : 2 services à examiner sur 14 comparés');
    expect(title('off_label')).toBe('Hors AMM : 2 services à examiner sur 14 comparés');
    const [chance, dispersion] = chanceText(deviation, words.fr);
    expect(chance).toBe(
      '14 comparés. Si personne ne différait, le hasard seul en placerait 0,7 hors des limites à 95\u00a0% et 0,03 hors de celles à 99,8\u00a0% ; il y en a 3 et 2.',
    );
    expect(dispersion).toMatch(/^Les différences (ne )?dépassent/);
    expect(chanceText(judgedOf([masked]), words.fr)).toEqual([words.fr.labels.deviation.chanceNone]);
    expect(chanceText(deviation, words.en)[0]).toContain('chance alone');
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
  const size = { width: 640, height: 380 };
  const plain = (drawing: unknown) => {
    if (!(drawing instanceof PlainElement)) throw new Error('no drawing');
    return drawing;
  };

  it('the funnel is the committed one', async () => {
    const drawing = plain(funnelChart(deviation.judged, { subject: 'Service 3', deviation }, size, words.fr));
    await expect(written(drawing)).toMatchFileSnapshot('drawings/funnel.svg');
    // Every one with a ratio, each once.
    const marked = drawing
      .querySelectorAll('[data-row]')
      .map((mark) => Number(mark.getAttribute('data-row')));
    const known = deviation.judged.flatMap(({ ratio }, i) => (ratio === null ? [] : [i]));
    expect(marked.toSorted((a, b) => a - b)).toEqual(known);
  });

  it('a share keeps between 0 and 1, a growth may fall', () => {
    const limits = { low: -0.2, high: 1.4 };
    expect(shownLimits(limits, false)).toEqual({ low: 0, high: 1, cut: true });
    expect(shownLimits(limits, true)).toEqual({ ...limits, cut: false });
    expect(shownLimits({ low: -1.3, high: 1.4 }, true)).toEqual({ low: -1, high: 1.4, cut: true });
  });

  it('the monthly chart is the committed one', async () => {
    const months = Array.from({ length: 30 }, (_, i) => ({
      month: `${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      value: i === 9 ? null : i === 25 ? 0.34 : 0.12 + 0.02 * Math.sin(i * 2.4),
    }));
    const chart = xmr(months.map(({ value }) => value));
    if (chart === null) throw new Error('no chart');
    await expect(
      written(plain(xmrChart(months, { chart, growth: false }, size, words.fr))),
    ).toMatchFileSnapshot('drawings/xmr.svg');
    expect(xmrStory('Part hors référentiel', months, chart, words.fr).title).toBe(
      'Part hors référentiel, mois par mois\u00a0: 1 des 29 mois connus sort de l’habitude',
    );
    expect(signalText(chart, 25, words.fr)).toBe('hors des limites');
    expect(signalText(chart, 3, words.fr)).toBe('');
  });
});
