import { Outlet } from 'react-router';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { ViewContext } from '../view-context.tsx';
import { useKnown } from './use-known.ts';
import { Problem } from './problem.tsx';

/** Around the screens that show figures: they open once where, when and what are known. */
export function Figures() {
  const { labels } = useWords();
  const { choice } = useChoice();
  const { view, loaded, failed, retry } = useKnown(choice);
  if (failed) return <Problem error={failed} retry={retry} />;
  if (view)
    return (
      <ViewContext value={view}>
        <Outlet />
      </ViewContext>
    );
  return loaded ? (
    <p className="empty">{labels.empty}</p>
  ) : (
    <div className="skeleton screen-room" aria-busy />
  );
}
