import { useMemo } from 'react';
import { bridgeOf, renewedOf, stepsOf } from '../bridge-steps.ts';
import { ofSubject, yearOf, type Figure } from '../figure-text.ts';
import { yearState } from '../gap-readings.ts';
import type { GapProps } from '../gap.ts';
import { stepName, stepText } from '../gap-story.ts';
import { useWords } from '../language.ts';
import type { Answered as Answer } from '../question.ts';
import { together } from '../together.ts';
import { Answered } from './answered.tsx';
import { BreakdownSection } from './breakdown-section.tsx';
import { BridgeEstablishments } from './bridge-establishments.tsx';
import { late, Late } from './late.tsx';
import { useAsked } from './use-asked.ts';
import { useBridge } from './use-bridge.ts';
import { useYearly } from './use-yearly.ts';

const bridgeFigure = late(() => import('./bridge-figure.tsx'));

/** What the change from N-1 to N is made of, term by term, and then by class, product, service or prescriber. */
export default function GapWhy(props: GapProps) {
  const asking = together(useBridge(props), useYearly(props.definition, props));
  return (
    <>
      <Answered asking={asking} height={420}>
        {([{ rows, asked }, years]) => (
          <Bridge {...props} rows={rows} asked={asked} years={ofSubject(years.rows, asked.establishment)} />
        )}
      </Answered>
      <BreakdownSection {...props} />
    </>
  );
}

type Props = GapProps & Answer<'bridge'> & { years: readonly Figure[] };

function Bridge({ rows, asked, years, name }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { why } = labels.gapExplained;
  const { definition, year } = useAsked(asked);
  const finess = asked.establishment;
  const own = useMemo(() => bridgeOf(rows, finess), [rows, finess]);
  const leftOut = own[0]?.left_out ?? 0;
  const counted = own[0]?.establishments ?? 0;
  const former = years.find((row) => yearOf(row) === year - 1);
  const signed = yearState(former) === 'signed';
  const bridge = useMemo(() => stepsOf(own, signed), [own, signed]);
  const renewed = bridge ? renewedOf(bridge) : [];
  return (
    <>
      <Late part={bridgeFigure} room={420}>
        {(BridgeFigure) => (
          <BridgeFigure
            bridge={bridge}
            definition={definition}
            year={year}
            name={leftOut > 0 ? why.ofRead(name, format.count(counted), format.many(counted)) : name}
            place={finess ?? asked.region}
          />
        )}
      </Late>
      {bridge && renewed.length > 0 && (
        <p className="quiet">
          {why.renewed(
            stepName('signed_before', bridge, year, words),
            stepName('before', bridge, year, words),
            labels.series(
              renewed.map((step) =>
                labels.pair(
                  stepName(step.name, bridge, year, words),
                  stepText(step, definition, words, 'card'),
                ),
              ),
            ),
          )}
        </p>
      )}
      {own.some(({ term }) => term === 'pooled') && <p className="quiet">{why.pooledNote}</p>}
      {finess === undefined && leftOut > 0 && (
        <p className="quiet">{why.leftOut(format.count(leftOut), format.many(leftOut))}</p>
      )}
      {finess === undefined && <BridgeEstablishments rows={rows} definition={definition} year={year} />}
    </>
  );
}
