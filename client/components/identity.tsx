import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';
import { warningsOf } from '../warning.ts';
import { Glossed } from './glossed.tsx';

/** Who the establishment is; a FINESS that no register knows is said, never hidden. */
export function Identity({ establishment }: { establishment: Establishment }) {
  const { labels } = useWords();
  const { category, town, departement_name, region_name, matched } = establishment;
  // Without a register no FINESS is in one: the banner says it once for all.
  const registered = !warningsOf(useViewContext().publication).includes('finess_missing');
  const place = [town, departement_name, region_name].filter(Boolean).join(', ');
  return (
    <p className="identity">
      <span>
        <Glossed text={labels.finess} terms={registered ? ['finess'] : []} />{' '}
        <span className="tabular">{establishment.establishment}</span>
      </span>
      {category !== null && <span>{category}</span>}
      {place !== '' && <span>{place}</span>}
      {matched === false && registered && (
        <strong className="unmatched">
          <IconAlertTriangle size={16} aria-hidden />
          {labels.unmatchedFiness}
        </strong>
      )}
    </p>
  );
}
