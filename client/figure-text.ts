import { reasons, type Reason, type Verdict } from '#api/figure.ts';
import type { Answer } from './api.ts';
import { termsOf, type Definition } from './definition.ts';
import { sentence, visibleDecimals } from './format.ts';
import { amountText, gapText, measureText, targetText } from './measure.ts';
import type { Words } from './words.ts';

export type Figure = Answer<'trend'>[number];
/** What is written together: the rest says when, whose and why. */
export type Measured = Pick<Figure, 'value' | 'target' | 'gap' | 'verdict' | 'status'>;
export type FigureText = { value: string; target: string | null; gap: string | null };

/**
 * Value, target and gap as shown together: with as many decimals as make the verdict visible. On a card at most three
 * significant figures otherwise; in a table two decimals.
 */
export function figureText(
  figure: Measured,
  definition: Definition,
  words: Words,
  detail: 'card' | 'table',
): FigureText {
  const { value, target, gap } = figure;
  const usual = detail === 'table' ? 2 : Math.abs(value ?? 0) >= 0.9995 ? 0 : 1;
  const decimals = value === null ? usual : visibleDecimals(value, target, usual);
  return {
    value: value === null ? absence(figure, words) : measureText(value, definition, words, detail, target),
    target: target === null ? null : targetText(target, definition, words),
    gap: gap === null ? null : gapText(gap, definition, words, detail, decimals),
  };
}

/** What stands where a figure is missing; never 0. */
function absence(figure: Measured, { labels }: Words): string {
  if (figure.status === 'masked') return labels.masked;
  return figure.verdict === 'sans objet' ? labels.notConcerned : labels.noValue;
}

export function verdictOf(figure: Pick<Figure, 'verdict'>): Verdict {
  return (figure.verdict ?? 'non évaluable') as Verdict;
}

/** Why a figure is missing or to be read with care, in words. */
export function reasonText(figure: Pick<Figure, 'reason'>, { labels }: Words): string {
  return labels.series(reasonsOf(figure).map((code) => labels.reasons[code]));
}

/** What would fill the place of a figure that is missing, as a sentence; where no file could, why it is missing. */
export function lackingText(figure: Pick<Figure, 'reason'>, words: Words): string {
  const { labels } = words;
  const parts = reasonsOf(figure).flatMap((code) => labels.lacking[code] ?? []);
  return parts.length > 0 ? labels.wouldFill(labels.series(parts)) : sentence(reasonText(figure, words));
}

function reasonsOf({ reason }: Pick<Figure, 'reason'>): Reason[] {
  const given = (reason ?? '').split(' ');
  return reasons.filter((code) => given.includes(code));
}

/** Whether its euros or boxes are withheld: those of a masked figure, and of a total of others than the reader's. */
export function withheld({ status, reason }: Pick<Figure, 'status' | 'reason'>): boolean {
  return status === 'masked' || reasonsOf({ reason }).includes('anonymous_total');
}

export function yearOf(figure: Pick<Figure, 'period_start'>): number {
  return Number((figure.period_start ?? '').slice(0, 4));
}

export function sourceText(definition: Definition, { labels }: Words): string {
  return definition.sources.map((code) => labels.sources[code] ?? code).join(', ');
}

/** From the first one known to the last: the first months have none before them to be compared with. */
export function betweenKnown<R extends { readonly value: number | null }>(rows: readonly R[]): readonly R[] {
  const first = rows.findIndex(({ value }) => value !== null);
  const last = rows.findLastIndex(({ value }) => value !== null);
  return first < 0 ? [] : rows.slice(first, last + 1);
}

/** Of a trend, the rows of one establishment; of the region where none is named. */
export function ofSubject(rows: readonly Figure[], finess: string | undefined): Figure[] {
  return rows.filter((row) =>
    finess === undefined
      ? row.level === 'region'
      : row.level === 'establishment' && row.establishment === finess,
  );
}

/** All that is known of a figure, line by line: a tooltip, and the name of a point for who does not see it. */
export function figureLines(figure: Figure, definition: Definition, words: Words, when: string): string[] {
  const { labels } = words;
  const text = figureText(figure, definition, words, 'table');
  const lines = [labels.pair(when, text.value)];
  if (text.target !== null) lines.push(`${labels.target} ${text.target}${text.gap ? ` · ${text.gap}` : ''}`);
  lines.push(labels.verdicts[verdictOf(figure)]);
  for (const part of termsOf(definition)) {
    if (withheld(figure)) lines.push(labels.pair(labels[part], labels.masked));
    else if (figure[part] !== null)
      lines.push(labels.pair(labels[part], amountText(figure[part], definition, words)));
  }
  const why = reasonText(figure, words);
  if (why !== '') lines.push(labels.pair(labels.note, why));
  lines.push(labels.pair(labels.source, sourceText(definition, words)));
  return lines;
}

/** What the hatch of a chart means, where it has one. */
export function hatchText(rows: readonly Figure[], { labels }: Words): string[] {
  const masked = rows.some((row) => row.status === 'masked') ? [labels.masked] : [];
  const provisional = rows.some((row) => row.status === 'provisional') ? [labels.provisionalMark] : [];
  const said = [...masked, ...provisional];
  return said.length > 0 ? [labels.pair(labels.hatched, said.join(', '))] : [];
}
