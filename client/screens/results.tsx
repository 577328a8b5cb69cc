import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';

/** The year of one establishment, engagement by engagement. */
export default function ResultsScreen() {
  const { access } = useWords().labels;
  return <ScreenHead title={access.screens.results} hasTarget={null} />;
}
