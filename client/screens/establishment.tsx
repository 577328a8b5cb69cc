import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { EstablishmentIndicators } from '../components/establishment-indicators.tsx';
import { Identity } from '../components/identity.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { yearOf } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** One establishment against its targets, its region and its peers. */
export default function EstablishmentScreen() {
  const { choice, link } = useChoice();
  const { labels } = useWords();
  const { establishment } = useViewContext();
  if (establishment) return <OneEstablishment establishment={establishment} />;
  const unknown = choice.establishment !== undefined;
  return (
    <div className="empty screen-room">
      <h1>{unknown ? labels.failures.establishment_unknown : labels.chooseEstablishment}</h1>
      <p>{labels.chooseHow}</p>
      <Link to={link(paths.establishments)}>{labels.openRanking}</Link>
    </div>
  );
}

function OneEstablishment({ establishment }: { establishment: Establishment }) {
  const { indicators, year } = useViewContext();
  const finess = establishment.establishment ?? '';
  const region = establishment.region ?? undefined;
  const trend = useQuestion('trend', { indicator: indicators, establishment: finess, region });
  const ofYear = trend.data?.rows.filter((row) => yearOf(row) === year && row.level === 'establishment');
  return (
    <>
      <ScreenHead title={establishment.name ?? finess} hasTarget={ofYear?.some((row) => row.target !== null)}>
        <Identity establishment={establishment} />
      </ScreenHead>
      <Answered asking={trend} height={1100}>
        {({ rows, asked }) => <EstablishmentIndicators rows={rows} finess={asked.establishment ?? finess} />}
      </Answered>
    </>
  );
}
