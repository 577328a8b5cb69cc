import type { Numerator } from '#api/off-label.ts';
import type { Answer, Asked } from '../api.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { shareOfReleased, type ReleasedShare, type ReleaseMeasure } from '../off-label-release.ts';
import { percentOf } from '../off-label-story.ts';
import { ofPeriod } from '../table/release.ts';
import { TableFrame } from './table-frame.tsx';

type Row = Answer<'situations'>[number];
type Props = {
  /** Of this year and the one before. */
  rows: readonly Row[];
  shown: { measure: ReleaseMeasure; numerator: Numerator };
  year: number;
};

/** Semester against the same one a year before, then the years: a share with its bounds, drawn and in figures. */
export function OffLabelSemesters({ rows, shown, year }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { offLabel, detail } = labels;
  const { release } = offLabel;
  const { measure, numerator } = shown;
  const of = (at: number, period: 's1' | 's2' | 'year') => {
    const own = ofPeriod(
      rows.filter(({ period_start }) => period_start?.startsWith(String(at))),
      period,
    );
    return own.length > 0 ? shareOfReleased(own, measure, numerator) : undefined;
  };
  const lines = (['s1', 's2', 'year'] as const).flatMap((period) =>
    [year - 1, year].map((at) => ({ period, at, share: of(at, period), before: of(at - 1, period) })),
  );
  const most = Math.max(0.01, ...lines.map(({ share }) => share?.high ?? 0));
  const count = measure === 'amount' ? format.euros : format.count;
  const cell = (
    share: ReleasedShare | undefined,
    value: number | null | undefined,
    write: (n: number) => string,
  ) =>
    share?.masked === true
      ? labels.masked
      : value === null || value === undefined
        ? detail.unknown
        : write(value);
  const percent = (value: number) => percentOf(value, words);
  return (
    <TableFrame caption={release.semesters}>
      <thead>
        <tr>
          <th scope="col">{release.semester}</th>
          <th scope="col" className="bar-head">
            {release.bounds}
          </th>
          {[
            offLabel.numerators[numerator],
            release.low,
            release.high,
            release.change,
            measure === 'amount' ? release.allAmount : release.all,
          ].map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ period, at, share, before }) => {
          const hatched = share?.masked === true ? 'number hatched' : 'number';
          const change = changeOf(share, before);
          const lost = at === year && (share?.masked === true || before?.masked === true);
          return (
            <tr key={`${period} ${at}`}>
              <th scope="row">{detail.periods[period](at)}</th>
              <td className="bar-cell">{share && <Interval share={share} most={most} />}</td>
              <td className={hatched}>
                {share?.pooled === true && !share.masked
                  ? release.pooledMark
                  : cell(share, share?.value, percent)}
              </td>
              <td className={hatched}>{cell(share, share?.low, percent)}</td>
              <td className={hatched}>{cell(share, share?.high, percent)}</td>
              <td className={change === null && lost ? 'number hatched' : 'number'}>
                {change !== null
                  ? format.points(change)
                  : at < year
                    ? '—'
                    : lost
                      ? labels.masked
                      : detail.unknown}
              </td>
              <td className={hatched}>{cell(share, share?.all, count)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** A year of situations, and the rows of the one before it, asked at once. */
export function useYearAndBefore(where: Omit<Asked<'situations'>, 'year'>, year: number) {
  const now = useQuestion('situations', { ...where, year });
  const { data } = useQuestion('situations', { ...where, year: year - 1 });
  return { now, earlier: data?.asked.year === year - 1 ? data.rows : [] };
}

function changeOf(now: ReleasedShare | undefined, before: ReleasedShare | undefined): number | null {
  const [to, from] = [now?.value ?? null, before?.value ?? null];
  return to === null || from === null ? null : to - from;
}

/** Decoration: from the low bound to the high one, and the share where it is known. */
function Interval({ share: { low, high, value }, most }: { share: ReleasedShare; most: number }) {
  if (low === null || high === null) return null;
  const at = (part: number) => (part / most) * 100;
  return (
    <svg className="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
      <rect className="bar-masked" y={5.5} width={100} height={1} />
      <rect className="bar-between" x={at(low)} y={3} width={Math.max(at(high - low), 0.4)} height={6} />
      {value !== null && (
        <rect className="bar-known" x={Math.max(0, at(value) - 0.4)} width={0.8} height={12} />
      )}
    </svg>
  );
}
