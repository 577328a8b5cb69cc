import { IconFlask } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import type { Publication } from '../view.ts';
import { Glossed } from './glossed.tsx';

/** How fresh, from when, at what scale; and, where they are, that the data are fictitious. */
export function Freshness({ publication }: { publication: Publication }) {
  const { labels, format } = useWords();
  const { synthetic, data_through, published_at, prescription_lines, les_lines } = publication;
  const [phev, les] = [prescription_lines ?? 0, les_lines ?? 0];
  return (
    <p className="freshness">
      {synthetic && (
        <strong className="fictitious">
          <IconFlask size={16} aria-hidden />
          {labels.fictitious}
        </strong>
      )}
      {data_through !== null && <span>{labels.through(format.day(data_through))}</span>}
      {published_at !== null && <span>{labels.published(format.day(published_at))}</span>}
      {prescription_lines !== null && (
        <span>
          <Glossed text={labels.phevLines(format.count(phev), format.many(phev))} terms={['phev']} />
        </span>
      )}
      {les_lines !== null && (
        <span>
          <Glossed text={labels.lesLines(format.count(les), format.many(les))} terms={['les']} />
        </span>
      )}
    </p>
  );
}
