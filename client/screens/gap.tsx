import { Link } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { GapIndex } from '../components/gap-index.tsx';
import { late, Late, type Part } from '../components/late.tsx';
import { PickIndicator } from '../components/pick-indicator.tsx';
import { PickSubject } from '../components/pick-subject.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { useSubject } from '../components/use-subject.ts';
import { gapSections, type GapProps, type GapSection } from '../gap.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';

/** Each section comes by itself; the heading above it is the screen's. */
const sections: Record<GapSection, Part<GapProps>> = {
  chiffre: late(() => import('../components/gap-signed.tsx')),
  reel: late(() => import('../components/gap-real.tsx')),
  pourquoi: late(() => import('../components/gap-why.tsx')),
  qui: late(() => import('../components/gap-whose.tsx')),
  annee: late(() => import('../components/gap-landing.tsx')),
  leviers: late(() => import('../components/gap-levers.tsx')),
};

/** One gap and the questions that it raises: whether it is real, why, whose, where it leads and what would close it. */
export default function GapScreen() {
  const { labels } = useWords();
  const { choice, link } = useChoice();
  const { definition, year } = useViewContext();
  const subject = useSubject();
  return (
    <>
      <ScreenHead title={definition.title} hasTarget={null}>
        <PickIndicator />
        <PickSubject />
        <p className="ways">
          <Link to={link(paths.indicator, { tab: choice.tab })}>{labels.gapExplained.toSheet}</Link>
        </p>
      </ScreenHead>
      <GapIndex />
      {gapSections.map((name) => (
        <section key={name} className="gap-section" aria-labelledby={name}>
          <h2 id={name} tabIndex={-1}>
            {labels.gapExplained.sections[name]}
          </h2>
          <Late part={sections[name]} room={260}>
            {(Section) => <Section definition={definition} year={year} {...subject} />}
          </Late>
        </section>
      ))}
    </>
  );
}
