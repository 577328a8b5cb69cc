import type { Definition } from './definition.ts';
import { visibleDecimals } from './format.ts';
import type { Words } from './words.ts';

type Detail = 'card' | 'table';

/**
 * A value as its indicator writes it: `+7,5 %`, `512 k€`, `8,4 k boîtes`, `82 points`, `réalisé`; on a card at most three
 * significant figures, unless it would then read as the target that it misses.
 */
export function measureText(
  value: number,
  definition: Definition,
  words: Words,
  detail: Detail,
  target: number | null = null,
): string {
  const { format } = words;
  if (definition.displayUnit === 'percent') {
    const usual = detail === 'table' ? 2 : Math.abs(value) >= 0.9995 ? 0 : 1;
    return format.percent(value, visibleDecimals(value, target, usual), definition.kind === 'growth');
  }
  const short = inUnit(value, definition, words, detail, false, target);
  const alike =
    target !== null && target !== value && short === inUnit(target, definition, words, detail, false);
  return alike ? inUnit(value, definition, words, 'table', false, target) : short;
}

/** A difference with its sign and unit; none between the steps of an engagement, which are words. */
export function gapText(
  gap: number,
  definition: Definition,
  words: Words,
  detail: Detail,
  decimals?: number,
): string | null {
  if (definition.displayUnit === 'level') return null;
  if (definition.displayUnit === 'percent')
    return words.format.points(gap, decimals ?? (detail === 'table' ? 2 : 1));
  return inUnit(gap, definition, words, detail, true);
}

/** A target as law prints it: `4,0 %`; more decimals only where it has them. */
export function targetText(target: number, definition: Definition, words: Words): string {
  if (definition.displayUnit !== 'percent') return inUnit(target, definition, words, 'table', false);
  const decimals = Math.abs(target * 1000 - Math.round(target * 1000)) < 1e-9 ? 1 : 2;
  return words.format.percent(target, decimals);
}

/** What a numerator or a denominator counts. */
export function amountText(amount: number | null, { numeratorUnit }: Definition, words: Words): string {
  const { format, labels } = words;
  if (amount === null) return labels.noValue;
  if (numeratorUnit === 'euro') return format.euros(amount);
  if (numeratorUnit === 'level') return levelText(amount, words);
  return labels.units.counts[numeratorUnit](
    format.number(amount, Number.isInteger(amount) ? 0 : 1),
    format.many(amount),
  );
}

/** A part of an amount, with its sign: at most three significant figures. */
export function shareText(amount: number, { numeratorUnit }: Definition, { format, labels }: Words): string {
  return numeratorUnit === 'euro' || numeratorUnit === 'level'
    ? format.eurosShort(amount, true)
    : labels.units.counts[numeratorUnit](format.countBefore(amount, true), format.many(amount));
}

function inUnit(
  value: number,
  { displayUnit }: Definition,
  words: Words,
  detail: Detail,
  signed: boolean,
  target: number | null = null,
): string {
  const { format, labels } = words;
  const { counts } = labels.units;
  if (displayUnit === 'level') return levelText(value, words);
  if (displayUnit === 'score') {
    const decimals = visibleDecimals(value / 100, target === null ? null : target / 100, 1);
    const shown = Number.isInteger(value) ? 0 : decimals;
    return counts.score(format.number(value, shown, signed), format.many(value));
  }
  if (displayUnit === 'box') {
    const n = detail === 'card' ? format.countBefore(value, signed) : format.number(value, 0, signed);
    return counts.box(n, format.many(value));
  }
  return detail === 'card' ? format.eurosShort(value, signed) : format.euros(value, signed);
}

/** The step of an engagement; between two of them, as a median may stand. */
function levelText(value: number, { labels }: Words): string {
  const { levels, between } = labels.units;
  const step = (at: number) => levels[at] ?? labels.noValue;
  return Number.isInteger(value) ? step(value) : between(step(Math.floor(value)), step(Math.ceil(value)));
}
