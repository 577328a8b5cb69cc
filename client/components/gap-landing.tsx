import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import type { Figure } from '../figure-text.ts';
import type { GapProps } from '../gap.ts';
import { useWords } from '../language.ts';
import { monthName } from '../landing-text.ts';
import { isProjected, landingMonths, landingOf, lands, type LandingMonths } from '../landing.ts';
import { useQuestion } from '../question.ts';
import { together } from '../together.ts';
import type { Words } from '../words.ts';
import { Answered } from './answered.tsx';
import { ChartEmpty } from './chart-empty.tsx';
import { LandingFigure } from './landing-figure.tsx';
import { useAsked } from './use-asked.ts';

/** « Où finira l’année ? »: the cumulated year as seen from the end of a month, and where it lands. */
export default function GapLanding({ definition, region, finess, year }: GapProps) {
  const { indicator } = definition;
  const asked = { indicator, region, establishment: finess };
  const projected = isProjected(definition);
  const monthly = useQuestion('trend', { ...asked, grain: 'month' }, projected);
  const gaps = useQuestion('target-gap', { ...asked, year }, projected);
  if (!projected) return <None definition={definition} year={year} why="kind" />;
  return (
    <Answered asking={together(monthly, gaps)} height={520}>
      {([months, gap]) => <Seen months={months.rows} gap={gap.rows} asked={gap.asked} finess={finess} />}
    </Answered>
  );
}

type NoneProps = { definition: Definition; year: number; why: keyof Words['labels']['landing']['why'] };

function None({ definition, year, why }: NoneProps) {
  const { landing } = useWords().labels;
  return <ChartEmpty title={landing.none(definition.short, String(year))} parts={[landing.why[why]]} />;
}

type SeenProps = {
  months: readonly Figure[];
  gap: readonly Figure[];
  asked: { indicator: string | string[]; year: unknown; establishment?: string | undefined };
  finess: string | undefined;
};

function Seen({ months: rows, gap, asked, finess }: SeenProps) {
  const { definition, year } = useAsked(asked);
  const own = (row: Figure) =>
    asked.establishment === undefined
      ? row.level === 'region'
      : row.level === 'establishment' && row.establishment === asked.establishment;
  const known = landingMonths(rows.filter(own), definition, year);
  const target = gap.find(own)?.target ?? null;
  if (typeof known === 'string') return <None definition={definition} year={year} why={known} />;
  return <Cursor known={known} definition={definition} year={year} target={target} finess={finess} />;
}

type CursorProps = {
  known: LandingMonths;
  definition: Definition;
  year: number;
  target: number | null;
  finess: string | undefined;
};

/** Where the year is known, what would have been told of it at mid-year opens. */
const midYear = 6;

function Cursor({ known, definition, year, target, finess }: CursorProps) {
  const words = useWords();
  const { labels } = words;
  const { choice, change } = useChoice();
  const last = known.known;
  const usual = last === 12 ? midYear : last;
  const seen = Math.min(choice.seen ?? usual, last);
  const { direction } = definition;
  // Rows come anew with each rendering; the projection is made again when they differ.
  const key = JSON.stringify(known);
  const stable = useMemo(() => JSON.parse(key) as LandingMonths, [key]);
  const landing = useMemo(
    () => landingOf(stable, { year, seen, target, direction }),
    [stable, year, seen, target, direction],
  );
  if (landing === null && !lands(stable, { year, target, direction }))
    return <None definition={definition} year={year} why="history" />;
  return (
    <div className="landing">
      <label className="landing-cursor">
        <span>
          {labels.landing.cursor} <output>{`${monthName(seen, words)} ${year}`}</output>
        </span>
        <input
          type="range"
          min={1}
          max={last}
          value={seen}
          aria-valuetext={`${monthName(seen, words)} ${year}`}
          onChange={(event) => {
            const month = Number(event.currentTarget.value);
            change({ seen: month === usual ? undefined : month }, choice.seen !== undefined);
          }}
        />
      </label>
      {landing === null ? (
        <None definition={definition} year={year} why="month" />
      ) : (
        <LandingFigure landing={landing} months={stable.months} definition={definition} finess={finess} />
      )}
    </div>
  );
}
