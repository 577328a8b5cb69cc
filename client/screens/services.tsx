import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { Choices } from '../components/choices.tsx';
import { DistributionTable } from '../components/distribution-table.tsx';
import { Identity } from '../components/identity.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { NoUnits } from '../components/no-units.tsx';
import { PickPeriod } from '../components/pick-period.tsx';
import { PrescriberTable } from '../components/prescriber-table.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { TransmissionPanel } from '../components/transmission.tsx';
import { TransmittedList } from '../components/transmitted-list.tsx';
import { UnitTable } from '../components/unit-table.tsx';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { ofPeriod } from '../table/release.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** Inside one establishment: who prescribes what, as far as the reader may see. */
export default function ServicesScreen() {
  const { choice } = useChoice();
  const { establishment } = useViewContext();
  const agency = useMay()('transmitted');
  if (agency && !establishment && choice.establishment === undefined) return <Transmitted />;
  return <NeedsEstablishment>{(chosen) => <Inside establishment={chosen} />}</NeedsEstablishment>;
}

/** For an agency that has not chosen: what it may read, then how to choose. */
function Transmitted() {
  const { link } = useChoice();
  const { labels } = useWords();
  const { region } = useViewContext();
  return (
    <>
      <ScreenHead title={`${labels.access.screens.services}, ${region.name}`} hasTarget={null} />
      <TransmittedList />
      <div className="empty">
        <h2>{labels.chooseEstablishment}</h2>
        <p>{labels.chooseHow}</p>
        <Link to={link(paths.establishments)}>{labels.openRanking}</Link>
      </div>
    </>
  );
}

function Inside({ establishment }: { establishment: Establishment }) {
  const { choice, change } = useChoice();
  const { labels } = useWords();
  const { detail, access } = labels;
  const { year } = useViewContext();
  const may = useMay();
  const finess = establishment.establishment ?? '';
  const tabs = [
    ...(may('detail', 'units', 'transmitted') ? (['services'] as const) : []),
    ...(may('detail', 'pseudonyms') ? (['prescripteurs'] as const) : []),
    ...(may('distributions') ? (['repartition'] as const) : []),
  ];
  const tab = tabs.find((one) => one === choice.tab) ?? tabs[0];
  return (
    <>
      <ScreenHead title={`${access.screens.services}, ${establishment.name ?? finess}`} hasTarget={null}>
        <Identity establishment={establishment} />
      </ScreenHead>
      {may('transmits', 'transmitted') && <TransmissionPanel establishment={finess} year={year} />}
      <Choices
        label={detail.view}
        options={tabs.map((value) => ({ value, label: detail.tabs[value] }))}
        value={tab ?? 'services'}
        onChange={(value) =>
          change({
            tab: value === tabs[0] ? undefined : value,
            search: undefined,
            sort: undefined,
            hidden: undefined,
            category: undefined,
          })
        }
      />
      {tab === 'services' && <Units finess={finess} region={establishment.region} />}
      {tab === 'prescripteurs' && <Prescribers finess={finess} region={establishment.region} />}
      {tab === 'repartition' && <Distribution finess={finess} />}
    </>
  );
}

type Where = { finess: string; region: string | null };

function Units({ finess, region }: Where) {
  const { choice } = useChoice();
  const { year } = useViewContext();
  const units = useQuestion('units', { establishment: finess, region: region ?? undefined, year });
  const period = choice.period ?? 'year';
  return (
    <>
      <PickPeriod />
      <Answered asking={units} height={720}>
        {({ rows }) => {
          const shown = ofPeriod(rows, period);
          return shown.length === 0 ? (
            <NoUnits finess={finess} />
          ) : (
            <UnitTable rows={shown} file={`services-${finess}-${year}${choice.period ?? ''}`} />
          );
        }}
      </Answered>
    </>
  );
}

function Prescribers({ finess, region }: Where) {
  const { labels } = useWords();
  const { year } = useViewContext();
  const named = useMay()('detail');
  const asking = useQuestion('prescribers', { establishment: finess, region: region ?? undefined, year });
  return (
    <Answered asking={asking} height={720}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="empty">{labels.detail.noPrescribers}</p>
        ) : (
          <PrescriberTable rows={rows} named={named} file={`prescripteurs-${finess}-${year}`} />
        )
      }
    </Answered>
  );
}

function Distribution({ finess }: { finess: string }) {
  const { labels } = useWords();
  const { year } = useViewContext();
  const asking = useQuestion('prescriber-distribution', { establishment: finess, year });
  return (
    <Answered asking={asking} height={400}>
      {({ rows }) => <DistributionTable rows={rows} caption={labels.detail.tabs.repartition} />}
    </Answered>
  );
}
