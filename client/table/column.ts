/** `value` sorts and is exported, `text` is shown and searched. The first takes the width that the others leave,
 * at least its own. */
export type Column<L> = {
  id: string;
  label: string;
  numeric: boolean;
  width: number;
  value: (line: L) => string | number | null;
  text: (line: L) => string;
  /** What its name means, where that needs saying. */
  meaning?: string;
  /** Withheld at publication: shown hatched, counted in the foot, exported as such. */
  masked?: (line: L) => boolean;
  /** No order by it: a list by amount would be a ranking of people. */
  fixed?: true;
};

/** A column of words. */
export function words<L>(
  id: string,
  label: string,
  width: number,
  value: (line: L) => string | null,
): Column<L> {
  return { id, label, width, numeric: false, value, text: (line) => value(line) ?? '' };
}

type Figures<L> = {
  /** How a known figure is written. */
  write: (value: number) => string;
  /** What stands where it is not known; never 0. */
  unknown: string;
  masked: (line: L) => boolean;
  maskedText: string;
};

/** A column of figures that publication may have masked. */
export function figures<L>(
  id: string,
  label: string,
  width: number,
  value: (line: L) => number | null,
  { write, unknown, masked, maskedText }: Figures<L>,
): Column<L> {
  const text = (line: L) => {
    if (masked(line)) return maskedText;
    const known = value(line);
    return known === null ? unknown : write(known);
  };
  return {
    id,
    label,
    width,
    numeric: true,
    value: (line) => (masked(line) ? null : value(line)),
    text,
    masked,
  };
}

/** How many cells of these lines and columns are masked. */
export function maskedCells<L>(lines: readonly L[], columns: readonly Column<L>[]): number {
  return columns.reduce((sum, { masked }) => sum + (masked ? lines.filter(masked).length : 0), 0);
}
