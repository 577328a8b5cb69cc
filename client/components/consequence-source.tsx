import type { Consequence } from '../consequences.ts';
import { useWords } from '../language.ts';

/** The article and text that a rule comes from, and how sure that is. */
export function ConsequenceSource({ row }: { row: Consequence }) {
  const { labels } = useWords();
  const { confidences } = labels.results;
  const parts = [row.article, row.source, confidences[row.confidence ?? '']].filter(Boolean);
  return <p className="quiet">{parts.join(' · ')}</p>;
}
