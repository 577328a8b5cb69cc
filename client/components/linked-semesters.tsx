import type { Numerator } from '#api/off-label.ts';
import { useWords } from '../language.ts';
import type { Measure } from '../linked.ts';
import type { Establishment } from '../view.ts';
import { Answered } from './answered.tsx';
import { OffLabelSemesters, useYearAndBefore } from './off-label-semesters.tsx';

type Props = {
  establishment: Establishment;
  year: number;
  shown: { measure: Measure; numerator: Numerator };
};

/** The whole establishment, semester against semester, for its CME (art. 10-6): in euros, or in lines. */
export function LinkedSemesters({ establishment, year, shown: { measure, numerator } }: Props) {
  const { offLabel } = useWords().labels;
  const where = {
    by: 'establishment' as const,
    region: establishment.region ?? '',
    establishment: establishment.establishment ?? undefined,
  };
  const { now, earlier } = useYearAndBefore(where, year);
  return (
    <section className="detail" aria-labelledby="semesters-title">
      <h2 id="semesters-title">{offLabel.release.semesters}</h2>
      <p className="quiet">{offLabel.semestersOf[measure === 'amount' ? 'amount' : 'lines']}</p>
      <Answered asking={now} height={260}>
        {({ rows }) => (
          <OffLabelSemesters
            rows={[...earlier, ...rows]}
            shown={{ measure: measure === 'amount' ? 'amount' : 'lines', numerator }}
            year={year}
          />
        )}
      </Answered>
    </section>
  );
}
