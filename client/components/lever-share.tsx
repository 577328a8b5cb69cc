import type { Lever } from '#api/questions/simulation.ts';
import { chosenNow, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { moved, shareOf } from '../levers.ts';
import { ConsequenceRate } from './consequence-rate.tsx';

type Props = { lever: Lever; keyed: string | null; name: string; about: string };

const bounds = { low: 0, high: 100 };

/** One lever from 0 to 100 %; the address keeps it. */
export function LeverShare({ lever, keyed, name, about }: Props) {
  const { labels } = useWords();
  const { choice, change } = useChoice();
  return (
    <div className="lever" data-lever={lever}>
      <span className="lever-name">{name}</span>
      <ConsequenceRate
        label={labels.levers.shareOf(name)}
        rate={shareOf(choice.levers, lever, keyed)}
        bounds={bounds}
        enter={(share) => change({ levers: moved(chosenNow().levers, lever, keyed, share) })}
      />
      <span className="quiet lever-about">{about}</span>
    </div>
  );
}
