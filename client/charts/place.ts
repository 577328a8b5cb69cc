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

export type Box = { left: number; top: number; width: number; height: number };
export type Spot = { x: number; y: number };

/** How much of a line, and of the points on it, a label would stand on. */
export function covering({ left, top, width, height }: Box, line: readonly Spot[]): number {
  const around = 5;
  const inside = ({ x, y }: Spot) =>
    x > left - around && x < left + width + around && y > top - around && y < top + height + around;
  return line.flatMap((to, i) => along(line[i - 1] ?? to, to)).filter(inside).length;
}

/** A stroke as spots so close that no label fits between two of them. */
function along(from: Spot, to: Spot): Spot[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
  const part = (a: number, b: number, i: number) => a + ((b - a) * i) / count;
  return Array.from({ length: count }, (_, i) => ({
    x: part(from.x, to.x, i + 1),
    y: part(from.y, to.y, i + 1),
  }));
}

export const meets = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

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
