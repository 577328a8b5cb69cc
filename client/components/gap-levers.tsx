import type { GapProps } from '../gap.ts';
import { useWords } from '../language.ts';
import { simulated } from '../lever-effects.ts';
import { useMay } from '../session.ts';
import { useViewContext } from '../view-context.tsx';
import { LeverSection } from './lever-section.tsx';

/** « Que faire ? »: levers on the establishment's own lines; who does not cross them is told so, and asks nothing. */
export default function GapLevers({ definition, region, finess, year }: GapProps) {
  const { labels } = useWords();
  const { levers } = labels;
  const { definitions } = useViewContext();
  const may = useMay()('detail');
  if (!may) return <p className="quiet">{levers.inside}</p>;
  if (finess === undefined) return <p className="quiet">{levers.chooseOne}</p>;
  if (!simulated.includes(definition.indicator)) {
    const others = definitions.filter(({ indicator }) => simulated.includes(indicator));
    return (
      <p className="quiet">
        {levers.notSimulated(definition.short, labels.series(others.map(({ short }) => short)))}
      </p>
    );
  }
  return <LeverSection definition={definition} region={region} establishment={finess} year={year} />;
}
