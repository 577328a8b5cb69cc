import { useWords } from '../language.ts';
import type { Aim } from '../lever-effects.ts';
import { LeverShare } from './lever-share.tsx';

const first = 4;

/** The products whose quantity rose most, each back towards the year before. */
export function LeverProducts({ aims }: { aims: readonly Aim[] }) {
  const { labels, format } = useWords();
  const { levers } = labels;
  const share = (aim: Aim) => (
    <LeverShare
      key={aim.key}
      lever="back"
      keyed={aim.key}
      name={aim.label ?? aim.key ?? ''}
      about={levers.about.back(format.count(aim.before ?? 0), format.count(aim.boxes ?? 0))}
    />
  );
  const rest = aims.slice(first);
  return (
    <fieldset>
      <legend>{levers.names.back}</legend>
      <p className="quiet">{aims.length === 0 ? levers.noGrowth : levers.backNote}</p>
      {aims.slice(0, first).map(share)}
      {rest.length > 0 && (
        <details>
          <summary>{levers.more(format.count(rest.length))}</summary>
          {rest.map(share)}
        </details>
      )}
    </fieldset>
  );
}
