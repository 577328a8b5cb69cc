import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';

/** What an establishment declares of itself. */
export default function DeclarationsScreen() {
  const { access } = useWords().labels;
  return <ScreenHead title={access.screens.declarations} hasTarget={null} />;
}
