import highsLoader from 'highs';
import type { Row } from '#data/duckdb.ts';

/** Release rows of one region and year, as a reader gets them. */
export type Seen = Record<'region' | 'establishment' | 'unit' | 'product' | 'specialty', readonly Row[]>;
/** Where a cell is: its table, key (establishment and unit, product …) and situation. */
export type Place = { readonly level: keyof Seen; readonly key: string; readonly situation: string };
/** Periods: the year, its first and its second semester. */
export type Period = 0 | 1 | 2;
/** What signatories read beside: euros of each establishment's drugs and devices, in each semester. */
export type Contract = ReadonlyMap<string, number>;

/** Euros of a unit of each product: they are public. */
export type Tariffs = ReadonlyMap<string, number>;

const periodOf = (row: Row): Period =>
  row.period_months === 12 ? 0 : String(row.period_start).slice(5, 7) === '01' ? 1 : 2;
const keyOf = (level: keyof Seen, row: Row) =>
  ({
    region: '',
    establishment: String(row.establishment),
    unit: `${String(row.establishment)} ${String(row.unit)}`,
    product: String(row.product),
    specialty: String(row.specialty),
  })[level];
export const nameOf = ({ level, key, situation }: Place) => `${level}|${key}|${situation}`;
export const contractKey = (establishment: string, kind: string, period: Period) =>
  `${establishment} ${kind} ${period}`;

const measures = ['lines', 'stays', 'persons', 'quantity', 'amount'] as const;
type Measure = (typeof measures)[number];
type Known = Record<Measure, number | null>;

