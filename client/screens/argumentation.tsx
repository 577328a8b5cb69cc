import { ArgumentEntries } from '../components/argument-entries.tsx';
import { ArgumentHead } from '../components/argument-head.tsx';
import { ArgumentWork } from '../components/argument-work.tsx';
import { Choices } from '../components/choices.tsx';
import { Identity } from '../components/identity.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { Problem } from '../components/problem.tsx';
import { useArgued, useWaitingCount } from '../argumentation.ts';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useMay } from '../session.ts';
import type { Establishment } from '../view.ts';

/** Lines hors AMM that wait for an argumentation, those that have one, and argumentations without a line. */
export default function ArgumentationScreen() {
  return (
    <NeedsEstablishment>
      {(establishment) => <OfEstablishment establishment={establishment} />}
    </NeedsEstablishment>
  );
}

function OfEstablishment({ establishment }: { establishment: Establishment }) {
  const { labels, format } = useWords();
  const { argumentation, access } = labels;
  const { choice, change } = useChoice();
  const may = useMay();
  const lists = may('lines', 'own');
  const finess = establishment.establishment ?? '';
  const waiting = useWaitingCount(finess, lists);
  const argued = useArgued(finess);
  const entries = argued.data?.filter(({ status }) => status === 'in_force');
  const orphans = argued.data?.filter(({ status }) => status !== 'in_force');
  const counts = {
    attente: waiting.data?.rows[0]?.total,
    saisies: entries?.length,
    orphelines: orphans?.length,
  };
  const tabs = lists ? (['attente', 'saisies', 'orphelines'] as const) : (['saisies', 'orphelines'] as const);
  const tab = tabs.find((one) => one === choice.tab) ?? tabs[0];
  const named = (one: (typeof tabs)[number]) => {
    const n = counts[one];
    const name = argumentation.tabs[one];
    return n === undefined || n === null ? name : argumentation.tab(name, format.count(n));
  };
  return (
    <>
      <header className="screen-head">
        <h1>{`${access.screens.argumentation}, ${establishment.name ?? finess}`}</h1>
        <Identity establishment={establishment} />
        {lists && <ArgumentHead asking={waiting} own={!may('lines')} />}
        <p className="quiet">
          {lists ? argumentation.note : `${argumentation.note} ${argumentation.readOnly}`}
        </p>
      </header>
      <Choices
        label={argumentation.view}
        options={tabs.map((value) => ({ value, label: named(value) }))}
        value={tab}
        onChange={(value) => change({ tab: value === tabs[0] ? undefined : value, line: undefined })}
      />
      {tab === 'attente' ? (
        <ArgumentWork establishment={finess} argued={argued.data ?? none} />
      ) : argued.error && !argued.isFetching ? (
        <Problem error={argued.error} retry={() => void argued.refetch()} height={300} />
      ) : argued.data === undefined ? (
        <div className="skeleton" style={{ height: 300 }} aria-busy />
      ) : tab === 'saisies' ? (
        <ArgumentEntries
          establishment={finess}
          lines={entries ?? []}
          none={argumentation.noEntries}
          writes={may('argues')}
        />
      ) : (
        <ArgumentEntries
          establishment={finess}
          lines={orphans ?? []}
          none={argumentation.noOrphans}
          note={argumentation.orphansNote}
          writes={may('argues')}
        />
      )}
    </>
  );
}

const none: readonly never[] = [];
