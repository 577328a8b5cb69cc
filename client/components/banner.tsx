import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import type { Publication } from '../view.ts';
import type { Words } from '../words.ts';

/** What the publication warns of, in sentences. */
export function Banner({ publication }: { publication: Publication }) {
  const words = useWords();
  const codes = (publication.warnings ?? '').split(' ').filter(Boolean);
  if (codes.length === 0) return null;
  return (
    <aside className="banner" aria-label={words.labels.warnings}>
      <IconAlertTriangle size={18} aria-hidden />
      <ul>
        {codes.map((code) => (
          <li key={code}>{sentence(code, publication, words)}</li>
        ))}
      </ul>
    </aside>
  );
}

function sentence(code: string, publication: Publication, { labels, format }: Words): string {
  const { unmatched_establishments, unmatched_share } = publication;
  if (code === 'partial_extract') return labels.partialExtract;
  if (code === 'provisional_months') return labels.provisional;
  if (code !== 'unmatched_finess') return labels.otherWarning(code);
  const n = unmatched_establishments ?? 0;
  return labels.unmatched(format.count(n), format.percent(unmatched_share ?? 0), n > 1);
}
