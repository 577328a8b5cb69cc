import { expect, test } from 'vitest';
import { clusteredSolidity } from '#api/statistics/solidity.ts';
import type { BreakdownRow } from '#client/breakdown.ts';
import type { Definition } from '#client/definition.ts';
import { clusteredOf, clusteredStory, clusteredTable } from '#client/gap-clusters.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure } from './figures.ts';

const held = (
  key: string | null,
  given: Partial<Pick<BreakdownRow, 'numerator' | 'numerator_before' | 'base' | 'base_before'>>,
): BreakdownRow => ({
  ...{ indicator: evolution.indicator, by: 'prescriber', key, label: null, pooled: false },
  ...{ numerator_before: null, base_before: null, numerator: null, base: null, change: null },
  ...{ list_entry: null, list_exit: null, early_access: null, entry: null, exit: null },
  ...{ price: null, volume: null, mix: null, within: null, between: null },
  ...{ fee: null, regularisation: null, unknown: null, ...given },
});
const known = (judged: ReturnType<typeof clusteredOf>) => {
  if (judged.solidity === null) throw new Error(judged.why);
  return judged;
};
const twelve = Array.from({ length: 12 }, (_, i) => i);

/** Twelve prescribers from 1,000 € to between 1,044 and 1,066 €, and what nobody is told to hold. */
const growth = [
  ...twelve.map((i) => held(`1000000000${i}`, { numerator_before: 1000, numerator: 1044 + 2 * i })),
  held(null, { numerator_before: 500, numerator: 520 }),
];
const sum = (rows: readonly BreakdownRow[], part: 'numerator' | 'numerator_before' | 'base') =>
  rows.reduce((all, row) => all + (row[part] ?? 0), 0);
const grown = figure({
  ...{ level: 'establishment', establishment: '330781196', target: 0.04 },
  ...{ numerator: sum(growth, 'numerator'), denominator: sum(growth, 'numerator_before') },
});

test('of an evolution, each prescriber is N beside his own N-1; lines without one widen the interval', () => {
  const judged = known(clusteredOf(grown, growth, evolution));
  expect(judged.solidity.clusters).toBe(12);
  expect(judged.unnamed).toBeCloseTo(500 / 12_500, 12);
  expect(judged.solidity).toEqual(
    clusteredSolidity(
      growth
        .slice(0, -1)
        .map((row) => ({ numerator: row.numerator ?? 0, denominator: row.numerator_before ?? 0 })),
      { kind: 'growth', direction: 'lower', target: 0.04 },
      { numerator: 520, denominator: 500 },
    ),
  );
  expect(clusteredStory(judged, evolution, words.fr).sentence).toContain('sans prescripteur, 4,0\u00a0% du');
  // 12 × 15 € above what the target allows, and nothing of the rest.
  expect(judged.solidity.contribution).toBeCloseTo(180, 9);
  expect(judged.solidity.solid).toBe(true);
});

test('the word, the sentence, the table and its export tell one gap, of its own sign', () => {
  const rate: Definition = { ...evolution, kind: 'rate', direction: 'higher', numeratorUnit: 'box' };
  const rows = twelve.map((i) => held(`1000000000${i}`, { numerator: 30 + 2 * i, base: 100 }));
  const whole = figure({
    ...{ level: 'establishment', establishment: '330781196', target: 0.44 },
    ...{ numerator: sum(rows, 'numerator'), denominator: sum(rows, 'base') },
  });
  const judged = known(clusteredOf(whole, rows, rate));
  const { title, sentence, summary } = clusteredStory(judged, rate, words.fr);
  expect(title).toBe('Par prescripteur : écart fragile (12 prescripteurs)');
  // 492 boxes of 1,200 where 44 % are 528: 36 are missing.
  expect(sentence).toMatch(/^−36 boîtes, entre −.* et \+.* \(intervalle à 95 %\)/);
  expect(summary).toContain(sentence);
  const { line, columns } = clusteredTable(judged, rate, words.fr);
  expect(line.gap).toBeCloseTo(-36, 9);
  expect(line.low).toBeCloseTo(-judged.solidity.high, 9);
  expect(line.high).toBeCloseTo(-judged.solidity.low, 9);
  expect(columns.map(({ value }) => value(line))).toEqual([line.gap, line.low, line.high, 12, 0]);
  expect(columns[0]?.text(line)).toMatch(/^−36/);
});

test('says why there is none: no key, few prescribers, no target, lines that are not the whole', () => {
  const why = (...asked: Parameters<typeof clusteredOf>) => {
    const judged = clusteredOf(...asked);
    return judged.solidity === null ? judged.why : null;
  };
  expect(why(grown, [], evolution)).toBe('keys');
  expect(why(grown, growth.slice(-1), evolution)).toBe('keys');
  const nine = growth.slice(0, 9);
  const ofNine = { ...grown, numerator: sum(nine, 'numerator'), denominator: 9000 };
  expect(why(ofNine, nine, evolution)).toBe('few');
  expect(why({ ...grown, target: null }, growth, evolution)).toBe('target');
  expect(why(undefined, growth, evolution)).toBe('target');
  expect(why(grown, growth.slice(1), evolution)).toBe('parts');
  expect(why({ ...grown, numerator: null }, growth, evolution)).toBe('parts');
  const most = held(null, { numerator_before: 20_000, numerator: 20_800 });
  const unnamed = [...growth.slice(0, -1), most];
  const ofUnnamed = { ...grown, numerator: sum(unnamed, 'numerator'), denominator: 32_000 };
  expect(why(ofUnnamed, unnamed, evolution)).toBe('unnamed');
});
