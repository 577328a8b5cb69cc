/**
 * The slow, obvious second implementation of a year's results: loops and words, no SQL. It says what the contract says in
 * the order in which a person would do it by hand.
 */
export type PlainCondition = {
  readonly indicator: 'phev_medicines_evolution' | 'generic_repertoire';
  readonly op: '<=' | '<' | '>=' | '>';
  /** Tenths of a percent; null: not known. */
  readonly tenths: number | null;
};
export type PlainEngagement = {
  readonly engagement: string;
  readonly volet: 'socle' | 'transport';
  readonly rule: 'all' | 'any';
  readonly role: 'objective' | 'targeting';
  readonly conditions: readonly PlainCondition[];
};
export type PlainTarget = {
  readonly indicator: PlainCondition['indicator'];
  readonly region: string | null;
  readonly establishment: string | null;
  readonly year: number;
  readonly op: PlainCondition['op'];
  readonly tenths: number;
};
export type PlainContract = {
  readonly establishment: string;
  readonly volet: 'socle' | 'transport';
  /** ISO days, both included; `to` null: until further notice. */
  readonly from: string;
  readonly to: string | null;
};
/** Euros, boxes in the répertoire and boxes in all, of a year; a year not told is nought, for the file speaks for it. */
export type PlainYear = { readonly amount: number; readonly inside: number; readonly boxes: number };
export type ResultsWorld = {
  readonly regionOf: (establishment: string) => string;
  readonly years: readonly number[];
  readonly facts: Readonly<Record<string, Readonly<Record<number, PlainYear>>>>;
  /** The version of each year. */
  readonly law: Readonly<Record<number, readonly PlainEngagement[]>>;
  readonly targets: readonly PlainTarget[];
  readonly contracts: readonly PlainContract[];
  /** Points within which a missed target counts in part; 0: never. */
  readonly band: number;
};

const nothing: PlainYear = { amount: 0, inside: 0, boxes: 0 };

/** What one condition gives for an establishment's year. */
export const plainVerdict = (
  world: ResultsWorld,
  who: string,
  year: number,
  condition: PlainCondition,
): string => {
  const facts = world.facts[who] ?? {};
  const at = (of: number) => (world.years.includes(of) ? (facts[of] ?? nothing) : undefined);
  const growth = condition.indicator === 'phev_medicines_evolution';
  const shows = (each: ResultsWorld['facts'][string]) =>
    Object.values(each).some((of) => (growth ? of.amount !== 0 : of.boxes !== 0));
  // Where no one shows such an activity, nothing says that it was measured.
  if (!shows(facts) && Object.values(world.facts).some(shows)) return 'sans objet';
  const now = at(year) ?? nothing;
  const before = at(year - 1);
  const n = growth ? now.amount : now.inside;
  const d = growth ? before?.amount : now.boxes;
  const target = plainTarget(world, who, year, condition);
  if (target === null) return 'sans cible';
  if (d === undefined || d <= 0) return 'non évaluable';
  // In whole numbers: n ÷ d against t, as n × 1000 against d × t (growth: n − d).
  const left = (growth ? n - d : n) * 1000;
  const right = d * target.tenths;
  const met = { '<=': left <= right, '<': left < right, '>=': left >= right, '>': left > right }[target.op];
  if (met) return 'atteint';
  return world.band > 0 && Math.abs(left - right) <= d * world.band * 10 ? 'partiel' : 'non atteint';
};

/** Establishment, else region, else the law; the last told of a level. */
const plainTarget = (world: ResultsWorld, who: string, year: number, { indicator }: PlainCondition) => {
  const told = world.targets.filter((each) => each.indicator === indicator && each.year === year);
  const own = told.findLast((each) => each.establishment === who);
  const regional = told.findLast((each) => each.region === world.regionOf(who));
  const law = (world.law[year] ?? [])
    .flatMap(({ conditions }) => conditions)
    .find((each) => each.indicator === indicator && each.tenths !== null);
  const found = own ?? regional ?? law;
  return found === undefined || found.tenths === null ? null : { op: found.op, tenths: found.tenths };
};

/** Whether it had signed the volet on 31 December; null where nobody of its region is told to have signed anything. */
export const plainSigned = (
  world: ResultsWorld,
  who: string,
  year: number,
  volet: string,
): boolean | null => {
  const region = world.regionOf(who);
  if (!world.contracts.some(({ establishment }) => world.regionOf(establishment) === region)) return null;
  const last = `${year}-12-31`;
  return world.contracts.some(
    (each) =>
      each.establishment === who &&
      each.volet === volet &&
      each.from <= last &&
      (each.to === null || each.to >= last),
  );
};

/** The result of an engagement. */
export const plainResult = (
  world: ResultsWorld,
  who: string,
  year: number,
  engagement: PlainEngagement,
): string => {
  const { rule, volet, conditions } = engagement;
  if (plainSigned(world, who, year, volet) === false) return 'sans objet';
  if (conditions.length === 0) return 'sans cible';
  const verdicts = conditions.map((each) => plainVerdict(world, who, year, each));
  const some = (verdict: string) => verdicts.includes(verdict);
  if (rule === 'any') {
    if (some('atteint')) return 'atteint';
    if (some('non évaluable')) return 'non évaluable';
    if (some('partiel')) return 'partiel';
    if (some('non atteint')) return 'non atteint';
  } else {
    if (some('non atteint')) return some('atteint') || some('partiel') ? 'partiel' : 'non atteint';
    if (some('non évaluable')) return 'non évaluable';
    if (some('partiel')) return 'partiel';
    if (some('atteint')) return 'atteint';
  }
  return some('sans cible') ? 'sans cible' : 'sans objet';
};
