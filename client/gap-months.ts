import { solidity, type Pair, type Solidity } from '#api/statistics/solidity.ts';
import type { Definition } from './definition.ts';
import { withheld, type Figure } from './figure-text.ts';
import { asGap, gapAmount } from './gap-story.ts';

/** Months vary where a year is the sum of its months, and is a ratio. */
export const hasMonths = ({ kind }: Pick<Definition, 'kind'>) => kind === 'rate' || kind === 'growth';

export type GapMonth = { readonly month: string; readonly terms: Pair | null; readonly value: number | null };

/** What each month of a year adds to the gap to the year's target, of the sign of the gap; null where it is not known. */
export function gapMonths(
  rows: readonly Figure[],
  year: number,
  target: number,
  definition: Definition,
): GapMonth[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = `${year}-${String(i + 1).padStart(2, '0')}`;
    const row = rows.find(({ period_start }) => period_start?.slice(0, 7) === month);
    const { numerator = null, denominator = null } = row ?? {};
    return {
      month,
      terms: numerator === null || denominator === null ? null : { numerator, denominator },
      value: gapAmount({ numerator, denominator, target }, definition),
    };
  });
}

export type Judged =
  | { readonly solidity: Solidity; readonly months: readonly GapMonth[] }
  | { readonly solidity: null; readonly why: 'target' | 'months' | 'withheld' | 'kind' };

/** Whether the gap of a year is solid, from its months; or why nothing tells. */
export function solidityOf(
  figure: Figure | undefined,
  rows: readonly Figure[],
  year: number,
  definition: Definition,
): Judged {
  if (!hasMonths(definition)) return { solidity: null, why: 'kind' };
  if (figure && withheld(figure)) return { solidity: null, why: 'withheld' };
  const target = figure?.target ?? null;
  if (target === null) return { solidity: null, why: 'target' };
  const months = gapMonths(rows, year, target, definition);
  const judged = solidity(
    months.map(({ terms }) => terms),
    { kind: definition.kind === 'growth' ? 'growth' : 'rate', direction: definition.direction, target },
  );
  return judged ? { solidity: judged, months } : { solidity: null, why: 'months' };
}

/** The months' mean with its interval, of the sign of the gap: the year's own over the number of its months. */
export function meanOf({ contribution, low, high, months }: Solidity, definition: Definition) {
  const [least = 0, most = 0] = [low, high]
    .map((end) => asGap(end, definition) / months)
    .sort((a, b) => a - b);
  return { value: asGap(contribution, definition) / months, low: least, high: most };
}
