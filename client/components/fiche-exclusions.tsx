import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

/** What each version of the contract counts as PHEV, for those of which it is the base. */
export function FicheExclusions({ versions }: { versions: readonly Answer<'versions'>[number][] }) {
  const { labels, format, language } = useWords();
  const { fiche, confidences } = labels.results;
  return (
    <section className="fiche-targets" aria-labelledby="fiche-exclusions">
      <h2 id="fiche-exclusions">{fiche.exclusions}</h2>
      <TableFrame caption={fiche.exclusions}>
        <thead>
          <tr>
            <th scope="col">{fiche.version}</th>
            <th scope="col">{labels.period}</th>
            <th scope="col">{fiche.hepatitis}</th>
            <th scope="col">{fiche.fees}</th>
            <th scope="col">{fiche.text}</th>
          </tr>
        </thead>
        <tbody>
          {versions
            .filter(({ regime }) => regime === 'contract')
            .map((version) => (
              <tr key={version.version}>
                <th scope="row">{version[`label_${language}`]}</th>
                <td>{inForce(version)}</td>
                <td className="why">{fiche.included[version.hepatitis_c ?? '']}</td>
                <td className="why">{fiche.included[version.dispensing_fees ?? '']}</td>
                <td className="quiet wide-text">
                  {[
                    version.act,
                    version.read === true ? fiche.read : fiche.unread,
                    confidences[version.confidence ?? ''],
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            ))}
        </tbody>
      </TableFrame>
    </section>
  );

  function inForce({ from_day, to_day }: Answer<'versions'>[number]): string {
    const from = format.dayShort(from_day ?? '');
    return to_day === null ? fiche.inForceSince(from) : fiche.inForce(from, format.dayShort(to_day));
  }
}
