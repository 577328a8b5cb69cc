// A second reading of the reference, slow and obvious: no SQL, one line at a time. It must agree with sql/staging/les_class.sql.
import type { Situation } from '#api/situation.ts';

/** What one line of one of the files says. Days are ISO text, months AAAA-MM; `product` is an UCD of 7 or 13 digits. */
export type Saying = {
  readonly kind: 'indication' | 'period' | 'listing' | 'compassionate';
  readonly product: string;
  readonly month?: string | null;
  readonly indication?: string | null;
  readonly inscription?: string | null;
  readonly event?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
};

export type PlainReference = {
  readonly months: ReadonlySet<string>;
  readonly sayings: ReadonlyMap<string, readonly Saying[]>;
};

export const plainReference = (sayings: readonly Saying[]): PlainReference => {
  const byProduct = new Map<string, Saying[]>();
  for (const saying of sayings)
    byProduct.set(saying.product, [...(byProduct.get(saying.product) ?? []), saying]);
  const months = sayings.flatMap(({ kind, month }) => (kind === 'indication' && month ? [month] : []));
  return { months: new Set(months), sayings: byProduct };
};

/** The situation of a drug's line, by the reference valid at its day. */
export const plainClass = (
  { months, sayings }: PlainReference,
  line: { readonly product: string; readonly indication: string | null; readonly date: string },
): Situation => {
  const { date } = line;
  const code = (line.indication ?? '').trim().toUpperCase();
  if (code === 'I999999') return 'off_label';
  if (code === 'I999998') return 'research';
  if (code === 'I999997') return date < '2024-09-11' ? 'invalid' : 'mirror';
  if (code === '') return date < '2018-09-01' ? 'not_due' : 'absent';

  const known = sayings.get(line.product) ?? [];
  const month = date.slice(0, 7);
  const ofProduct = known.filter(({ kind }) => kind === 'indication');
  const ofMonth = ofProduct.filter((saying) => saying.month === month);
  const ofPair = ofMonth.filter(({ indication }) => indication === code);
  const removed = removal(known, date);

  if (ofPair.length > 0) {
    const situation = agreed(ofPair);
    return situation === 'amm' && removed?.startsWith(month) === true ? 'amm_not_listed' : situation;
  }
  const exceptional = known.some(
    ({ kind, indication, from, to }) =>
      kind === 'compassionate' && indication === code && (from ?? date) <= date && (to ?? date) >= date,
  );
  if (exceptional) return code.startsWith('R') || code.startsWith('I') ? 'rtu' : 'early_access';
  if (ofMonth.length > 0) return 'invalid';

  const dated = byDates(known, code, date);
  const left = months.has(month) && ofProduct.some((saying) => (saying.month ?? '') < month);
  return dated === 'amm' && (removed !== null || left) ? 'amm_not_listed' : dated;
};

const meaning = (inscription: string | null | undefined): Situation => {
  switch (inscription?.toLowerCase()) {
    case 'oui':
      return 'amm';
    case 'non':
      return 'amm_not_listed';
    case 'rtu':
      return 'rtu';
    case 'rtu term':
      return 'rtu_ended';
    default:
      return 'to_check';
  }
};

const agreed = (sayings: readonly Saying[]): Situation => {
  const [first, ...others] = sayings.map(({ inscription }) => meaning(inscription));
  if (first === undefined) return 'no_reference';
  return others.every((other) => other === first) ? first : 'to_check';
};

/** The day from which the product is off the list, where it still is on that day. */
const removal = (known: readonly Saying[], date: string): string | null => {
  const last = (event: string) =>
    known
      .flatMap((saying) =>
        saying.kind === 'listing' && saying.event?.toLowerCase() === event ? (saying.from ?? []) : [],
      )
      .filter((day) => day <= date)
      .sort()
      .at(-1);
  const removed = last('radiation');
  if (removed === undefined) return null;
  return (last('inscription') ?? '') >= removed ? null : removed;
};

/** Only the newest file that opens the pair on or before the day is heard. */
const byDates = (known: readonly Saying[], code: string, date: string): Situation => {
  const opened = known
    .filter(({ kind, indication }) => (kind === 'indication' || kind === 'period') && indication === code)
    .flatMap((saying) => {
      const closing = ['amm_not_listed', 'rtu_ended'].includes(meaning(saying.inscription));
      const start = closing ? (saying.to ?? saying.from) : saying.from;
      const end = closing ? null : saying.to;
      const told = saying.month ?? '9999';
      return start !== null && start !== undefined && start <= date ? [{ saying, end, told }] : [];
    })
    .sort((a, b) => (a.told < b.told ? 1 : -1));
  const newest = opened.filter(({ told }) => told === opened[0]?.told);
  return agreed(newest.filter(({ end }) => (end ?? date) >= date).map(({ saying }) => saying));
};
