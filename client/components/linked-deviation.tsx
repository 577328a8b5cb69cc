import { useMemo } from 'react';
import type { Numerator } from '#api/off-label.ts';
import type { Asked } from '../api.ts';
import { useWords } from '../language.ts';
import { ofDimension, shareOfRow } from '../linked.ts';
import { monthsOf } from '../months.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { Answered } from './answered.tsx';
import { DeviationSection } from './deviation-section.tsx';
import { XmrFigure } from './deviation-xmr.tsx';
import { useDrill } from './linked-drill.ts';
import { usePlaceEvents } from './use-chart-events.ts';

type Props = {
  asked: Asked<'linked'>;
  place: string;
  region: string;
  year: number;
  numerator: Numerator;
};

/** Who prescribes otherwise than expected, and when: of the year, and of three years month by month. */
export function LinkedDeviation({ asked, place, region, year, numerator }: Props) {
  const { offLabel } = useWords().labels;
  const crosses = useMay()('detail');
  const { toggle } = useDrill();
  const where = { region, year, place, numerator, establishment: asked.establishment };
  return (
    <section className="detail linked-deviation" aria-labelledby="deviation-title">
      <h2 id="deviation-title">{offLabel.deviation}</h2>
      {crosses && <DeviationSection by="establishment" {...where} />}
      {crosses && <DeviationSection by="unit" {...where} open={(key) => toggle('unit', key)} />}
      <DeviationSection by="prescriber" {...where} open={(key) => toggle('prescriber', key)} />
      <Monthly asked={asked} year={year} numerator={numerator} />
    </section>
  );
}

/** The share of each month under the choices, long enough for its variation to draw limits. */
function Monthly({ asked, year, numerator }: Omit<Props, 'region' | 'place'>) {
  const { offLabel, sources } = useWords().labels;
  const asking = useQuestion('linked', { ...asked, from: `${year - 2}-01`, to: `${year}-12` });
  const months = asking.data;
  const rows = useMemo(() => {
    if (!months) return [];
    const own = ofDimension(months.rows, 'month');
    const known = new Map(own.map((row) => [row.key, shareOfRow(row, numerator).value]));
    return monthsOf(months.asked).map((month) => ({ month, value: known.get(month) ?? null }));
  }, [months, numerator]);
  const [from, to] = [`${year - 2}-01-01`, `${year}-12-31`];
  const events = usePlaceEvents(asked.establishment, undefined, from, to);
  return (
    <Answered asking={asking} height={420}>
      {() => (
        <XmrFigure
          id="part_mensuelle"
          name={offLabel.monthlyShare[numerator]}
          source={sources.les ?? ''}
          rows={rows}
          height={300}
          events={events}
        />
      )}
    </Answered>
  );
}
