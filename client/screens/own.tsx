import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { DistributionTable } from '../components/distribution-table.tsx';
import { Glossed } from '../components/glossed.tsx';
import { Identity } from '../components/identity.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { prescriberColumns, type Prescriber } from '../table/prescribers.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** A prescriber's own figures, beside the anonymous distribution of specialty and service. */
export default function OwnScreen() {
  return <NeedsEstablishment>{(establishment) => <Own establishment={establishment} />}</NeedsEstablishment>;
}

function Own({ establishment }: { establishment: Establishment }) {
  const { labels } = useWords();
  const { link } = useChoice();
  const { detail, access } = labels;
  const { year, region } = useViewContext();
  const finess = establishment.establishment ?? '';
  const own = useQuestion('prescribers', { establishment: finess, year });
  const inside = useQuestion('prescriber-distribution', { establishment: finess, year });
  const around = useQuestion('prescriber-distribution', { region: region.code, year });
  return (
    <>
      <ScreenHead title={access.screens.own} hasTarget={undefined}>
        <p>{establishment.name}</p>
        <Identity establishment={establishment} />
      </ScreenHead>
      <Answered asking={own} height={150}>
        {({ rows }) => {
          const mine = rows.find((row) => row.prescriber !== null);
          return mine ? <OwnFigures row={mine} /> : <p className="empty">{detail.nothingMine}</p>;
        }}
      </Answered>
      <p>
        <Link to={link(paths.lines)}>{detail.seeMyLines}</Link>
      </p>
      <section className="detail" aria-labelledby="inside-title">
        <h2 id="inside-title">{detail.inEstablishment}</h2>
        <p className="quiet">{detail.distributionNote}</p>
        <Answered asking={inside} height={240}>
          {({ rows }) => <DistributionTable rows={mineFirst(rows)} caption={detail.inEstablishment} />}
        </Answered>
      </section>
      <section className="detail" aria-labelledby="around-title">
        <h2 id="around-title">{detail.inRegion}</h2>
        <Answered asking={around} height={240}>
          {({ rows }) => <DistributionTable rows={mineFirst(rows)} caption={detail.inRegion} />}
        </Answered>
      </section>
    </>
  );
}

const mineFirst = <R extends { own: number | null }>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => Number(a.own === null) - Number(b.own === null));

/** The row of the table of prescribers, as cards: what is known of oneself. */
function OwnFigures({ row }: { row: Prescriber }) {
  const words = useWords();
  const [, ...columns] = prescriberColumns(true, words);
  return (
    <dl className="own-figures">
      {columns.map((column) => (
        <div key={column.id}>
          <dt>
            <Glossed text={column.label} terms={['phev', 'repertoire', 'offLabel']} />
          </dt>
          <dd data-field={column.id}>{column.text(row) || words.labels.detail.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}
