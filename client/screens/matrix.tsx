import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';

/** Who meets what: the establishments of the region against the engagements of the year. */
export default function MatrixScreen() {
  const { access } = useWords().labels;
  return <ScreenHead title={access.screens.matrix} hasTarget={null} />;
}
