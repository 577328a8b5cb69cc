import type { Definition } from '../definition.ts';
import type { Figure } from '../figure-text.ts';

/** The order of the ranking: the most unfavourable gap first, and by value where there is none; the missing last. */
export function unfavourableFirst<F extends Figure>(rows: readonly F[], definition: Definition): F[] {
  const sign = definition.direction === 'lower' ? -1 : 1;
  const measure = measureOf(rows);
  return rows.toSorted((a, b) => {
    const [x, y] = [a[measure], b[measure]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}

/** What ranks establishments: the gap, or the value in a year without target. */
export function measureOf(rows: readonly Figure[]): 'gap' | 'value' {
  return rows.some((row) => row.gap !== null) ? 'gap' : 'value';
}
