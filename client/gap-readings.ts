import { knownUntil, yearToDate } from '#api/statistics/year-to-date.ts';
import type { Told } from './bridge-steps.ts';
import type { Definition } from './definition.ts';
import { reasonText, verdictOf, withheld, type Figure } from './figure-text.ts';
import { amountText, measureText } from './measure.ts';
import { endOf } from './story.ts';
import type { Words } from './words.ts';

/** One way to read an indicator's year; only the first is the contract's. */
export type Reading = {
  readonly id: 'year' | 'to_date' | 'rolling' | 'constant';
  readonly name: string;
  readonly what: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** What is missing is withheld from this reader. */
  readonly masked: boolean;
  /** Where a figure is missing, why; never 0. */
  readonly lacking: string;
  /** Whether it is the contract's; empty where it would be, were the year judged. */
  readonly mark: string;
};

type Known = {
  figure: Figure | undefined;
  monthly: readonly Figure[];
  rolling: readonly Figure[];
  /** `left_out`: how many of the region it leaves out, of a region. */
  bridge: readonly (Told & { readonly establishments?: number | null; readonly left_out?: number | null })[];
};

/** A year is signed where it is complete, and judged against a target. */
export function yearState(figure: Figure | undefined) {
  if (figure === undefined) return 'unjudged';
  if (figure.status === 'masked') return 'masked';
  if (figure.status === 'provisional') return 'provisional';
  if (figure.target === null) return 'untargeted';
  return ['atteint', 'non atteint', 'partiel'].includes(verdictOf(figure)) ? 'signed' : 'unjudged';
}

/** The signed year, and beside it the year to date, the last 12 months known and the year on a constant perimeter. */
export function readingsOf(known: Known, year: number, definition: Definition, words: Words): Reading[] {
  const { signed } = words.labels.gapExplained;
  const state = yearState(known.figure);
  return [
    {
      id: 'year',
      name: signed.years[state](year),
      what: signed.yearWhat[state],
      ...termsOf(known.figure),
      lacking: known.figure ? reasonText(known.figure, words) : words.labels.reasons.not_covered,
      mark: state === 'signed' ? signed.contractual : '',
    },
    toDate(known, year, definition, words),
    rolling(known.rolling, year, words),
    constant(known, definition, words),
  ];
}

/** A figure of a reading as its table writes it. */
export function readingText(
  reading: Reading,
  part: 'value' | 'numerator' | 'denominator',
  definition: Definition,
  words: Words,
): string {
  const figure = reading[part];
  if (figure === null) return reading.masked ? words.labels.masked : words.labels.noValue;
  return part === 'value'
    ? measureText(figure, definition, words, 'table')
    : amountText(figure, definition, words);
}

function toDate(
  { figure, monthly: rows }: Known,
  year: number,
  definition: Definition,
  words: Words,
): Reading {
  const { labels, format } = words;
  const { signed } = labels.gapExplained;
  const kind = definition.kind === 'growth' ? 'growth' : 'rate';
  const months = rows.map(({ period_start, numerator, denominator }) => ({
    month: period_start?.slice(0, 7) ?? '',
    ...{ numerator, denominator },
  }));
  const until = knownUntil(months, year);
  const sum = yearToDate(months, { year, until, kind });
  const named = { id: 'to_date' as const, name: signed.toDate, mark: signed.notContractual };
  const own = rows.filter(({ period_start }) => period_start?.startsWith(String(year)));
  if (sum === null) return { ...named, ...nothing, what: '', ...lackingMonths(own, rows, words) };
  const month = format.month(`${year}-${String(until).padStart(2, '0')}-01`);
  const what = kind === 'growth' ? signed.toDateWhat(month) : signed.toDateRate(month);
  // Twelve months are the year, but for those that a month leaves out.
  const differs =
    until === 12 &&
    (['numerator', 'denominator'] as const).some((part) => {
      const told = figure?.[part] ?? null;
      return told !== null && Math.abs(told - sum[part]) > 0.005;
    });
  return {
    ...named,
    ...{ numerator: sum.numerator, denominator: sum.denominator, value: sum.value, masked: false },
    what: labels.series(differs ? [what, signed.toDatePartial] : [what]),
    lacking: labels.reasons.denominator_zero,
  };
}

/** The last window known that ends within the year. */
function rolling(rows: readonly Figure[], year: number, words: Words): Reading {
  const { signed } = words.labels.gapExplained;
  const inside = rows.filter((row) => endOf(row).startsWith(String(year)));
  const last = inside.findLast(({ value }) => value !== null);
  return {
    id: 'rolling',
    name: signed.rolling,
    ...termsOf(last),
    what: last ? signed.rollingWhat(words.format.month(endOf(last))) : '',
    mark: signed.notContractual,
    ...(last ? { lacking: reasonText(last, words) } : lackingMonths(inside, rows, words)),
  };
}

/** As the bridge tells it: euros of both years of an evolution, the rate of the second of a rate. */
function constant({ figure, bridge }: Known, { kind }: Definition, words: Words): Reading {
  const { labels, format } = words;
  const { signed } = labels.gapExplained;
  // Of a total whose parts are not all read, the bridge is of those that are.
  const rows = figure && withheld(figure) ? [] : bridge;
  const value = (name: string) => rows.find(({ term }) => term === name)?.value ?? null;
  const [before, now] = [value('constant_before'), value('constant_now')];
  const ratio = before !== null && now !== null && before > 0 ? now / before - 1 : null;
  const moved = before !== value('before') || now !== value('now');
  const counted = rows[0]?.establishments ?? 0;
  const what = [
    moved ? signed.constantWhat : signed.unmoved,
    ...((rows[0]?.left_out ?? 0) > 0 ? [signed.constantOf(format.count(counted), format.many(counted))] : []),
  ];
  return {
    ...{ id: 'constant', name: signed.constant, mark: signed.notContractual },
    ...{ value: ratio, numerator: now, denominator: before },
    what: now === null ? '' : labels.series(what),
    ...(now === null
      ? noConstant({ figure, bridge }, { kind }, words)
      : { masked: false, lacking: labels.reasons.denominator_zero }),
  };
}

/** Why no perimeter is told: a rate has none, a total holds others, few persons are behind it, or nothing is broken down. */
function noConstant(
  { figure, bridge }: Pick<Known, 'figure' | 'bridge'>,
  { kind }: Pick<Definition, 'kind'>,
  { labels }: Words,
) {
  const { signed } = labels.gapExplained;
  if (kind !== 'growth') return { masked: false, lacking: signed.noConstantRate };
  if (figure && withheld(figure))
    return {
      masked: true,
      lacking: figure.status === 'masked' ? labels.reasons.masked : signed.withheldConstant,
    };
  if (bridge.length === 0) return { masked: false, lacking: signed.noBridge };
  const several = figure?.level === 'region';
  return { masked: true, lacking: several ? signed.maskedConstantRegion : signed.maskedConstant };
}

const nothing = { value: null, numerator: null, denominator: null };

/** Why no month of the year tells: what its first one says, or that none is known. */
function lackingMonths(inside: readonly Figure[], rows: readonly Figure[], words: Words) {
  const { signed } = words.labels.gapExplained;
  const [row] = inside.length > 0 ? inside : rows;
  if (!row) return { masked: false, lacking: signed.noMonths };
  return { masked: withheld(row), lacking: reasonText(row, words) || signed.unknownMonths };
}

const termsOf = (figure: Figure | undefined) => ({
  value: figure?.value ?? null,
  numerator: figure?.numerator ?? null,
  denominator: figure?.denominator ?? null,
  masked: figure !== undefined && withheld(figure),
});
