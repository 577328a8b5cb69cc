import { TraceView } from '../components/trace-view.tsx';
import { useWords } from '../language.ts';

/** The trace of everyone, for the administrator. */
export default function JournalScreen() {
  const { access } = useWords().labels;
  return (
    <>
      <header className="screen-head">
        <h1>{access.screens.journal}</h1>
        <p className="quiet">{access.journalNote}</p>
      </header>
      <TraceView whose="trace" />
    </>
  );
}
