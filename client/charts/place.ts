export type Size = { width: number; height: number };

/** Vertical offsets, in pixels, that keep labels at these heights from covering one another. */
export function spread(heights: readonly number[], apart: number): number[] {
  const order = heights.map((height, i) => ({ height, i })).sort((a, b) => a.height - b.height);
  const offsets = heights.map(() => 0);
  let free = -Infinity;
  for (const { height, i } of order) {
    const placed = Math.max(height, free);
    offsets[i] = placed - height;
    free = placed + apart;
  }
  return offsets;
}

/** The lowest and highest of what is known, with room around; zero included for an evolution. */
export function domainOf(values: readonly (number | null)[], zero: boolean): [number, number] {
  const known = values.filter((value) => value !== null);
  if (zero) known.push(0);
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return [zero && low === 0 ? 0 : low - room, zero && high === 0 ? 0 : high + room];
}
