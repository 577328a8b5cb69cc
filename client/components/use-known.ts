import { useMemo } from 'react';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import type { Choice } from '../url-state.ts';
import { placeOf, viewOf } from '../view.ts';

/** What every screen of figures stands on: asked once, shared by the frame and the screens. */
export function useKnown(choice: Choice) {
  const { language } = useWords();
  const figures = useMay()('names', 'release');
  const catalogue = useQuestion('catalogue', {}, figures);
  const publication = useQuestion('publication', {});
  const regions = useQuestion('regions', {}, figures);
  const establishments = useQuestion('establishments', {}, figures);
  const published = publication.data?.rows[0];
  const place = useMemo(
    () =>
      catalogue.data && regions.data && establishments.data && published
        ? placeOf(
            choice,
            {
              catalogue: catalogue.data.rows,
              regions: regions.data.rows,
              establishments: establishments.data.rows,
              publication: published,
            },
            language,
          )
        : undefined,
    [catalogue.data, regions.data, establishments.data, published, choice, language],
  );
  const where = { region: place?.region.code ?? '', year: place?.year ?? 0 };
  const law = useQuestion('engagements', where, place !== undefined);
  const view = useMemo(
    () => (place && law.data ? viewOf(choice, place, law.data.rows, language) : undefined),
    [place, law.data, choice, language],
  );
  const all = [catalogue, publication, regions, establishments, ...(place ? [law] : [])];
  return {
    view,
    published,
    named: establishments.data?.rows.length,
    loaded: all.every((asking) => asking.data !== undefined),
    failed: all.find((asking) => asking.error && !asking.waiting)?.error ?? undefined,
    retry: () => all.forEach((asking) => asking.error && asking.retry()),
  };
}
