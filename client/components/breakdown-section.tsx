import { useMemo } from 'react';
import type { Breakdown } from '#api/bridge.ts';
import { dimensionOf, dimensionsOf } from '../breakdown.ts';
import { bridgeOf, stepsOf, type Told } from '../bridge-steps.ts';
import { useChoice } from '../choice.ts';
import type { GapProps } from '../gap.ts';
import { stepName } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { useQuestion, type Answered as Answer } from '../question.ts';
import { useMay } from '../session.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { Choices } from './choices.tsx';
import { late, Late } from './late.tsx';
import { useAsked } from './use-asked.ts';
import { useBridge } from './use-bridge.ts';

const breakdownFigure = late(() => import('./breakdown-figure.tsx'));
const height = 420;

/** The same change by what it is made of or who makes it, one dimension at a time; a class opens on those inside it. */
export function BreakdownSection(props: GapProps) {
  const { labels } = useWords();
  const { breakdown } = labels.gapExplained;
  const crosses = useMay()('detail');
  const { definition, finess } = props;
  const dimensions = dimensionsOf(definition, finess === undefined);
  return (
    <section className="breakdown" aria-labelledby="repartition">
      <h3 id="repartition">{breakdown.heading}</h3>
      {finess !== undefined && !crosses ? (
        <p className="quiet">{breakdown.notYours}</p>
      ) : (
        dimensions.length > 0 && <Dimensions {...props} dimensions={dimensions} />
      )}
    </section>
  );
}

function Dimensions(props: GapProps & { dimensions: readonly Breakdown[] }) {
  const { definition, region, finess, year, dimensions } = props;
  const { labels } = useWords();
  const { breakdown } = labels.gapExplained;
  const { choice, change } = useChoice();
  const [usual = 'kind'] = dimensions.includes('atc1') ? (['atc1'] as const) : dimensions;
  const by = dimensions.find((one) => one === choice.by) ?? usual;
  const asked = { indicator: definition.indicator, region, establishment: finess, year };
  const asking = useQuestion('breakdown', { ...asked, by });
  const bridge = useBridge(props);
  const within = by.startsWith('atc') ? choice.within : undefined;
  const above = useQuestion('breakdown', { ...asked, by: dimensionOf(within ?? '') }, within !== undefined);
  const label = above.data?.rows.find(({ key }) => key === within)?.label ?? null;
  const choose = (to: Breakdown) => change({ by: to === usual ? undefined : to, within: undefined });
  return (
    <>
      <Choices
        label={breakdown.by}
        options={dimensions.map((value) => ({ value, label: breakdown.dimensions[value] }))}
        value={by}
        onChange={choose}
      />
      {within !== undefined && (
        <p className="crumbs">
          {breakdown.within} {[within, ...(label === null ? [] : [label])].join(' · ')} ·{' '}
          <button type="button" className="plain" onClick={() => choose(by)}>
            {breakdown.all}
          </button>
        </p>
      )}
      {by === 'prescriber' && <p className="quiet">{breakdown.examine}</p>}
      <Answered asking={together(asking, bridge)} height={height}>
        {([answer, whole]) => (
          <Shown {...answer} {...{ dimensions, within }} bridge={bridgeOf(whole.rows, finess)} />
        )}
      </Answered>
    </>
  );
}

type ShownProps = Answer<'breakdown'> & {
  dimensions: readonly Breakdown[];
  within: string | undefined;
  /** Of the whole: its ends are those of each part. */
  bridge: readonly Told[];
};

function Shown({ rows, asked, dimensions, within, bridge }: ShownProps) {
  const words = useWords();
  const { definition, year } = useAsked(asked);
  const { by } = asked;
  const steps = useMemo(() => stepsOf(bridge), [bridge]);
  const ends = useMemo(() => {
    const named = (name: 'before' | 'now') =>
      stepName(name, steps ?? { steps: [], signed: true }, year, words);
    return { before: named('before'), now: named('now') };
  }, [steps, year, words]);
  return (
    <Late part={breakdownFigure} room={height}>
      {(BreakdownFigure) => (
        <BreakdownFigure
          {...{ rows, by, dimensions, definition, year, ends }}
          within={by.startsWith('atc') ? within : undefined}
          whole={asked.establishment === undefined}
          place={asked.establishment ?? asked.region}
        />
      )}
    </Late>
  );
}
