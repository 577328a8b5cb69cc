import type { Backtest, Effort, Limit } from '#api/statistics/projection.ts';
import type { Definition } from './definition.ts';
import { amountText, measureText, targetText } from './measure.ts';
import { level, valueAt, type Landing } from './landing.ts';
import type { Story } from './story.ts';
import type { Words } from './words.ts';

/** An amount at three significant figures, a rate to the decimal: the mark, its label and the sentence write it so. */
export function landingAmount(amount: number, definition: Definition, { format, labels }: Words): string {
  const { kind, numeratorUnit } = definition;
  if (kind === 'rate') return format.percent(amount, 1);
  return numeratorUnit === 'euro' || numeratorUnit === 'level'
    ? format.eurosShort(amount)
    : labels.units.counts[numeratorUnit](format.countBefore(amount), format.many(amount));
}

/** The same in full, for the table. */
export function landingFull(amount: number, definition: Definition, words: Words): string {
  return definition.kind === 'rate'
    ? words.format.percent(amount, 2)
    : amountText(Math.round(amount), definition, words);
}

/** `mars`: the end of which the year is seen from. */
export function monthName(number: number, { format }: Words): string {
  return format.month(`2001-${String(number).padStart(2, '0')}-01`).replace(/ 2001$/, '');
}

/** The projection in a sentence; where the year is known, what it came to, or what would have been told of it. */
export function landingStory(landing: Landing, definition: Definition, words: Words): Story {
  const { labels, format } = words;
  const text = labels.landing;
  const { projection, seen, actual, over, year } = landing;
  const value = (at: number) => measureText(valueAt(at, landing), definition, words, 'card', landing.target);
  // Of an evolution, the amount that makes it.
  const ends = (at: number) =>
    landing.kind === 'rate' ? value(at) : `${value(at)} (${landingAmount(at, definition, words)})`;
  if (seen === 12) return told(text.known(definition.short, String(year), ends(projection.landing)));
  const say = over ? text.wouldHaveEnded : text.wouldEnd;
  const title = say(
    definition.short,
    `${monthName(seen, words)} ${year}`,
    { landing: ends(projection.landing), low: value(projection.low), high: value(projection.high) },
    format.percent(level, 0),
  );
  if (actual === null) return told(title);
  const inside = projection.low <= actual && actual <= projection.high;
  return told(title, text.happened(ends(actual), inside));
}

/** What the projection says beside where it lands: the target, the effort, and how such projections did before. */
export function landingLines(landing: Landing, definition: Definition, words: Words): string[] {
  const { labels } = words;
  const text = labels.landing;
  const { probability, effort, limit, target, seen, over, projection, quarters, month } = landing;
  if (seen === 12) return [];
  const lines: string[] = [];
  if (target === null || limit === null || probability === null) lines.push(text.noTarget);
  else {
    const say = over ? text.probabilityThen : text.probability;
    lines.push(say(probabilityText(probability, words), targetText(target, definition, words)));
    // An effort is for the months that are still to come.
    if (effort !== null && !over) lines.push(effortText(effort, limit, definition, words));
  }
  lines.push(quarters === null ? text.noBacktest : text.backtest(...backtestParts(quarters, landing, words)));
  if (month !== null && quarters !== null) {
    const [n, , error, held] = backtestParts(month, landing, words);
    lines.push(text.backtestMonth(monthName(seen, words), n, error, held));
  }
  const [first, last] = [projection.years[0], projection.years.at(-1)];
  if (first !== undefined && last !== undefined) lines.push(text.method(`${first}–${last}`));
  return lines;
}

/** What the months to come would have to be; an effort that no month can make is said so. */
function effortText(
  { monthly, projected, change, months }: Effort,
  { direction }: Limit,
  definition: Definition,
  words: Words,
): string {
  const { labels, format } = words;
  const text = labels.landing;
  const rate = definition.kind === 'rate';
  if (direction === 'lower' ? monthly < 0 : rate && monthly > 1) return text.passed;
  const amount = (of: number) => landingAmount(Math.max(0, of), definition, words);
  const left = [format.count(months), months > 1] as const;
  if (rate) return text.effortRate(amount(monthly), amount(projected), ...left);
  const changed = change === null ? labels.noValue : format.percent(change, 1, true);
  return text.effort(amount(monthly), amount(projected), changed, ...left);
}

function backtestParts(
  { projections, error, coverage }: Backtest,
  { kind }: Pick<Landing, 'kind'>,
  { format }: Words,
): [n: string, many: boolean, error: string, held: string] {
  return [
    format.count(projections),
    format.many(projections),
    kind === 'rate' ? format.points(error, 2).replace(/^\+/, '') : format.percent(error, 1),
    format.count(Math.round(coverage * projections)),
  ];
}

/** Never sure, even where it would round to it. */
export function probabilityText(probability: number, { labels, format }: Words): string {
  if (probability < 0.01) return labels.landing.under(format.percent(0.01, 0));
  if (probability > 0.99) return labels.landing.over(format.percent(0.99, 0));
  return format.percent(probability, 0);
}

/** A month of the drawing, line by line. */
export function pointLines(landing: Landing, index: number, definition: Definition, words: Words): string[] {
  const { labels } = words;
  const text = labels.landing;
  const point = landing.points[index];
  if (!point) return [];
  const amount = (of: number) => landingAmount(of, definition, words);
  const line = (name: string, of: number | null) => (of === null ? [] : [labels.pair(name, amount(of))]);
  return [
    `${monthName(point.number, words)} ${landing.year}${point.provisional ? ` (${text.provisional})` : ''}`,
    ...line(text.sum, point.known),
    ...(point.known === null ? line(text.foreseen, point.foreseen?.at ?? null) : []),
    ...(point.known === null && point.foreseen
      ? [labels.pair(text.interval, `${amount(point.foreseen.low)} – ${amount(point.foreseen.high)}`)]
      : []),
    ...(point.number > landing.seen ? line(text.arrived, point.happened) : []),
    ...line(text.before(String(landing.year - 1)), point.before),
  ];
}

const told = (title: string, more?: string): Story => ({
  title,
  summary: [`${title}.`, more].filter((part) => part !== undefined).join(' '),
});
