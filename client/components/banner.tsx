import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import type { TermName } from '../labels/glossary-fr.ts';
import type { Publication } from '../view.ts';
import { warningsOf, type Warning } from '../warning.ts';
import { Glossed } from './glossed.tsx';

const explained: Partial<Record<Warning, TermName[]>> = {
  provisional_months: ['provisional'],
  finess_missing: ['finess'],
  unmatched_finess: ['finess'],
};

/** What the publication warns of, in sentences. */
export function Banner({ publication }: { publication: Publication }) {
  const { labels, format } = useWords();
  const codes = warningsOf(publication);
  if (codes.length === 0) return null;
  const n = publication.unmatched_establishments ?? 0;
  const unmatched = {
    n: format.count(n),
    many: format.many(n),
    share: format.percent(publication.unmatched_share ?? 0),
  };
  return (
    <aside className="banner" aria-label={labels.warnings}>
      <IconAlertTriangle size={18} aria-hidden />
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <Glossed text={labels.warningTexts[code](unmatched)} terms={explained[code] ?? []} />
          </li>
        ))}
      </ul>
    </aside>
  );
}
