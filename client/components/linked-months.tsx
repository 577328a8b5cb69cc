import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { longestOf, segmentsOf } from '../charts/bars.ts';
import { useWords } from '../language.ts';
import type { LinkedRow } from '../linked.ts';
import { useViewContext } from '../view-context.tsx';
import { between, isWithin, monthsOf, type Months } from '../months.ts';
import { EventList } from './event-list.tsx';
import { Bar } from './linked-bar.tsx';
import { noMonths, useDrill } from './linked-drill.ts';
import { markTexts, type Shown } from './linked-text.ts';
import { usePlaceEvents } from './use-chart-events.ts';

type Props = { rows: readonly LinkedRow[]; around: Months; period: Months; shown: Shown };

const nothing = { value: 0, off_label: 0, outside: 0, unknown: 0, device: 0 };

/** Month after month; a stretch is chosen by dragging over it, or by Shift and the arrows. */
export function LinkedMonths({ rows, around, period, shown }: Props) {
  const words = useWords();
  const { format, labels } = words;
  const { step, hasMonths } = useDrill();
  const months = monthsOf(around);
  const { establishment } = useViewContext();
  const finess = establishment?.establishment ?? undefined;
  const events = usePlaceEvents(finess, undefined, `${around.from}-01`, `${around.to}-31`);
  const eventsOf = (month: string) =>
    events.flatMap(({ date, number }) => (date.startsWith(month) ? number : [])).join(', ');
  const weights = new Map(rows.map((row) => [row.key, row]));
  const longest = longestOf(rows);
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(period.from);
  const [dragged, setDragged] = useState<{ from: string; to: string }>();
  /** Where Shift began to stretch from, as long as it is held. */
  const anchor = useRef<string | undefined>(undefined);
  const held = dragged ? between(dragged.from, dragged.to) : period;
  const reachable = months.includes(current) ? current : months[0];

  const choose = (one: string, other: string, again = false) => step(between(one, other), again);
  const pressOne = (month: string) => {
    if (hasMonths && period.from === month && period.to === month) step(noMonths);
    else choose(month, month);
  };
  const under = ({ clientX, clientY }: PointerEvent) =>
    document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-month]')?.dataset.month;
  const settle = () => {
    if (!dragged) return;
    setDragged(undefined);
    if (dragged.from === dragged.to) pressOne(dragged.from);
    else choose(dragged.from, dragged.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = months.indexOf(reachable ?? '');
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: months.length - 1,
    };
    const to = steps[event.key];
    if (event.key === 'Escape' && hasMonths) step(noMonths);
    if (to === undefined) return;
    event.preventDefault();
    const month = months[Math.max(0, Math.min(months.length - 1, to))] ?? '';
    if (event.shiftKey) {
      const again = anchor.current !== undefined;
      anchor.current ??= reachable ?? month;
      choose(anchor.current, month, again);
    }
    frame.current?.querySelector<HTMLElement>(`[data-month="${month}"]`)?.focus();
  };
  return (
    <>
      <div
        className={months.length > 12 ? 'linked-months many' : 'linked-months'}
        ref={frame}
        role="group"
        aria-label={labels.offLabel.titles.month}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (event.key === 'Shift') anchor.current = undefined;
        }}
        onPointerMove={(event) => {
          const month = dragged && under(event);
          if (month !== undefined && month !== dragged?.to)
            setDragged({ from: dragged?.from ?? month, to: month });
        }}
        onPointerUp={settle}
        onPointerCancel={() => setDragged(undefined)}
      >
        {months.map((month) => {
          const row = weights.get(month) ?? nothing;
          const texts = markTexts(row, shown, words);
          return (
            <button
              key={month}
              type="button"
              className={isWithin(month, held) ? 'month' : 'month out'}
              data-month={month}
              aria-pressed={hasMonths && isWithin(month, held)}
              tabIndex={month === reachable ? 0 : -1}
              title={labels.pair(format.month(`${month}-01`), texts.full)}
              onFocus={() => setCurrent(month)}
              onPointerDown={(event) => {
                // A finger keeps its target otherwise, and the drag would never leave the first month.
                event.currentTarget.releasePointerCapture(event.pointerId);
                if (event.button === 0) setDragged({ from: month, to: month });
              }}
              onClick={(event) => {
                // By the keyboard, or by what reads the screen: the pointer has its own way.
                if (event.detail === 0) pressOne(month);
              }}
            >
              <span className="month-value">{texts.value}</span>{' '}
              <Bar segments={segmentsOf(row, longest)} upright />
              <span className="month-name">{format.monthShort(`${month}-01`)}</span>{' '}
              <span className="month-year">{month.slice(0, 4)}</span>{' '}
              <span className="visually-hidden">{texts.share}</span>
              {eventsOf(month) !== '' && (
                <span className="month-events">
                  <span className="visually-hidden"> {labels.events.title} </span>
                  {eventsOf(month)}
                </span>
              )}
            </button>
          );
        })}
      </div>
      <EventList events={events} closed />
    </>
  );
}
