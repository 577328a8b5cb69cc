import { breakdowns, type Breakdown } from '#api/bridge.ts';
import type { Row } from '#api/question.ts';
import type { breakdown } from '#api/questions/breakdown.ts';
import type { Definition } from './definition.ts';
import { stepText } from './gap-story.ts';
import type { Story } from './story.ts';
import type { Words } from './words.ts';

export type BreakdownRow = Row<typeof breakdown>;

/** What the region is broken down by, of which nobody is named. */
const ofRegion: ReadonlySet<Breakdown> = new Set(['kind', 'atc1', 'atc2']);
const ofMedicines: ReadonlySet<Breakdown> = new Set(['atc1', 'atc2', 'atc4']);
/** Services, and groups of indications, are of the liste en sus. */
const ofAddOn: ReadonlySet<Breakdown> = new Set(['unit', 'area']);

/** The dimensions of a change: of an establishment whose lines may be crossed, all that its source tells. */
export function dimensionsOf({ sources }: Definition, whole: boolean): Breakdown[] {
  const from = (source: string) => sources.includes(source);
  const medicines = from('phev') || from('open-phmev') || from('les');
  return breakdowns.filter(
    (by) =>
      (!whole || ofRegion.has(by)) &&
      (medicines || !ofMedicines.has(by)) &&
      (!ofAddOn.has(by) || from('les')),
  );
}

/** The classes under which a class opens. */
const finer: Partial<Record<Breakdown, Breakdown>> = { atc1: 'atc2', atc2: 'atc4' };

/** Where a row opens: the classes inside it, as far as they are told of this place. */
export function inside(
  row: BreakdownRow,
  by: Breakdown,
  dimensions: readonly Breakdown[],
): { by: Breakdown; within: string } | undefined {
  const next = finer[by];
  return next !== undefined && dimensions.includes(next) && row.key !== null && !isApart(row)
    ? { by: next, within: row.key }
    : undefined;
}

/** The dimension that has a class's name, where another is shown inside it. */
export const dimensionOf = (within: string): Breakdown => (within.length === 1 ? 'atc1' : 'atc2');

/** Those inside a class; all of them where none is chosen. */
export function rowsWithin(rows: readonly BreakdownRow[], within: string | undefined): BreakdownRow[] {
  return within === undefined ? [...rows] : rows.filter(({ key }) => key?.startsWith(within) === true);
}

/** What has no class is told by its kind: medicines without class, LPP, fees, what is not returned. */
const unclassed = 'kind:';

/** Never among the others: what has no key or class, and what is told together. */
const isApart = ({ key, pooled }: BreakdownRow) =>
  key === null || pooled === true || key.startsWith(unclassed);

export function rowName({ key, label, pooled }: BreakdownRow, by: Breakdown, { labels }: Words): string {
  const { breakdown } = labels.gapExplained;
  if (pooled === true) return breakdown.pooled;
  if (key === null) return breakdown.noKey[by];
  if (by === 'kind') return breakdown.kinds[key] ?? key;
  if (key.startsWith(unclassed)) {
    const kind = key.slice(unclassed.length);
    return breakdown.noClass[kind] ?? breakdown.kinds[kind] ?? kind;
  }
  if (label === null || label === key) return key;
  return by === 'product' || by.startsWith('atc') ? `${label} (${key})` : label;
}

export type Drawn = {
  readonly name: string;
  readonly total: boolean;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** The row behind the bar; none behind a total or what is told together. */
  readonly row?: BreakdownRow;
};

/** The names of the two years, as the bridge of the whole has them. */
export type Ends = { readonly before: string; readonly now: string };

const most = 10;

/** From one year to the other: the largest changes, the others together, then what has no key and what is pooled. */
export function drawnOf(
  rows: readonly BreakdownRow[],
  by: Breakdown,
  ends: Ends,
  definition: Definition,
  words: Words,
): Drawn[] {
  const { breakdown } = words.labels.gapExplained;
  const keyed = rows
    .filter((row) => !isApart(row))
    .toSorted((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
  const apart = rows.filter(isApart);
  const rest = keyed.slice(most);
  const terms = [
    ...keyed.slice(0, most).map((row) => ({ name: rowName(row, by, words), value: row.change ?? 0, row })),
    ...(rest.length > 0
      ? [
          {
            name: breakdown.others(words.format.count(rest.length), words.format.many(rest.length)),
            value: changeOf(rest),
          },
        ]
      : []),
    ...apart.map((row) => ({ name: rowName(row, by, words), value: row.change ?? 0, row })),
  ];
  const { before, now } = totalsOf(rows, definition);
  // Inside a class, what each brings is still brought to the rate of the whole: the class's own rates are not its ends.
  const closes = Math.abs(before + changeOf(rows) - now) < 1e-6;
  let from = closes ? before : 0;
  const bars = terms.map((term): Drawn => {
    const bar = { ...term, total: false, from, to: from + term.value };
    from = bar.to;
    return bar;
  });
  const total = (name: string, value: number): Drawn => ({
    name,
    total: true,
    from: value,
    to: value,
    value,
  });
  return closes ? [total(ends.before, before), ...bars, total(ends.now, now)] : bars;
}

export const changeOf = (rows: readonly BreakdownRow[]) =>
  rows.reduce((sum, { change }) => sum + (change ?? 0), 0);

function totalsOf(rows: readonly BreakdownRow[], { kind }: Definition) {
  const sum = (part: 'numerator_before' | 'base_before' | 'numerator' | 'base') =>
    rows.reduce((all, row) => all + (row[part] ?? 0), 0);
  if (kind !== 'rate') return { before: sum('numerator_before'), now: sum('numerator') };
  const rate = (n: number, d: number) => (d === 0 ? 0 : n / d);
  return {
    before: rate(sum('numerator_before'), sum('base_before')),
    now: rate(sum('numerator'), sum('base')),
  };
}

/** The largest change, named; a prescriber is not put forward. */
export function breakdownStory(
  drawn: readonly Drawn[],
  by: Breakdown,
  whole: number,
  definition: Definition,
  words: Words,
): Story {
  const { breakdown } = words.labels.gapExplained;
  const text = (value: number) => stepText({ total: false, value }, definition, words, 'card');
  const first = drawn
    .filter(({ row }) => row !== undefined)
    .reduce<Drawn | undefined>(
      (most, bar) => (most && Math.abs(most.value) >= Math.abs(bar.value) ? most : bar),
      undefined,
    );
  const title =
    by === 'prescriber' || !first
      ? breakdown.titlePrescriber(text(whole))
      : breakdown.title(first.name, text(first.value), text(whole));
  const told = drawn.map((bar) => words.labels.pair(bar.name, stepText(bar, definition, words, 'card')));
  return { title, summary: `${title}. ${words.labels.series(told)}.` };
}
