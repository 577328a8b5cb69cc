import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import { Choices } from './choices.tsx';
import { useSubject } from './use-subject.ts';

/** The establishment on screen, or its region; nothing to choose where no establishment is on screen. */
export function PickSubject() {
  const { change } = useChoice();
  const { labels } = useWords();
  const { region, establishment } = useViewContext();
  const { finess } = useSubject();
  if (!establishment) return null;
  return (
    <Choices
      label={labels.results.fiche.subject}
      options={[
        { value: 'etablissement', label: establishment.name ?? establishment.establishment ?? '' },
        { value: 'region', label: region.name },
      ]}
      value={finess === undefined ? 'region' : 'etablissement'}
      onChange={(value) => change({ tab: value === 'region' ? value : undefined })}
    />
  );
}
