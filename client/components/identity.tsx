import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import type { Establishment } from '../view.ts';

/** Who the establishment is; a FINESS that no register knows is said, never hidden. */
export function Identity({ establishment }: { establishment: Establishment }) {
  const { labels } = useWords();
  const { category, town, departement_name, region_name, matched } = establishment;
  const place = [town, departement_name, region_name].filter(Boolean).join(', ');
  return (
    <p className="identity">
      <span>
        {labels.finess} <span className="tabular">{establishment.establishment}</span>
      </span>
      {category !== null && <span>{category}</span>}
      {place !== '' && <span>{place}</span>}
      {matched === false && (
        <strong className="unmatched">
          <IconAlertTriangle size={16} aria-hidden />
          {labels.unmatchedFiness}
        </strong>
      )}
    </p>
  );
}
