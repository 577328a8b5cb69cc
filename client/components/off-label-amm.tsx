import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import { ammShareOf, regionAmmOf } from '../off-label-amm.ts';
import type { ReleaseMeasure } from '../off-label-release.ts';
import { percentOf } from '../off-label-story.ts';
import { ofPeriod } from '../table/release.ts';
import { TableFrame } from './table-frame.tsx';

type Props = {
  /** Of one place, the year and its semesters. */
  rows: readonly Answer<'situations'>[number][];
  measure: ReleaseMeasure;
  year: number;
};

const periods = ['s1', 's2', 'year'] as const;

/** Of one place: hors AMM among AMM and hors AMM, told where these two are released, with what it is made of. */
export function OffLabelAmm({ rows, measure, year }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { release } = labels.offLabel;
  const count = measure === 'amount' ? format.euros : format.count;
  // Rare situations are pooled of a whole year: its own rows tell which of the two may be among them.
  const { mayBePooled } = regionAmmOf(rows, 'year', measure);
  const heads = [release.amm, release.offLabel[measure], release.ammAll[measure]];
  return (
    <section className="linked-head" aria-labelledby="off-label-amm">
      <h2 id="off-label-amm">{release.amm}</h2>
      <p className="quiet">{release.ammMeaning}</p>
      <TableFrame caption={release.amm}>
        <thead>
          <tr>
            <th scope="col">{release.semester}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => {
            const share = ammShareOf(ofPeriod(rows, period), measure, mayBePooled);
            const { value, all, offLabel, missing, offLabelMissing } = share;
            const cell = (known: number | null, why: typeof missing, write: (n: number) => string) => (
              <td className={why === 'masked' ? 'number hatched' : 'number'}>
                {why === 'masked'
                  ? labels.masked
                  : known !== null
                    ? write(known)
                    : why === null
                      ? labels.detail.unknown
                      : release.missingMarks[why]}
              </td>
            );
            return (
              <tr key={period}>
                <th scope="row">{labels.detail.periods[period](year)}</th>
                {cell(value, missing, (known) => percentOf(known, words))}
                {cell(offLabel, offLabelMissing, count)}
                {cell(all, missing, count)}
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
    </section>
  );
}
