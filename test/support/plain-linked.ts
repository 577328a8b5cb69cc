import { outsideReferential, toldDevices, unknownSituations } from '#api/situation.ts';
import type { LinkedDimension } from '#api/questions/linked.ts';

/** A line of the linked page; null is what has none. Whole thousandths of quantity and euros. */
export type LinkedLine = Readonly<Record<LinkedDimension, string | null>> & {
  readonly situation: string;
  readonly stay: string;
  readonly patient: string | null;
  readonly quantity: number;
  readonly amount: number;
};
export type Choices = Readonly<Partial<Record<LinkedDimension, readonly string[] | null>>>;

type Asked = {
  readonly from: string;
  readonly to: string;
  readonly measure: 'quantity' | 'amount' | 'lines' | 'stays';
};

const figured = (lines: readonly LinkedLine[], measure: Asked['measure']) => {
  if (measure === 'stays') return staysOf(lines);
  const sum = (some: readonly LinkedLine[]) =>
    some.reduce((total, line) => total + (measure === 'lines' ? 1000 : line[measure]), 0) / 1000;
  const of = (these: readonly string[]) => sum(lines.filter(({ situation }) => these.includes(situation)));
  return {
    value: sum(lines),
    off_label: of(['off_label']),
    outside: of(outsideReferential),
    unknown: of(unknownSituations),
    device: of(toldDevices),
    ...{ mixed_outside: 0, mixed_off_label: 0 },
    lines: lines.length,
  };
};

/** Each stay once, by what its lines are. */
const staysOf = (lines: readonly LinkedLine[]) => {
  const stays = [...new Set(lines.map(({ stay }) => stay))].map((stay) =>
    lines.filter((line) => line.stay === stay).map(({ situation }) => situation),
  );
  const isDevice = (one: string) => (toldDevices as readonly string[]).includes(one);
  const isUnknown = (one: string) => (unknownSituations as readonly string[]).includes(one);
  const isOutside = (one: string) => (outsideReferential as readonly string[]).includes(one);
  const isMixed = (held: readonly string[]) => held.some(isUnknown) && !held.every(isUnknown);
  const drugs = stays.map((held) => held.filter((one) => !isDevice(one)));
  return {
    value: stays.length,
    off_label: drugs.filter((held) => held.includes('off_label')).length,
    outside: drugs.filter((held) => held.some(isOutside)).length,
    unknown: drugs.filter((held) => held.length > 0 && held.every(isUnknown)).length,
    device: drugs.filter((held) => held.length === 0).length,
    mixed_outside: drugs.filter((held) => isMixed(held) && !held.some(isOutside)).length,
    mixed_off_label: drugs.filter((held) => isMixed(held) && !held.includes('off_label')).length,
    lines: lines.length,
  };
};

/** What the linked page says of lines that its reader may read: for each dimension, its keys under the others' choices. */
export const plainLinked = (
  readable: readonly LinkedLine[],
  dimensions: readonly LinkedDimension[],
  choices: Choices,
  { from, to, measure }: Asked,
) => {
  const inMonths = readable.filter(({ month }) => month !== null && from <= month && month <= to);
  if (inMonths.length === 0) return {};
  const under = (dimension: LinkedDimension | null) =>
    inMonths.filter((line) =>
      dimensions.every((other) => {
        const chosen = other === dimension ? null : choices[other];
        return chosen === null || chosen === undefined || chosen.includes(line[other] ?? '');
      }),
    );
  const all = under(null);
  const named = all.every(({ patient }) => patient !== null);
  const rows: Record<string, object> = {
    total: {
      ...figured(all, measure),
      stays: new Set(all.map(({ stay }) => stay)).size,
      patients: named ? new Set(all.map(({ patient }) => patient)).size : null,
    },
  };
  for (const dimension of dimensions) {
    const lines = under(dimension);
    for (const key of new Set(lines.map((line) => line[dimension])))
      rows[`${dimension} ${key ?? '(none)'}`] = {
        ...figured(
          lines.filter((line) => line[dimension] === key),
          measure,
        ),
        ...{ stays: null, patients: null },
      };
  }
  return rows;
};
