import { Link } from 'react-router';
import type { Answer } from '../api.ts';
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
      <ScreenHead title={access.screens.own} hasTarget={null}>
        <p>{establishment.name}</p>
        <Identity establishment={establishment} />
      </ScreenHead>
      <Answered asking={own} height={150}>
        {({ rows }) => {
          const mine = rows.find((row) => row.prescriber !== null);
          if (!mine) return <p className="empty">{detail.nothingMine}</p>;
          return (
            <div className="own">
              <p data-field="specialite">
                {labels.pair(detail.specialty, mine.specialty_name ?? mine.specialty ?? detail.unknown)}
              </p>
              <OwnFigures row={mine} />
            </div>
          );
        }}
      </Answered>
      <p>
        <Link to={link(paths.lines)}>{detail.seeMyLines}</Link>
      </p>
      <section className="detail" aria-labelledby="inside-title">
        <h2 id="inside-title">{detail.inEstablishment}</h2>
        <p className="quiet">{detail.distributionNote}</p>
        <Answered asking={inside} height={240}>
          {({ rows }) => <MineThenOthers rows={rows} caption={detail.inEstablishment} />}
        </Answered>
      </section>
      <section className="detail" aria-labelledby="around-title">
        <h2 id="around-title">{detail.inRegion}</h2>
        <Answered asking={around} height={240}>
          {({ rows }) => <MineThenOthers rows={rows} caption={detail.inRegion} />}
        </Answered>
      </section>
    </>
  );
}

type Rows = readonly Answer<'prescriber-distribution'>[number][];

/** The groups where the reader stands; the others on demand. */
function MineThenOthers({ rows, caption }: { rows: Rows; caption: string }) {
  const { detail } = useWords().labels;
  const mine = rows.filter((row) => row.own !== null);
  const others = rows.filter((row) => row.own === null);
  return (
    <>
      {mine.length > 0 ? (
        <DistributionTable rows={mine} caption={caption} />
      ) : (
        <p className="empty">{detail.noPlace}</p>
      )}
      {others.length > 0 && (
        <details className="others">
          <summary>{detail.otherGroups}</summary>
          <DistributionTable rows={others} caption={`${caption}, ${detail.otherGroups}`} />
        </details>
      )}
    </>
  );
}

/** The row of the table of prescribers, as cards: what is known of oneself, in town then in hospital. */
function OwnFigures({ row }: { row: Prescriber }) {
  const words = useWords();
  const { detail } = words.labels;
  const columns = prescriberColumns(true, words);
  const parts = [
    { ids: ['phev', 'boites', 'repertoire'], none: detail.noPhev },
    { ids: ['les', 'lignes', 'sejours', 'hors_amm'], none: detail.noLes },
  ];
  return parts.map(({ ids, none }) => {
    const shown = columns.filter(({ id }) => ids.includes(id));
    if (shown.every((column) => column.value(row) === null))
      return (
        <p key={none}>
          <Glossed text={none} terms={['phev']} />
        </p>
      );
    return (
      <dl key={none} className="own-figures">
        {shown.map((column) => (
          <div key={column.id}>
            <dt>
              <Glossed text={column.label} terms={['phev', 'repertoire', 'offLabel']} />
            </dt>
            <dd data-field={column.id}>{column.text(row)}</dd>
          </div>
        ))}
      </dl>
    );
  });
}
