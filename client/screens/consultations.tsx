import { TraceView } from '../components/trace-view.tsx';
import { useWords } from '../language.ts';

/** The reader's own trace. */
export default function ConsultationsScreen() {
  const { access } = useWords().labels;
  return (
    <>
      <header className="screen-head">
        <h1>{access.screens.consultations}</h1>
        <p className="quiet">{access.consultationsNote}</p>
      </header>
      <TraceView whose="trace/mine" />
    </>
  );
}
