import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import type { GapProps } from '../gap.ts';
import { useGroups } from '../groups.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import { useViewContext } from '../view-context.tsx';
import { groupChoices } from '../whose-groups.ts';
import { ownWeight, uncountedText } from '../whose-text.ts';
import { contributionOf, paretoOf, placesOf, type GapRow, type Place } from '../whose.ts';
import { Answered } from './answered.tsx';
import { PickGroup } from './pick-group.tsx';
import { useAsked } from './use-asked.ts';
import { WhoseDumbbell } from './whose-dumbbell.tsx';
import { WhoseGroup } from './whose-group.tsx';
import { WhosePareto } from './whose-pareto.tsx';
import { WhoseSet } from './whose-set.tsx';

/** « Chez qui ? »: every establishment that the reader may name, in the year and the one before, and its part of the gap. */
export default function GapWhose({ definition, region, year, finess }: GapProps) {
  const { indicator } = definition;
  const { establishments } = useViewContext();
  const now = useQuestion('target-gap', { indicator, region, year });
  const before = useQuestion('target-gap', { indicator, region, year: year - 1 });
  const several = establishments.filter((one) => one.region === region).length > 1;
  return (
    <Answered asking={together(now, before)} height={900}>
      {([answer, former]) =>
        several ? (
          <Several now={answer.rows} before={former.rows} asked={answer.asked} finess={finess} />
        ) : (
          <Own now={answer.rows} before={former.rows} asked={answer.asked} finess={finess} />
        )
      }
    </Answered>
  );
}

type Asked = { indicator: string | string[]; region: string; year: unknown };
type Rows = {
  now: readonly GapRow[];
  before: readonly GapRow[];
  asked: Asked;
  /** The establishment on screen. */
  finess: string | undefined;
};

function Several({ now, before, asked, finess }: Rows) {
  const words = useWords();
  const { labels, format } = words;
  const { whose } = labels;
  const { choice } = useChoice();
  const { establishments, regions } = useViewContext();
  const { definition, year } = useAsked(asked);
  const known = useGroups(asked.region);
  const region = regions.find(({ code }) => code === asked.region);
  const here = useMemo(
    () => establishments.filter((one) => one.region === asked.region),
    [establishments, asked.region],
  );
  // Groups that do not come hide no figure: the categories stay.
  const groups = useMemo(() => groupChoices(known.data ?? [], here), [known.data, here]);
  const chosen = groups.find(({ key }) => key === choice.group);
  const every = useMemo(() => placesOf(now, before, definition), [now, before, definition]);
  const { places, uncounted } = useMemo(() => {
    if (!chosen) return every;
    const members = now.filter(({ establishment }) => chosen.members.has(establishment ?? ''));
    return placesOf(members, before, definition);
  }, [every, now, before, definition, chosen]);
  const all = region?.establishments ?? 0;
  const left = uncountedText(uncounted, words);
  const told = every.places;
  const own = finess === undefined ? undefined : told.find(({ establishment }) => establishment === finess);
  const among = here.length < all ? whose.ownOf.told : whose.ownOf.region;
  const part = own ? ownWeight(own, paretoOf(told).unfavourable, among, definition, words) : null;
  return (
    <div className="whose">
      <div className="whose-tools">
        <PickGroup groups={groups} chosen={chosen} />
      </div>
      {choice.group !== undefined && !chosen && !known.waiting && <p role="status">{whose.group.unknown}</p>}
      {chosen && (
        <WhoseGroup
          group={chosen}
          now={now}
          before={before}
          region={region?.name ?? asked.region}
          definition={definition}
          year={year}
        />
      )}
      {part !== null && <p data-field="own-part">{part}</p>}
      <WhosePareto places={places} definition={definition} year={year} />
      <WhoseDumbbell places={places} definition={definition} year={year} own={undefined} />
      {left !== '' && (
        <p className="quiet" data-field="uncounted">
          {left}
        </p>
      )}
      {here.length < all && (
        <p className="quiet">{whose.partial(format.count(here.length), format.count(all))}</p>
      )}
      <WhoseSet key={`${chosen?.key}`} establishments={here} groups={groups} chosen={chosen} />
    </div>
  );
}

/** Who may name one establishment: its own row, and the region's rounded value. */
function Own({ now, before, asked, finess }: Rows) {
  const words = useWords();
  const { labels } = words;
  const { regions } = useViewContext();
  const { definition, year } = useAsked(asked);
  const region = regions.find(({ code }) => code === asked.region)?.name ?? asked.region;
  const { places } = placesOf(now, before, definition);
  const own = places.find((place) => finess === undefined || place.establishment === finess);
  const whole = now.find(({ level }) => level === 'region');
  const weight = whole ? contributionOf(whole, definition) : null;
  // Of who is told no neighbour, the part is of the region's gap as a whole.
  const part =
    own && weight !== null ? ownWeight(own, weight, labels.whose.ownOf.net, definition, words) : null;
  const rows = useMemo(() => {
    const former = before.find(({ level }) => level === 'region')?.value ?? null;
    const beside: Place[] =
      whole && whole.value !== null ? [{ ...whole, name: region, before: former, contribution: null }] : [];
    return own ? [own, ...beside] : [];
  }, [own, whole, before, region]);
  return (
    <div className="whose">
      <p>{labels.whose.neighbours(region)}</p>
      {part !== null && <p data-field="own-part">{part}</p>}
      <WhoseDumbbell places={rows} definition={definition} year={year} own={own} />
    </div>
  );
}
