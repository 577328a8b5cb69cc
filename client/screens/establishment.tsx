import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { ArgumentTile } from '../components/argument-tile.tsx';
import { Answered } from '../components/answered.tsx';
import { EstablishmentIndicators } from '../components/establishment-indicators.tsx';
import { IdentificationSheet } from '../components/identification-sheet.tsx';
import { Identity } from '../components/identity.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { yearOf } from '../figure-text.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** One establishment against its targets, its region and its peers. */
export default function EstablishmentScreen() {
  return (
    <NeedsEstablishment>
      {(establishment) => <OneEstablishment establishment={establishment} />}
    </NeedsEstablishment>
  );
}

function OneEstablishment({ establishment }: { establishment: Establishment }) {
  const { labels } = useWords();
  const { link } = useChoice();
  const { indicators, year } = useViewContext();
  const may = useMay();
  const finess = establishment.establishment ?? '';
  const region = establishment.region ?? undefined;
  const trend = useQuestion('trend', { indicator: indicators, establishment: finess, region });
  const positions = useQuestion('peer-position', {
    indicator: indicators,
    establishment: finess,
    region,
    year,
  });
  const ofYear = trend.data?.rows.filter((row) => yearOf(row) === year && row.level === 'establishment');
  return (
    <>
      <ScreenHead title={establishment.name ?? finess} hasTarget={ofYear?.some((row) => row.target !== null)}>
        <Identity establishment={establishment} />
        <p>
          <Link to={link(paths.results)}>{labels.seeResults(year)}</Link>
        </p>
      </ScreenHead>
      {may('lines', 'own') && <ArgumentTile establishment={finess} />}
      <Answered asking={trend} height={1100}>
        {({ rows, asked }) => (
          <EstablishmentIndicators rows={rows} finess={asked.establishment ?? finess} positions={positions} />
        )}
      </Answered>
      <IdentificationSheet establishment={finess} year={year} />
    </>
  );
}
