import { useRef, useState, type KeyboardEvent } from 'react';
import { longestOf, segmentsOf } from '../charts/bars.ts';
import { useWords } from '../language.ts';
import { inOrder, listed, type DrillDimension, type LinkedRow } from '../linked.ts';
import { percentOf } from '../off-label-story.ts';
import { Bar } from './linked-bar.tsx';
import { markName, markTexts, type Shown } from './linked-text.ts';
import { useDrill } from './linked-drill.ts';

type Props = { dimension: DrillDimension; rows: readonly LinkedRow[]; total: number; shown: Shown };

/** The marks of one dimension: pressed, they filter the rest of the page; arrows go from one to the next. */
export function LinkedBars({ dimension, rows, total, shown }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { offLabel } = labels;
  const { drill, toggle } = useDrill();
  const [all, setAll] = useState(false);
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const chosen = drill[dimension] ?? [];
  const { shown: marks, rest } =
    dimension === 'situation' ? { shown: inOrder(rows), rest: undefined } : listed(rows, chosen, all);
  // A stay may be under several marks: the sum of the rest would say more than there are.
  const sum = shown.measure === 'stays' ? undefined : rest;
  const longest = longestOf(sum ? [...marks, sum] : marks);
  if (marks.length === 0) return <p className="quiet">{offLabel.empty}</p>;

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: marks.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const buttons = list.current?.querySelectorAll<HTMLElement>('button.linked-mark');
    buttons?.[Math.max(0, Math.min(marks.length - 1, to))]?.focus();
  };
  return (
    <div className={all ? 'linked-marks all' : 'linked-marks'}>
      <ul ref={list} onKeyDown={onKeyDown}>
        {marks.map((row, i) => {
          const texts = markTexts(row, shown, words);
          // Of a situation no part is outside but all or nothing: its weight says more.
          const whole = dimension === 'situation' && total > 0 ? (row.value ?? 0) / total : undefined;
          return (
            <li key={row.key ?? ''}>
              <button
                type="button"
                className={row.key === null ? 'linked-mark none' : 'linked-mark'}
                aria-pressed={chosen.includes(row.key ?? '')}
                tabIndex={i === Math.min(current, marks.length - 1) ? 0 : -1}
                title={texts.full}
                onFocus={() => setCurrent(i)}
                onClick={() => toggle(dimension, row.key)}
              >
                <span className="mark-name">{markName(row, dimension, words)}</span>{' '}
                <span className="mark-value">{texts.value}</span>{' '}
                <span className="mark-share">
                  {whole === undefined ? texts.share : percentOf(whole, words)}
                </span>{' '}
                <span className="mark-bounds">{whole === undefined && texts.bounds}</span>
                <Bar segments={segmentsOf(row, longest)} />
              </button>
            </li>
          );
        })}
        {rest && (
          <li className="linked-mark rest">
            <span className="mark-name">
              {offLabel.others(format.count(rest.count), format.many(rest.count))}
            </span>{' '}
            {sum && (
              <>
                <span className="mark-value">{markTexts(sum, shown, words).value}</span>{' '}
                <span className="mark-share">{markTexts(sum, shown, words).share}</span>
                <Bar segments={segmentsOf(sum, longest)} />
              </>
            )}
          </li>
        )}
      </ul>
      {(rest !== undefined || all) && (
        <button type="button" className="plain" onClick={() => setAll(!all)}>
          {rest ? offLabel.showAll(format.count(rest.count)) : offLabel.showFewer}
        </button>
      )}
    </div>
  );
}
