import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DatedEvent } from '#api/event.ts';
import { eventScope, eventText, folded } from '../event-text.ts';
import { useEvents, useWithdrawEvent } from '../events.ts';
import type { GapProps } from '../gap.ts';
import { useWords } from '../language.ts';
import { Answered } from './answered.tsx';
import { EventForm } from './event-form.tsx';
import { Folded } from './folded.tsx';

/** Every dated event of the place and indicator on screen; one's own may be withdrawn, another added. */
export function EventSection({ definition, region, finess, name, year }: GapProps) {
  const words = useWords();
  const { labels } = words;
  const asking = useEvents({ region, establishment: finess, indicator: definition.indicator });
  return (
    <section className="events-section" aria-labelledby="events-title">
      <h3 id="events-title">{labels.events.title}</h3>
      <Answered asking={asking} height={60} beside>
        {(events) =>
          events.length === 0 ? (
            <p className="quiet">{labels.events.noneAtAll}</p>
          ) : (
            <Folded {...folded(events, year)}>
              {(some) => (
                <ul className="events">
                  {some.map((event) => (
                    <li key={`${event.id}${event.date}${event.text}`} data-event={event.date}>
                      {eventText(event, words)} <span className="quiet">({eventScope(event, words)})</span>
                      {event.id !== null && <Withdraw event={event} id={event.id} />}
                    </li>
                  ))}
                </ul>
              )}
            </Folded>
          )
        }
      </Answered>
      <EventForm
        key={`${region}${finess}`}
        indicator={definition.indicator}
        region={region}
        finess={finess}
        name={name}
        year={year}
      />
    </section>
  );
}

/** Asked twice, since nothing brings it back. */
function Withdraw({ event, id }: { event: DatedEvent; id: number }) {
  const { events } = useWords().labels;
  const withdraw = useWithdrawEvent();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" className="plain" onClick={() => setSure(true)}>
        {events.withdraw(event.text)}
      </button>
    );
  return (
    <span className="revoke">
      <Button size="compact-sm" autoFocus loading={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
        {events.sure}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setSure(false)}>
        {events.keep}
      </Button>
    </span>
  );
}
