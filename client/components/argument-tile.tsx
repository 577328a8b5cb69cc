import { Link } from 'react-router';
import { tileText } from '../argument-text.ts';
import { useWaitingCount } from '../argumentation.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { Answered } from './answered.tsx';

/** On the home of an establishment: how many lines hors AMM wait for an argumentation, and since when. */
export function ArgumentTile({ establishment }: { establishment: string }) {
  const words = useWords();
  const { argumentation } = words.labels;
  const { link } = useChoice();
  const asking = useWaitingCount(establishment);
  return (
    <section className="argument-tile" aria-label={argumentation.tileTitle}>
      <Answered asking={asking} height={24}>
        {({ rows: [row] }) =>
          row ? (
            <p>
              <strong>{tileText(row, words)}</strong>{' '}
              {(row.total ?? 0) > 0 && <Link to={link(paths.argumentation)}>{argumentation.open}</Link>}
            </p>
          ) : null
        }
      </Answered>
    </section>
  );
}
