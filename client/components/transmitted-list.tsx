import { Link } from 'react-router';
import type { Transmission } from '#api/session.ts';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useTransmissions } from '../transmissions.ts';
import { useViewContext } from '../view-context.tsx';
import { Problem } from './problem.tsx';

/** For an agency that has not chosen an establishment: whose analyses it may read, newest semester first. */
export function TransmittedList() {
  const { detail } = useWords().labels;
  const { establishments } = useViewContext();
  const { known } = useTransmissions();
  if (known.error && !known.isFetching)
    return <Problem error={known.error} retry={() => void known.refetch()} />;
  if (!known.data) return <div className="skeleton" style={{ height: 80 }} />;
  const named = establishments.flatMap(({ establishment, name }) => {
    const sent = known.data.filter((one) => one.establishment === establishment);
    return establishment === null || sent.length === 0 ? [] : [{ finess: establishment, name, sent }];
  });
  return (
    <section className="transmission" aria-labelledby="transmitted-title">
      <h2 id="transmitted-title">{detail.transmitted}</h2>
      {named.length === 0 ? (
        <p>{detail.noneTransmitted}</p>
      ) : (
        <ul>
          {named
            .toSorted((a, b) =>
              (a.name ?? a.finess).localeCompare(b.name ?? b.finess, 'fr', { numeric: true }),
            )
            .map(({ finess, name, sent }) => (
              <li key={finess}>
                <strong>{name ?? finess}</strong>
                <Semesters sent={sent} />
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function Semesters({ sent }: { sent: readonly Transmission[] }) {
  const { detail } = useWords().labels;
  const { link } = useChoice();
  return sent
    .toSorted((a, b) => b.semester.localeCompare(a.semester))
    .map(({ establishment, semester }) => {
      const [year, half] = semester.split('-');
      const period = half === 'S1' ? 's1' : 's2';
      return (
        <Link key={semester} to={link(paths.services, { establishment, year: Number(year), period })}>
          {detail.when[period](Number(year))}
        </Link>
      );
    });
}
