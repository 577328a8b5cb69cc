import type { Row } from '#data/duckdb.ts';

/**
 * The slow, obvious second count of what questions say of one establishment's year: its lines as they were imported, one
 * after another, whole thousandths of a euro.
 */
export type PlainLine = {
  readonly id: string;
  readonly date: string;
  readonly unit: string | null;
  readonly rpps: string | null;
  readonly specialty: string | null;
  readonly stay: string;
  readonly patient: string | null;
  readonly product: string;
  readonly indication: string | null;
  readonly situation: string;
  /** The same, with the conditions of use of a device. */
  readonly told: string;
  readonly quantity: number;
  readonly amount: number;
};

const text = (value: Row[string] | undefined) => (typeof value === 'string' ? value : null);

/** Thousandths of a decimal as it is printed. */
const thousandths = (value: Row[string] | undefined) => Math.round(Number(value) * 1000);

/** A line of a batch of the liste en sus; its situation is what the reference says, counted apart (plain-situations). */
export const plainLine = (row: Row, situation: string): PlainLine => ({
  ...{ id: String(row.line_id), date: String(row.date), stay: String(row.stay_key) },
  ...{ unit: text(row.unit), rpps: text(row.rpps), specialty: text(row.specialty) },
  ...{ patient: text(row.patient_key), product: String(row.product), indication: text(row.indication) },
  situation,
  told: situation === 'device' ? conditionOf(row.lpp_conform) : situation,
  ...{ quantity: thousandths(row.quantity), amount: thousandths(row.amount_reimbursed) },
});

const conditionOf = (conform: Row[string] | undefined) =>
  typeof conform === 'boolean' ? (conform ? 'device_in' : 'device_out') : 'device_untold';

/** Cells by key, situation and period (Y, S1, S2): stays, patients, lines, thousandths of quantity and of euros. */
export const plainUnits = (lines: readonly PlainLine[], keyOf: (line: PlainLine) => string | null) => {
  const cells = new Map<string, PlainLine[]>();
  for (const line of lines)
    for (const period of ['Y', Number(line.date.slice(5, 7)) <= 6 ? 'S1' : 'S2']) {
      const name = [keyOf(line) ?? '(none)', line.situation, period].join(' / ');
      const held = cells.get(name) ?? [];
      held.push(line);
      cells.set(name, held);
    }
  return new Map(
    [...cells].map(([name, mine]) => [
      name,
      [
        new Set(mine.map((line) => line.stay)).size,
        mine.some((line) => line.patient === null) ? null : new Set(mine.map((line) => line.patient)).size,
        mine.length,
        mine.reduce((sum, line) => sum + line.quantity, 0),
        mine.reduce((sum, line) => sum + line.amount, 0),
      ],
    ]),
  );
};

/** Lines of each prescriber: how many, stays, thousandths of euros, off label. */
export const plainPrescribers = (lines: readonly PlainLine[]) => {
  const counted = new Map<string | null, [number, number, number, number]>();
  for (const rpps of new Set(lines.map((line) => line.rpps))) {
    const mine = lines.filter((line) => line.rpps === rpps);
    counted.set(rpps, [
      mine.length,
      new Set(mine.map((line) => line.stay)).size,
      mine.reduce((sum, line) => sum + line.amount, 0),
      mine.filter((line) => line.situation === 'off_label').length,
    ]);
  }
  return counted;
};
