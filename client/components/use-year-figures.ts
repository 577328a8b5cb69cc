import { yearOf, type Figure } from '../figure-text.ts';
import { useQuestion, type Answered, type Asking } from '../question.ts';
import { useViewContext } from '../view-context.tsx';

/**
 * The region's figures of the year on screen, one per indicator. A trend has no row where nothing is covered: the
 * other question then says why there is no figure.
 */
export function useYearFigures(trend: Asking<Answered<'trend'>>): Figure[] {
  const { region, year, indicators } = useViewContext();
  const known = (trend.data?.rows ?? []).filter((row) => row.level === 'region' && yearOf(row) === year);
  const settled = trend.data !== undefined && !trend.stale;
  const silent = indicators.filter((name) => settled && !known.some((row) => row.indicator === name));
  const asked = { indicator: silent, region: region.code, year };
  const gaps = useQuestion('target-gap', asked, silent.length > 0);
  const why = silent.length > 0 && !gaps.stale ? (gaps.data?.rows ?? []) : [];
  return [...known, ...why.filter((row) => row.level === 'region')];
}
