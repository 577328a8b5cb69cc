import { Identity } from '../components/identity.tsx';
import { LinkedPage } from '../components/linked-page.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { OffLabelPage } from '../components/off-label-page.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useWords } from '../language.ts';
import { useMay } from '../session.ts';
import { useViewContext } from '../view-context.tsx';

/**
 * Hors référentiel (art. 10-5): the linked page inside one's own establishment; for agencies and those who read masked
 * tables, what was released.
 */
export default function OffLabelScreen() {
  const { labels } = useWords();
  const may = useMay();
  const { region, establishment } = useViewContext();
  const title = labels.access.screens.offLabel;
  if (may('detail', 'own') && (establishment || !may('release')))
    return (
      <NeedsEstablishment>
        {(own) => (
          <>
            <ScreenHead title={`${title}, ${own.name ?? own.establishment}`} hasTarget={null}>
              <Identity establishment={own} />
            </ScreenHead>
            <LinkedPage establishment={own} />
          </>
        )}
      </NeedsEstablishment>
    );
  const place = may('release') ? region.name : (establishment?.name ?? region.name);
  return (
    <>
      <ScreenHead title={`${title}, ${place}`} hasTarget={null} />
      <OffLabelPage />
    </>
  );
}
