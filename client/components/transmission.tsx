import { Button } from '@mantine/core';
import { IconCircleCheck, IconLockAccess, IconSend } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { useMay } from '../session.ts';
import { semestersOf, useTransmissions } from '../transmissions.ts';
import { Glossed } from './glossed.tsx';
import { Problem } from './problem.tsx';

type Props = { establishment: string; year: number };

/** Whether agencies read the services of each semester; the establishment alone opens and closes that. */
export function TransmissionPanel({ establishment, year }: Props) {
  const { labels, format } = useWords();
  const { detail } = labels;
  const transmits = useMay()('transmits');
  const { known, transmit, withdraw } = useTransmissions();
  const failed = known.error ?? transmit.error ?? withdraw.error;
  const busy = transmit.isPending || withdraw.isPending;
  return (
    <section className="transmission" aria-labelledby="transmission-title">
      <h2 id="transmission-title">
        <Glossed text={detail.transmission} terms={['transmission']} />
      </h2>
      {transmits && <p className="quiet">{detail.whatAgenciesRead}</p>}
      <ul>
        {semestersOf(year).map((semester, i) => {
          const name = detail.periods[i === 0 ? 's1' : 's2'](year);
          const sent = known.data?.find(
            (one) => one.establishment === establishment && one.semester === semester,
          );
          const asked = { establishment, semester };
          return (
            <li key={semester} data-semester={semester}>
              {sent ? <IconCircleCheck size={18} aria-hidden /> : <IconLockAccess size={18} aria-hidden />}
              <span>
                {labels.pair(
                  name,
                  sent ? detail.sentOn(format.day(sent.transmitted_at.slice(0, 10))) : detail.notSent,
                )}
              </span>
              {transmits && known.data && (
                <Button
                  variant="default"
                  size="xs"
                  loading={busy}
                  leftSection={sent ? undefined : <IconSend size={16} aria-hidden />}
                  onClick={() => (sent ? withdraw : transmit).mutate(asked)}
                >
                  {sent ? detail.withdraw : detail.transmit}
                  <span className="visually-hidden"> {name}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {failed && <Problem error={failed} retry={() => void known.refetch()} />}
    </section>
  );
}
