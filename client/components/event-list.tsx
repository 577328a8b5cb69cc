import { eventScope, eventText, folded, type NumberedEvent } from '../event-text.ts';
import { useWords } from '../language.ts';
import { Folded } from './folded.tsx';

type Props = { events: readonly NumberedEvent[]; closed?: boolean };

/** What the numbers at the top of a time chart stand for; closed where charts are small and many. */
export function EventList({ events, closed = false }: Props) {
  const words = useWords();
  const { labels, format } = words;
  if (events.length === 0) return null;
  return (
    <details className="event-list" open={!closed}>
      <summary>{labels.events.under(format.count(events.length), format.many(events.length))}</summary>
      <Folded {...folded(events)}>
        {(some) => (
          <ol>
            {some.map((event) => (
              <li key={`${event.date}${event.text}`} value={event.number}>
                {eventText(event, words)} <span className="quiet">({eventScope(event, words)})</span>
              </li>
            ))}
          </ol>
        )}
      </Folded>
    </details>
  );
}