/** All that follows from the rows, as one linear model. It knows nothing of how cells were chosen. */
export const attackerOf = async (seen: Seen, contract: Contract, tariffs: Tariffs = new Map()) => {
  const highs = await highsLoader();
  const cells = new Map<string, Place & { readonly known: Map<Period, Known> }>();
  for (const level of ['region', 'establishment', 'unit', 'product', 'specialty'] as const) {
    for (const row of seen[level]) {
      const place = { level, key: keyOf(level, row), situation: String(row.situation) };
      const cell = cells.get(nameOf(place)) ?? { ...place, known: new Map<Period, Known>() };
      cells.set(nameOf(place), cell);
      const number = (name: string) => (typeof row[name] === 'object' ? null : Number(row[name]));
      cell.known.set(periodOf(row), {
        lines: number('lines'),
        stays: number('stays'),
        persons: number('patients'),
        quantity: number('quantity'),
        amount: number('amount'),
      });
    }
  }
  const numbers = new Map([...cells.keys()].map((name, index) => [name, index]));
  const variable = (name: string, measure: Measure, period: Period) =>
    `${measure.slice(0, 1)}${numbers.get(name) ?? 'x'}_${period}`;
  const rules: string[] = [];
  for (const [name, cell] of cells) {
    const of = (measure: Measure, period: Period) => variable(name, measure, period);
    for (const period of [0, 1, 2] as const) {
      const known = cell.known.get(period);
      for (const measure of measures) {
        // A semester that no file speaks for has no row: nothing happened in it.
        const value = known === undefined ? 0 : known[measure];
        if (value === null) continue;
        // Amounts of products are told to the nearest thousand euros.
        if (cell.level === 'product' && measure === 'amount' && known !== undefined)
          rules.push(`${of(measure, period)} >= ${value - 500}`, `${of(measure, period)} <= ${value + 500}`);
        else rules.push(`${of(measure, period)} = ${value}`);
      }
      rules.push(`${of('stays', period)} - ${of('lines', period)} <= 0`);
      rules.push(`${of('persons', period)} - ${of('stays', period)} <= 0`);
      rules.push(`${of('lines', period)} - ${of('quantity', period)} <= 0`);
    }
    for (const measure of measures) {
      const [year, first, second] = ([0, 1, 2] as const).map((period) => of(measure, period));
      if (measure === 'stays' || measure === 'persons') {
        rules.push(
          `${year} - ${first} >= 0`,
          `${year} - ${second} >= 0`,
          `${year} - ${first} - ${second} <= 0`,
        );
        rules.push(`${year} >= 1`);
      } else rules.push(`${year} - ${first} - ${second} = 0`);
      if (measure === 'amount') rules.push(`${year} <= 1000000000`);
    }
  }
  const groups = new Map<string, string[]>();
  for (const [name, cell] of cells) {
    const total: Place | null =
      cell.level === 'region'
        ? null
        : cell.level === 'unit'
          ? { ...cell, level: 'establishment', key: cell.key.split(' ')[0] ?? '' }
          : { ...cell, level: 'region', key: '' };
    if (total === null) continue;
    const group = `${nameOf(total)} ${cell.level}`;
    groups.set(group, [...(groups.get(group) ?? [nameOf(total)]), name]);
  }
  for (const [group, [total = '', ...members]] of groups) {
    for (const period of [0, 1, 2] as const) {
      for (const measure of measures) {
        const sum = members.map((member) => variable(member, measure, period)).join(' + ');
        const whole = variable(total, measure, period);
        // A stay has one establishment, but may have several units, products, prescribers.
        const adds = measure === 'stays' ? group.endsWith(' establishment') : measure !== 'persons';
        rules.push(`${sum} - ${whole} ${adds ? '=' : '>='} 0`);
        if (!adds) {
          for (const member of members) rules.push(`${variable(member, measure, period)} - ${whole} <= 0`);
        }
      }
    }
  }
  // What a region spends on a situation pays for the units of its products, to a thousandth: prices move a little.
  for (const [total = '', ...members] of [...groups]
    .filter(([group]) => group.endsWith(' product'))
    .map(([, all]) => all)) {
    for (const period of [0, 1, 2] as const) {
      const euros = cells.get(total)?.known.get(period)?.amount;
      const prices = members.map((member) => tariffs.get(cells.get(member)?.key ?? ''));
      if (euros === undefined || euros === null || prices.includes(undefined)) continue;
      const paid = members
        .map((member, i) => `${prices[i]} ${variable(member, 'quantity', period)}`)
        .join(' + ');
      const about = Math.abs(euros) / 1000 + 1;
      rules.push(`${paid} <= ${euros + about}`, `${paid} >= ${euros - about}`);
    }
  }
  const spending = new Map<string, string[]>();
  for (const [name, cell] of cells) {
    if (cell.level !== 'establishment') continue;
    for (const period of [0, 1, 2] as const) {
      const kind = cell.situation === 'device' ? 'device' : 'drug';
      const key = contractKey(cell.key, kind, period);
      spending.set(key, [...(spending.get(key) ?? []), variable(name, 'amount', period)]);
    }
  }
  // Where devices are pooled with drugs, amounts are all withheld: the contract's are known, the mixture is not.
  for (const [key, parts] of spending) {
    const total = contract.get(key);
    if (total !== undefined) rules.push(`${parts.join(' + ')} = ${total}`);
  }
  // Amounts and counts have no rule in common: two models are as good as one, and quicker.
  const isAboutAmounts = (rule: string) => /(^|\s)a[0-9]/.test(rule);
  const counts = textOf(rules.filter((rule) => !isAboutAmounts(rule)));
  const amounts = textOf(rules.filter(isAboutAmounts));
  const solve = (subject: string, objective: string, extra: readonly string[] = []) => {
    const more = textOf(extra, 'z');
    const solved = highs.solve(`Maximize\n obj: ${objective}\nSubject To\n${subject}\n${more}\nEnd\n`);
    if (solved.Status !== 'Optimal') throw new Error(`the attacker's model is ${solved.Status}`);
    const columns = solved.Columns as Record<string, { Primal?: number }>;
    return (name: string) => columns[name]?.Primal ?? 0;
  };

  return {
    cells,
    /** The least upper bound of a cell's persons in a period. */
    most: (place: Place, period: Period) => {
      const name = variable(nameOf(place), 'persons', period);
      return solve(counts, name)(name);
    },
    /**
     * Of these cells, those whose persons are known to be `limit` at most. Many are cleared at once: a solution in which
     * a cell has more is proof enough.
     */
    bounded: (targets: readonly { place: Place; period: Period }[], limit: number) => {
      let left = targets.map(({ place, period }) => variable(nameOf(place), 'persons', period));
      const caught: string[] = [];
      const names = new Map(
        targets.map(({ place, period }) => [
          variable(nameOf(place), 'persons', period),
          `${nameOf(place)} ${period}`,
        ]),
      );
      const clears = (value: number) => value > limit + 1 - 1e-6;
      while (left.length > 0) {
        const wish = left.map((_, index) => `${(1 + 1 / (1 + index)).toFixed(6)} w${index}`).join(' + ');
        const caps = left.flatMap((name, index) => [`w${index} - ${name} <= 0`, `w${index} <= ${limit + 1}`]);
        const found = solve(counts, wish, caps);
        const rest = left.filter((name) => !clears(found(name)));
        if (rest.length < left.length) left = rest;
        else {
          const [first = ''] = left;
          if (!clears(solve(counts, first)(first))) caught.push(names.get(first) ?? first);
          left = left.slice(1);
        }
      }
      return caught;
    },
    /** Of these cells, those whose amount is known to the cent: two solutions that differ in it are proof of the contrary. */
    knownAmounts: (targets: readonly { place: Place; period: Period }[]) => {
      const caught: string[] = [];
      let left = targets.map(({ place, period }) => variable(nameOf(place), 'amount', period));
      while (left.length > 0) {
        const most = solve(amounts, left.join(' + '));
        const one = left[0] ?? '';
        const ends = [most, solve(amounts, one), solve(amounts, `- ${one}`)];
        const moves = (name: string) => {
          const values = ends.map((end) => end(name));
          return Math.max(...values) - Math.min(...values) > 0.005;
        };
        if (!moves(one)) caught.push(one);
        left = left.slice(1).filter((name) => !moves(name));
      }
      return caught;
    },
  };
};

const textOf = (rules: readonly string[], mark = 'c') =>
  rules.map((rule, index) => `${mark}${index}: ${rule}`).join('\n');
