import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** A screen about one establishment; where none is chosen, how to choose one. */
export function NeedsEstablishment({ children }: { children: (establishment: Establishment) => ReactNode }) {
  const { choice, link } = useChoice();
  const { labels } = useWords();
  const { establishment } = useViewContext();
  if (establishment) return children(establishment);
  const unknown = choice.establishment !== undefined;
  return (
    <div className="empty screen-room">
      <h1>{unknown ? labels.failures.establishment_unknown : labels.chooseEstablishment}</h1>
      <p>{labels.chooseHow}</p>
      <Link to={link(paths.establishments, { establishment: undefined })}>{labels.openRanking}</Link>
    </div>
  );
}
