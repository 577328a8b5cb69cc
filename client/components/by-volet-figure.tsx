import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { byVoletChart, rowOf } from '../charts/by-volet.ts';
import type { Size } from '../charts/place.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { Answered } from '../question.ts';
import { segmentsOf, slugs, verdictsOf, voletCounts } from '../table/by-volet.ts';
import { useViewContext } from '../view-context.tsx';
import { ByVoletTable } from './by-volet-table.tsx';
import { ChartEmpty } from './chart-empty.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { useWidth } from './use-width.ts';

/** What is met and missed in the region, by volet of its contract; a bar opens the matrix on it. */
export default function ByVoletFigure({ answer }: { answer: Answered<'results-summary'> }) {
  const words = useWords();
  const { labels, format, language } = words;
  const { matrix } = labels;
  const { link } = useChoice();
  const navigate = useNavigate();
  const { region } = useViewContext();
  const { ref, width } = useWidth();
  const year = Number(answer.asked.year);
  const volets = useMemo(() => voletCounts(answer.rows, language), [answer.rows, language]);
  const segments = useMemo(() => segmentsOf(volets), [volets]);
  const draw = useCallback((size: Size) => byVoletChart(volets, size, words), [volets, words]);
  const describe = useCallback(
    (index: number) => {
      const segment = segments[index];
      if (!segment) return [];
      const { part, count, judged, title } = segment;
      return [
        title,
        labels.pair(labels.verdicts[verdictsOf[part]], `${format.count(count)} / ${format.count(judged)}`),
        matrix.share(format.percent(count / judged)),
      ];
    },
    [segments, labels, format, matrix],
  );
  const open = useCallback(
    (index: number) => {
      const segment = segments[index];
      if (segment) void navigate(link(paths.matrix, { volet: segment.volet, result: slugs[segment.part] }));
    },
    [segments, navigate, link],
  );
  const met = volets.reduce((sum, { counts }) => sum + counts.met, 0);
  const judged = volets.reduce((sum, each) => sum + each.judged, 0);
  const title =
    judged === 0
      ? matrix.byVoletNone(region.name, year)
      : matrix.byVoletSentence(format.count(met), format.count(judged), format.many(met), region.name, year);
  if (judged === 0) return <ChartEmpty title={title} parts={[matrix.empty]} />;
  const summary = `${title}. ${volets.map((each) => `${each.title} : ${format.count(each.counts.met)} / ${format.count(each.judged)}`).join('. ')}.`;
  return (
    <div ref={ref}>
      <ChartFigure
        id="volets"
        story={{ title, summary }}
        subtitle={matrix.byVoletSubtitle}
        source={matrix.source}
        height={rowOf(width - 34) * volets.length}
        draw={draw}
        describe={describe}
        open={open}
        twin={<ByVoletTable caption={title} rows={answer.rows} />}
      />
    </div>
  );
}
