import type { DatedEvent } from '#api/event.ts';
import type { Words } from './words.ts';

/** An event as a chart numbers it. */
export type NumberedEvent = DatedEvent & { readonly number: number };

/** The events of a period, both days included, numbered from 1 in their order. */
export function numbered(events: readonly DatedEvent[], from: string, to: string): NumberedEvent[] {
  return events
    .filter(({ date }) => from <= date && date <= to)
    .toSorted((a, b) => (a.date + a.text < b.date + b.text ? -1 : 1))
    .map((event, i) => ({ ...event, number: i + 1 }));
}

const few = 5;

/**
 * The few that a list shows at once, and those that it folds; both in their order. Of a `year`, the nearest to its middle are
 * shown, and what the reader wrote himself, which he may withdraw. One more alone is not folded.
 */
export function folded<E extends DatedEvent>(events: readonly E[], year?: number): { first: E[]; rest: E[] } {
  const middle = Date.UTC(year ?? 0, 6, 1);
  const distance = ({ id, date }: E) => (id === null ? Math.abs(Date.parse(date) - middle) : -1);
  const ranked = year === undefined ? events : events.toSorted((a, b) => distance(a) - distance(b));
  const own = year === undefined ? 0 : events.filter(({ id }) => id !== null).length;
  const shown = new Set(events.length <= few + 1 ? events : ranked.slice(0, Math.max(few, own)));
  return {
    first: events.filter((event) => shown.has(event)),
    rest: events.filter((event) => !shown.has(event)),
  };
}

/** `1er mars 2018 · Prix : baisse du prix de l’adalimumab`. */
export function eventText({ date, kind, text }: DatedEvent, { labels, format }: Words): string {
  return `${format.day(date)} · ${labels.pair(labels.events.kinds[kind], text)}`;
}

/** What it is about, and who says so. */
export function eventScope(
  { region, establishment, indicator, author, shared }: DatedEvent,
  { labels }: Words,
): string {
  const { events } = labels;
  const place =
    establishment !== null ? events.ofPlace : region !== null ? events.ofRegion : events.everywhere;
  return [
    place,
    indicator === null ? events.allIndicators : events.thisIndicator,
    author === null ? events.fromFile : events.by(author),
    ...(shared ? [] : [events.mine]),
  ].join(', ');
}

/** All of them in one line, for a file that has the drawing and not the list. */
export function eventsFoot(events: readonly NumberedEvent[], words: Words): string[] {
  return events.map((event) => `${event.number}. ${eventText(event, words)}`);
}
