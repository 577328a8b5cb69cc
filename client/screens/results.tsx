import { Answered } from '../components/answered.tsx';
import { Consequences } from '../components/consequence-section.tsx';
import { Identity } from '../components/identity.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { ResultsAgency } from '../components/results-agency.tsx';
import { ResultsHead } from '../components/results-head.tsx';
import { ResultsVersions } from '../components/results-versions.tsx';
import { ResultsIndex } from '../components/results-index.tsx';
import { ResultsVolet } from '../components/results-volet.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { resultsCsv } from '../results-csv.ts';
import { yearResultsOf, type LawRow, type ResultRow } from '../results.ts';
import { saveFile } from '../save-file.ts';
import { useMay, useSession } from '../session.ts';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** The year of one establishment: every engagement of its contract, its result, and what the law attaches to it. */
export default function ResultsScreen() {
  return <NeedsEstablishment>{(establishment) => <Year establishment={establishment} />}</NeedsEstablishment>;
}

function Year({ establishment }: { establishment: Establishment }) {
  const { labels } = useWords();
  const { year, region: shown } = useViewContext();
  const signatory = useMay()('signatory');
  const finess = establishment.establishment ?? '';
  const place = { region: establishment.region ?? shown.code, year, establishment: finess };
  const results = useQuestion('year-results', { establishment: finess, year });
  const law = useQuestion('engagements', place);
  const summary = useQuestion('results-summary', place);
  const versions = useQuestion('versions', {});
  const all = together(together(results, law), together(summary, versions));
  return (
    <>
      <ScreenHead title={`${labels.results.year.title}, ${establishment.name ?? finess}`} hasTarget={null}>
        <Identity establishment={establishment} />
      </ScreenHead>
      <Answered asking={all} height={1200}>
        {([[{ rows, asked }, told], [counted, known]]) => (
          <Told
            rows={rows}
            law={told.rows}
            year={Number(asked.year)}
            finess={asked.establishment}
            summary={counted.rows}
            versions={known.rows}
          />
        )}
      </Answered>
      {signatory && <Consequences establishment={finess} year={year} />}
    </>
  );
}

type Props = {
  rows: readonly ResultRow[];
  law: readonly LawRow[];
  year: number;
  finess: string;
  summary: Answer<'results-summary'>;
  versions: Answer<'versions'>;
};

function Told({ rows, law, year, finess, summary, versions }: Props) {
  const words = useWords();
  const { definitions } = useViewContext();
  const { synthetic } = useSession();
  const contractOf = (version: string | null) =>
    versions.find((one) => one.version === version)?.contract ?? version;
  const results = yearResultsOf(rows, law, year, words.language, contractOf);
  if (results.volets.length === 0) return <p className="empty">{words.labels.results.year.none}</p>;
  const save = () => {
    const prefix = synthetic ? 'donnees-fictives-' : '';
    const versionName = (version: string | null) =>
      versions.find((one) => one.version === version)?.[`label_${words.language}`] ?? version;
    const grid = summary.find(({ volet }) => volet === null)?.[`grid_${words.language}`] ?? null;
    const text = resultsCsv(rows, { law, definitions, versionName, grid, synthetic }, words);
    saveFile(`${prefix}resultats-${finess}-${year}.csv`, text, 'text/csv;charset=utf-8');
  };
  return (
    <>
      <ResultsHead results={results} summary={summary} save={save} />
      <ResultsVersions rows={rows} versions={versions} />
      {results.volets.length > 1 && <ResultsIndex volets={results.volets} />}
      {results.volets.map((volet) => (
        <ResultsVolet
          key={`${volet.beside} ${volet.volet}`}
          volet={volet}
          summary={summary.find((row) => row.volet === volet.volet)}
        />
      ))}
      <ResultsAgency rows={results.agency} />
    </>
  );
}
