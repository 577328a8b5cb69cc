export type Quartiles = { first: number; median: number; third: number; own: number | null };

/**
 * Where the middle half, its median and the reader's own value stand on a line of 0 to 1; what lies far out is held
 * at the end, and said so.
 */
export function quartilePlaces({ first, median, third, own }: Quartiles) {
  const half = Math.max(third - first, Math.abs(median) * 0.02, Number.EPSILON);
  const low = first - half;
  const high = third + half;
  const at = (value: number) => Math.max(0, Math.min(1, (value - low) / (high - low)));
  return {
    first: at(first),
    median: at(median),
    third: at(third),
    own: own === null ? null : at(own),
    outside: own !== null && (own < low || own > high),
  };
}
