import { useCallback, useMemo } from 'react';
import type { Steps } from '../bridge-steps.ts';
import { changeTicks } from '../charts/axis.ts';
import type { Size } from '../charts/place.ts';
import { waterfallChart, waterfallHeight } from '../charts/waterfall.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { bridgeStory, stepName, stepShare, stepText } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { bridgeFields } from '../table/bridge.ts';
import { BridgeTable } from './bridge-table.tsx';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { ExportButton } from './export-button.tsx';
import { useExport } from './use-export.ts';

type Props = {
  /** Of one establishment, or of the region; undefined where a year is not told. */
  bridge: Steps | undefined;
  definition: Definition;
  year: number;
  name: string;
  /** Of the exported file. */
  place: string;
};

/** From N-1 to N, a line for each term, and what they leave unexplained: nothing. */
export default function BridgeFigure({ bridge, definition, year, name, place }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { why } = labels.gapExplained;
  const exported = useExport();
  const steps = useMemo(() => bridge?.steps ?? [], [bridge]);
  const named = useCallback(
    (index: number) => (bridge ? stepName(steps[index]?.name ?? 'now', bridge, year, words) : ''),
    [steps, bridge, year, words],
  );
  const draw = useCallback(
    (size: Size) => {
      const bars = steps.map((step, i) => ({
        ...step,
        name: named(i),
        text: stepText(step, definition, words, 'card'),
      }));
      const tick = changeTicks(definition, words);
      return waterfallChart(bars, { favourable: definition.direction, tick }, size);
    },
    [steps, named, definition, words],
  );
  const describe = useCallback(
    (index: number) => {
      const step = steps[index];
      if (!step || !bridge) return [];
      const said = labels.pair(named(index), stepText(step, definition, words, 'table'));
      if (step.total) return [said];
      const share = stepShare(step, bridge);
      return [
        said,
        ...(share === null ? [] : [labels.pair(why.share, format.percent(share))]),
        ...(step.name in why.meanings ? [why.meanings[step.name as keyof typeof why.meanings]] : []),
      ];
    },
    [steps, bridge, named, definition, words, labels, format, why],
  );
  if (!bridge) return <ChartEmpty title={why.none} parts={why.noneParts} />;
  const story = bridgeStory(bridge, year, definition, words);
  const left = { total: false, value: bridge.unexplained };
  return (
    <>
      <ChartFigure
        id="decomposition"
        story={story}
        subtitle={labels.pair(name, why.subtitle[definition.kind === 'rate' ? 'rate' : 'growth'])}
        source={sourceText(definition, words)}
        height={waterfallHeight(steps.length)}
        draw={draw}
        describe={describe}
        along="y"
        twin={<BridgeTable caption={story.title} bridge={bridge} definition={definition} year={year} />}
      />
      <p className="table-foot">
        <span data-field="unexplained" data-value={bridge.unexplained}>
          {why.unexplained(stepText(left, definition, words, 'card'))}
        </span>
        <ExportButton
          of={why.title}
          save={() =>
            exported(
              `decomposition-${definition.indicator}-${place}-${year}`,
              steps,
              bridgeFields(bridge, year, definition, words),
            )
          }
        />
      </p>
    </>
  );
}
