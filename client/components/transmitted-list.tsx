import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useTransmissions } from '../transmissions.ts';
import { useViewContext } from '../view-context.tsx';

/** For an agency that has not chosen an establishment: whose analyses it may read, newest semester first. */
export function TransmittedList() {
  const { detail } = useWords().labels;
  const { link } = useChoice();
  const { establishments } = useViewContext();
  const { known } = useTransmissions();
  if (!known.data) return null;
  const sent = known.data.toSorted((a, b) => b.semester.localeCompare(a.semester));
  return (
    <section className="transmission" aria-labelledby="transmitted-title">
      <h2 id="transmitted-title">{detail.transmitted}</h2>
      {sent.length === 0 ? (
        <p>{detail.noneTransmitted}</p>
      ) : (
        <ul>
          {sent.map(({ establishment, semester }) => {
            const [year, half] = semester.split('-');
            const period = half === 'S1' ? 's1' : 's2';
            const name = establishments.find((one) => one.establishment === establishment)?.name;
            return (
              <li key={`${establishment} ${semester}`}>
                <Link to={link(paths.services, { establishment, year: Number(year), period })}>
                  {name ?? establishment}, {detail.when[period](Number(year))}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
