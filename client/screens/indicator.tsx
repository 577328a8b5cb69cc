import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';

/** One indicator in full. */
export default function IndicatorScreen() {
  const { access } = useWords().labels;
  return <ScreenHead title={access.screens.indicator} hasTarget={null} />;
}
