import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useMay } from '../session.ts';
import { semestersOf, useTransmissions } from '../transmissions.ts';
import { useViewContext } from '../view-context.tsx';

/** Why no service is shown, and what would show some. The year is read once both semesters are transmitted. */
export function NoUnits({ finess }: { finess: string }) {
  const { choice, link } = useChoice();
  const { detail } = useWords().labels;
  const { year } = useViewContext();
  const inside = useMay()('detail', 'units');
  const { known } = useTransmissions();
  if (inside) return <p className="empty">{detail.noUnits}</p>;
  const wanted = choice.period === undefined ? (['s1', 's2'] as const) : [choice.period];
  const sent = (['s1', 's2'] as const).filter((_, i) =>
    known.data?.some((one) => one.establishment === finess && one.semester === semestersOf(year)[i]),
  );
  if (wanted.every((period) => sent.includes(period))) return <p className="empty">{detail.nothingShown}</p>;
  const other = sent.find((period) => period !== choice.period);
  return (
    <div className="empty">
      <p>{detail.notTransmitted(detail.when[choice.period ?? 'year'](year))}</p>
      {other && (
        <Link to={link(paths.services, { period: other })}>
          {detail.otherTransmitted(detail.when[other](year))}
        </Link>
      )}
    </div>
  );
}
