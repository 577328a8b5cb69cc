import type { Row } from '#api/question.ts';
import type { bridge } from '#api/questions/bridge.ts';
import { bridgeTerms, type BridgeTerm, type BridgeTotal } from '#api/bridge.ts';

/** A row of the question `bridge`. */
export type BridgeRow = Row<typeof bridge>;

/** What the steps need of a row of the question `bridge`. */
export type Told = { readonly term: string | null; readonly value: number | null };
type Placed = Told & { readonly level: string | null; readonly establishment: string | null };

/** The rows of one establishment; of the region where none is named. */
export function bridgeOf<R extends Placed>(rows: readonly R[], finess: string | undefined): R[] {
  return rows.filter((row) =>
    finess === undefined
      ? row.level === 'region'
      : row.level === 'establishment' && row.establishment === finess,
  );
}

/** What no term tells: nought, and said so. */
export type StepName = BridgeTerm | BridgeTotal | 'unexplained';

/** One line of the waterfall: a total stands at `to`; a term leads from one place to the other. */
export type Step = {
  readonly name: StepName;
  readonly total: boolean;
  readonly from: number;
  readonly to: number;
  readonly value: number;
};

export type Steps = {
  readonly steps: readonly Step[];
  /** Signed N-1 (or N-1 as compared, where it was not judged) to N. */
  readonly change: number;
  /** What the terms leave of it. */
  readonly unexplained: number;
  /** Whether N-1 was signed: judged against a target, and not provisional. */
  readonly signed: boolean;
};

/** Terms that change N-1 before it is compared. */
const ofBefore: ReadonlySet<string> = new Set<BridgeTerm>(['merger', 'rule']);

/**
 * A bridge from its rows, in the order of reading: N-1 as signed, what changed in it since, N-1 as N is compared with it, the
 * terms, N. Undefined where a year is not told.
 */
export function stepsOf(rows: readonly Told[], signed = true): Steps | undefined {
  const value = (name: BridgeTerm | BridgeTotal) => rows.find(({ term }) => term === name)?.value ?? null;
  const [before, now] = [value('before'), value('now')];
  if (before === null || now === null) return undefined;
  const terms = (first: boolean) =>
    bridgeTerms.flatMap((name) => {
      const told = value(name);
      return told === null || told === 0 || ofBefore.has(name) !== first ? [] : [{ name, value: told }];
    });
  const renewed = terms(true);
  // Where N-1 was not judged, its signed figure is not known; what came since then still is.
  const start = value('signed_before') ?? before - sumOf(renewed);
  const opening = closed(renewed, before - start);
  const own = closed(terms(false), now - before);
  return {
    steps: [
      ...(opening.length > 0 ? [total('signed_before', start), ...walked(opening, start)] : []),
      total('before', before),
      ...walked(own, before),
      total('now', now),
    ],
    change: now - start,
    unexplained: sumOf([...opening, ...own].filter(({ name }) => name === 'unexplained')),
    signed: signed && value('signed_before') !== null,
  };
}

/** The term that a change comes from first: the largest of those that go its way, of all where nothing changed. */
export function firstTerm({ steps, change }: Pick<Steps, 'steps' | 'change'>): Step | undefined {
  return largest(steps.filter(({ total, value }) => !total && value * change >= 0));
}

/** The largest term against the change, where it weighs a tenth of the first or more. */
export function againstTerm(bridge: Pick<Steps, 'steps' | 'change'>): Step | undefined {
  const first = firstTerm(bridge);
  const most = largest(bridge.steps.filter(({ total, value }) => !total && value * bridge.change < 0));
  return first && most && Math.abs(most.value) * 10 >= Math.abs(first.value) ? most : undefined;
}

/** What N-1 as signed, and N-1 as N is compared with it, differ by: a merger, a rule. */
export function renewedOf({ steps }: Pick<Steps, 'steps'>): Step[] {
  return steps.filter(({ name }) => ofBefore.has(name));
}

const largest = (steps: readonly Step[]) =>
  steps.reduce<Step | undefined>(
    (first, step) => (first && Math.abs(first.value) >= Math.abs(step.value) ? first : step),
    undefined,
  );

/** One establishment's change and its terms; `first`: the largest of those that go its way. */
export type EstablishmentBridge = {
  readonly establishment: string;
  readonly name: string;
  readonly change: number;
  readonly values: ReadonlyMap<StepName, number>;
  readonly first: StepName | undefined;
};

/** Every establishment that has a bridge, the largest change first, and the terms that any of them has. */
export function establishmentBridges(rows: readonly BridgeRow[]) {
  const places = new Map<string, BridgeRow[]>();
  for (const row of rows)
    if (row.level === 'establishment' && row.establishment !== null)
      places.set(row.establishment, [...(places.get(row.establishment) ?? []), row]);
  const lines = [...places].flatMap(([establishment, own]): EstablishmentBridge[] => {
    const bridge = stepsOf(own);
    if (!bridge) return [];
    const terms = bridge.steps.filter(({ total }) => !total);
    return [
      {
        establishment,
        name: own[0]?.name ?? establishment,
        change: bridge.change,
        values: new Map(terms.map(({ name, value }) => [name, value])),
        first: firstTerm(bridge)?.name,
      },
    ];
  });
  lines.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const terms = ([...bridgeTerms, 'unexplained'] as const).filter((term) =>
    lines.some(({ values }) => values.has(term)),
  );
  return { lines, terms };
}

type Term = { readonly name: StepName; readonly value: number };

/** With what the terms leave of the change, where they leave any. */
function closed(terms: readonly Term[], change: number): Term[] {
  const left = rounded(change - sumOf(terms));
  return left === 0 ? [...terms] : [...terms, { name: 'unexplained', value: left }];
}

const sumOf = (terms: readonly Term[]) => terms.reduce((sum, { value }) => sum + value, 0);

const total = (name: BridgeTotal, value: number): Step => ({
  name,
  total: true,
  from: value,
  to: value,
  value,
});

function walked(terms: readonly Term[], start: number): Step[] {
  let from = start;
  return terms.map(({ name, value }) => {
    const step = { name, total: false, from, to: from + value, value };
    from = step.to;
    return step;
  });
}

/** To the thousandth of a euro as the API tells it; sums of binary fractions are off by less. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6 || 0;
