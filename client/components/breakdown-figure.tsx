import { useCallback, useMemo } from 'react';
import type { Breakdown } from '#api/bridge.ts';
import {
  breakdownStory,
  changeOf,
  drawnOf,
  inside,
  rowName,
  rowsWithin,
  type BreakdownRow,
  type Ends,
} from '../breakdown.ts';
import { changeTicks } from '../charts/axis.ts';
import type { Size } from '../charts/place.ts';
import { waterfallChart, waterfallHeight } from '../charts/waterfall.ts';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { sourceText } from '../figure-text.ts';
import { stepText } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { breakdownColumns } from '../table/breakdown.ts';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';
import { DrawnTable } from './drawn-table.tsx';

type Props = {
  rows: readonly BreakdownRow[];
  by: Breakdown;
  dimensions: readonly Breakdown[];
  /** The class whose classes are shown. */
  within: string | undefined;
  definition: Definition;
  year: number;
  ends: Ends;
  /** Of a region, which tells classes only. */
  whole: boolean;
  /** Of the exported file. */
  place: string;
};

/** The largest changes as a waterfall, and all of them as a table; a class leads to those inside it. */
export default function BreakdownFigure(props: Props) {
  const { by, dimensions, within, definition, year, ends, place } = props;
  const words = useWords();
  const { labels, format } = words;
  const { why, breakdown } = labels.gapExplained;
  const { choice, change, link } = useChoice();
  const rows = useMemo(() => rowsWithin(props.rows, within), [props.rows, within]);
  const drawn = useMemo(
    () => drawnOf(rows, by, ends, definition, words),
    [rows, by, ends, definition, words],
  );
  const whole = changeOf(props.rows);
  const columns = useMemo(
    () => breakdownColumns(rows, { by, whole, year, ends }, definition, words),
    [rows, by, whole, year, ends, definition, words],
  );
  const draw = useCallback(
    (size: Size) => {
      const room = size.width < 560 ? 26 : 46;
      const bars = drawn.map((bar) => ({
        ...bar,
        name: bar.name.length > room ? `${bar.name.slice(0, room - 1)}…` : bar.name,
        text: stepText(bar, definition, words, 'card'),
      }));
      const tick = changeTicks(definition, words);
      return waterfallChart(bars, { favourable: definition.direction, tick }, size);
    },
    [drawn, definition, words],
  );
  const describe = useCallback(
    (index: number) => {
      const bar = drawn[index];
      if (!bar) return [];
      const said = labels.pair(bar.name, stepText(bar, definition, words, 'table'));
      return bar.total || whole === 0
        ? [said]
        : [said, labels.pair(why.share, format.percent(bar.value / whole))];
    },
    [drawn, whole, definition, words, labels, format, why],
  );
  const opens = dimensions.some((one) => rows.some((row) => inside(row, by, [one]) !== undefined));
  const open = useCallback(
    (index: number) => {
      const row = drawn[index]?.row;
      const to = row && inside(row, by, dimensions);
      if (to) change(to);
    },
    [drawn, by, dimensions, change],
  );
  const [only] = rows;
  if (!only)
    return (
      <ChartEmpty
        title={breakdown.empty}
        parts={props.whole ? breakdown.emptyRegion : breakdown.emptyParts}
      />
    );
  // One bar would only be the change again: it is said instead.
  if (rows.length === 1 && !inside(only, by, dimensions)) {
    const said = stepText({ total: false, value: only.change ?? 0 }, definition, words, 'card');
    return only.pooled === true ? (
      <ChartEmpty title={breakdown.onlyPooled(said)} parts={breakdown.onlyPooledParts} />
    ) : (
      <ChartEmpty title={breakdown.single(rowName(only, by, words), said)} parts={breakdown.singleParts} />
    );
  }
  const story = breakdownStory(drawn, by, whole, definition, words);
  return (
    <>
      <ChartFigure
        id="repartition"
        story={story}
        subtitle={breakdown.subtitle(ends.before, ends.now)}
        source={sourceText(definition, words)}
        height={waterfallHeight(drawn.length)}
        draw={draw}
        describe={describe}
        {...(opens && { open })}
        along="y"
        twin={<DrawnTable caption={story.title} drawn={drawn} definition={definition} />}
      />
      <DataTable
        label={labels.pair(breakdown.heading, breakdown.dimensions[by])}
        lines={rows}
        columns={columns}
        keyOf={(row) => `${row.key} ${row.pooled}`}
        address={(row) => {
          const to = inside(row, by, dimensions);
          return to && link(paths.gap, { tab: choice.tab, ...to });
        }}
        file={`repartition-${definition.indicator}-${place}-${year}`}
        count={labels.detail.rowCount}
      />
    </>
  );
}
