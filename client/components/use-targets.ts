import type { Establishment } from '../view.ts';
import { useQuestion, type Answered, type Asking } from '../question.ts';
import { useViewContext } from '../view-context.tsx';

/**
 * The targets around the year on screen. That of an amount judges each establishment and never a total: it is the one
 * that an establishment of the region has, unless this one has its own.
 */
export function useTargets(): Asking<Answered<'targets'>> {
  const { headline, indicators, region, year, establishments } = useViewContext();
  const amounts = headline.filter(({ kind }) => kind === 'amount').map(({ indicator }) => indicator);
  const of = oneOf(establishments, region.code);
  const whole = useQuestion('targets', { indicator: indicators, region: region.code, year });
  const each = useQuestion(
    'targets',
    { indicator: amounts, region: region.code, year, establishment: of },
    amounts.length > 0 && of !== undefined,
  );
  if (!whole.data || amounts.length === 0 || of === undefined) return whole;
  const shared = common(each.data?.rows ?? []);
  const rows = [...whole.data.rows.filter((row) => !amounts.includes(row.indicator ?? '')), ...shared];
  return { ...whole, data: { ...whole.data, rows } };
}

/** An establishment of a region that may be named. */
export function oneOf(establishments: readonly Establishment[], region: string): string | undefined {
  return establishments.find((one) => one.region === region)?.establishment ?? undefined;
}

/** Targets that are not set for one establishment alone. */
export function common<T extends { origin: string | null }>(rows: readonly T[]): T[] {
  return rows.filter(({ origin }) => origin !== 'establishment');
}
