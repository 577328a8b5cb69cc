import { situations } from '#api/situation.ts';
import { isAmountMasked, type Released } from './release.ts';

const order: readonly string[] = situations;
const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** As screens show situations (api/situation.ts). */
export function bySituation<R extends Pick<Released, 'situation'>>(a: R, b: R): number {
  return order.indexOf(a.situation ?? '') - order.indexOf(b.situation ?? '');
}

/** Names as a reader counts, the nameless last; within one, its situations in their order. */
export function byName<R extends Released>(rows: readonly R[], name: (row: R) => string | null): R[] {
  return rows.toSorted((a, b) => {
    const [one, other] = [name(a), name(b)];
    if (one === null || other === null)
      return Number(one === null) - Number(other === null) || bySituation(a, b);
    return collator.compare(one, other) || bySituation(a, b);
  });
}

/** The largest amount first; what is withheld or not known comes last, by name, so that its place tells nothing. */
export function byAmount<R extends Released>(rows: readonly R[], name: (row: R) => string | null): R[] {
  const amount = (row: R) => (isAmountMasked(row) ? null : row.amount);
  return byName(rows, name).sort((a, b) => {
    const [one, other] = [amount(a), amount(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return other - one;
  });
}
