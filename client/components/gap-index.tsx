import { gapSections } from '../gap.ts';
import { useWords } from '../language.ts';

/** The questions of the screen, in sight while their answers pass. */
export function GapIndex() {
  const { gapExplained } = useWords().labels;
  return (
    <nav className="volet-index" aria-label={gapExplained.index}>
      {gapSections.map((name, i) => (
        <a key={name} href={`#${name}`}>
          {i + 1} {gapExplained.sections[name]}
        </a>
      ))}
    </nav>
  );
}
