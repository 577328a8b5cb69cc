import type { Breakdown } from '#api/bridge.ts';
import { areaOf, establishmentOf, products, type HeldLine } from './breakdown-world.ts';

/**
 * The slow, obvious second opinion on who a change comes from: line after line in whole thousandths, no SQL. Keys sum what
 * N and N-1 hold of them; a rate's key brings its share of N less that of N-1, at the distance of the mean rate.
 */
export type PlainKey = {
  readonly key: string | null;
  readonly before: readonly [number, number];
  readonly now: readonly [number, number];
  readonly change: number | null;
};

const measure: Readonly<
  Record<string, (line: HeldLine, asYear: number) => readonly [number, number] | null>
> = {
  phev_evolution: (line, asYear) => {
    const { kind, atc } = products[line.product] ?? { kind: '', atc: null };
    if (kind !== 'medicine' && kind !== 'lpp') return null;
    return atc?.startsWith('J05AP') && asYear < 2018 ? null : [line.thousandths, 0];
  },
  generic_repertoire: (line) =>
    products[line.product]?.kind === 'medicine' && line.status !== '9'
      ? [line.status === '0' ? 0 : line.boxes, line.boxes]
      : null,
  les_drugs_evolution: (line) =>
    products[line.product]?.kind === 'drug' ? [line.thousandths, line.boxes] : null,
  les_devices_evolution: (line) =>
    products[line.product]?.kind === 'device' ? [line.thousandths, line.boxes] : null,
};
export const heldIndicators = Object.keys(measure);

export const keyOf = (by: Breakdown, indicator: string, line: HeldLine): string | null => {
  const { kind, atc } = products[line.product] ?? { kind: '', atc: null };
  switch (by) {
    case 'kind':
      return kind;
    case 'atc1':
      return atc?.slice(0, 1) ?? `kind:${kind}`;
    case 'atc2':
      return atc?.slice(0, 3) ?? `kind:${kind}`;
    case 'atc4':
      return atc?.slice(0, 5) ?? `kind:${kind}`;
    case 'area':
      return indicator === 'les_drugs_evolution' ? areaOf(line) : (atc?.slice(0, 1) ?? `kind:${kind}`);
    case 'product':
      return line.product;
    case 'unit':
      return line.unit;
    case 'specialty':
      return line.specialty;
    case 'prescriber':
      return line.rpps;
  }
};

/** Of an establishment in force on 31 December of `year`, or of all of a region (`inPlace`). */
export const plainBreakdown = (
  lines: readonly HeldLine[],
  {
    indicator,
    by,
    year,
    inPlace,
  }: { indicator: string; by: Breakdown; year: number; inPlace: (finess: string) => boolean },
): readonly PlainKey[] => {
  const keys = new Map<string | null, [number, number, number, number]>();
  const whole = [0, 0, 0, 0] as [number, number, number, number];
  for (const line of lines) {
    if (!inPlace(establishmentOf(line.finess, year)) || (line.year !== year && line.year !== year - 1))
      continue;
    const counted = measure[indicator]?.(line, year);
    if (!counted) continue;
    const key = keyOf(by, indicator, line);
    const sums = keys.get(key) ?? [0, 0, 0, 0];
    keys.set(key, sums);
    const at = line.year === year ? 2 : 0;
    for (const each of [sums, whole]) {
      each[at] += counted[0];
      each[at + 1] = (each[at + 1] ?? 0) + counted[1];
    }
  }
  const rate = indicator === 'generic_repertoire';
  const [n0, b0, n1, b1] = whole;
  const mean = (n0 / b0 + n1 / b1) / 2;
  return (
    [...keys]
      // Of an evolution, what weighs no euro is not looked for.
      .filter(([, sums]) => (rate ? sums : [sums[0], sums[2]]).some((sum) => sum !== 0))
      .map(([key, [before, baseBefore, now, base]]) => ({
        key,
        before: [before, baseBefore],
        now: [now, base],
        change: !rate
          ? now - before
          : b0 > 0 && b1 > 0
            ? now / b1 - before / b0 - mean * (base / b1 - baseBefore / b0)
            : null,
      }))
  );
};
