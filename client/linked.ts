import { shareOf, type Numerator, type Share } from '#api/off-label.ts';
import type { Row } from '#api/question.ts';
import type { linked, LinkedDimension, measures } from '#api/questions/linked.ts';
import { toldSituations } from '#api/situation.ts';
import { periodOf } from './months.ts';
import type { Choice } from './url-state.ts';

export type LinkedRow = Row<typeof linked>;
export type Measure = (typeof measures)[number];

/** What a reader drills through, in order; the months stand apart. */
export const drillDimensions = [
  'unit',
  'specialty',
  'prescriber',
  'product',
  'dci',
  'atc',
  'group',
  'indication',
  'situation',
] as const satisfies readonly LinkedDimension[];
export type DrillDimension = (typeof drillDimensions)[number];

/** Keys chosen in each dimension; an empty one is what has none (« non rapproché »). */
export type Drill = Readonly<Partial<Record<DrillDimension, readonly string[]>>>;

/** As many as the question takes in one dimension. */
const most = 60;

/** The choices with this key put in or taken out; several in one dimension add up. */
export function toggled(drill: Drill, dimension: DrillDimension, key: string | null): Drill {
  const keys = drill[dimension] ?? [];
  const one = key ?? '';
  const changed = keys.includes(one) ? keys.filter((each) => each !== one) : [...keys, one].slice(0, most);
  const entries = Object.entries({ ...drill, [dimension]: changed });
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}

export type Crumb = { readonly dimension: DrillDimension; readonly key: string };

/** What is chosen, in the order of the drill. */
export const crumbsOf = (drill: Drill): Crumb[] =>
  drillDimensions.flatMap((dimension) => (drill[dimension] ?? []).map((key) => ({ dimension, key })));

/** What the linked page asks of the server: what it counts in, and of which lines. */
export const linkedAsked = (choice: Choice, ...where: Where) => ({
  ...linesAsked(choice, ...where),
  measure: choice.measure ?? ('quantity' as const),
});

type Where = [establishment: string, region: string | null, year: number];

/** The lines under its choices. */
export function linesAsked(choice: Choice, ...[establishment, region, year]: Where) {
  const lists = Object.entries(choice.drill ?? {}).map(([name, keys]) => [name, [...keys]]);
  return {
    establishment,
    region: region ?? undefined,
    ...periodOf(choice, year),
    ...(Object.fromEntries(lists) as Partial<Record<DrillDimension, string[]>>),
  };
}

type Weights = Pick<LinkedRow, 'value' | 'off_label' | 'outside' | 'unknown' | 'device'> &
  Partial<Pick<LinkedRow, 'mixed_outside' | 'mixed_off_label'>>;

/** The parts of a mark; together they are its value. Devices are among the others. */
export function partsOf(row: Weights): Record<Part, number> {
  const { value, off_label, outside, unknown } = row;
  const [all, off, out, not] = [value ?? 0, off_label ?? 0, outside ?? 0, unknown ?? 0];
  return { off_label: off, outside: out - off, unknown: not, other: all - out - not };
}
export const parts = ['off_label', 'outside', 'unknown', 'other'] as const;
export type Part = (typeof parts)[number];

/** The share of a mark, from its parts; devices are left out (api/off-label.ts). */
export function shareOfRow(row: Weights, numerator: Numerator): Share {
  const { off_label, outside, unknown, other } = partsOf(row);
  const device = row.device ?? 0;
  const share = shareOf(
    [
      { situation: 'off_label', weight: off_label },
      { situation: 'amm_not_listed', weight: outside },
      { situation: 'absent', weight: unknown },
      { situation: 'amm', weight: other - device },
      { situation: 'device', weight: device },
    ],
    numerator,
  );
  const drugs = (row.value ?? 0) - device;
  // Stays known by one line that another might put outside.
  const mixed = (numerator === 'outside' ? row.mixed_outside : row.mixed_off_label) ?? 0;
  return mixed > 0 && share.high !== null ? { ...share, high: share.high + mixed / drugs } : share;
}

/** One mark more than its figures: whether it stands for what has none, or for the rest. */
export type Listed = {
  readonly shown: readonly LinkedRow[];
  /** Not shown one by one: how many, and their sums. */
  readonly rest: (Weights & { readonly count: number; readonly lines: number }) | undefined;
};

const top = 8;

/**
 * The marks of a dimension: the heaviest first, what has no key last and always there, as what is chosen; what the
 * others leave out is summed, so that the list adds up to its total.
 */
export function listed(rows: readonly LinkedRow[], chosen: readonly string[], all: boolean): Listed {
  const none = rows.filter(({ key }) => key === null);
  const keyed = rows.filter(({ key }) => key !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  // One mark alone is no rest: it takes the line that would count it.
  const shows = all || keyed.length <= top + 1 ? keyed.length : top;
  const kept = keyed.filter(({ key }, i) => i < shows || chosen.includes(key ?? ''));
  const left = keyed.filter((row) => !kept.includes(row));
  return { shown: [...kept, ...none], rest: left.length > 0 ? summed(left) : undefined };
}

/** Situations stand in the order in which all screens show them. */
export const inOrder = (rows: readonly LinkedRow[]): LinkedRow[] =>
  rows.toSorted((a, b) => place(a.key) - place(b.key));
const place = (key: string | null) => toldSituations.findIndex((situation) => situation === key);

const summed = (rows: readonly LinkedRow[]) => {
  const sum = (name: keyof Weights | 'lines') => rows.reduce((total, row) => total + (row[name] ?? 0), 0);
  return {
    count: rows.length,
    value: sum('value'),
    off_label: sum('off_label'),
    outside: sum('outside'),
    unknown: sum('unknown'),
    device: sum('device'),
    lines: sum('lines'),
  };
};

/** The rows of a dimension. */
export const ofDimension = (rows: readonly LinkedRow[], dimension: LinkedDimension | 'total') =>
  rows.filter((row) => row.dimension === dimension);
