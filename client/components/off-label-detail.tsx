import { useMemo } from 'react';
import { useChoice } from '../choice.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { contractIndicator, type ContractShares } from '../table/off-label-contract.ts';
import type { By, Shown } from '../table/off-label.ts';
import { useViewContext } from '../view-context.tsx';
import { Answered } from './answered.tsx';
import { OffLabelTable } from './off-label-table.tsx';

/** What makes the region's share: its establishments, products or specialties, as released. */
export function OffLabelDetail({ tab, shown }: { tab: By; shown: Shown }) {
  const { choice } = useChoice();
  const { region, year } = useViewContext();
  const period = choice.period ?? 'year';
  const whole = useQuestion('situations', { by: 'region', region: region.code, year });
  const asking = useQuestion('situations', { by: tab, region: region.code, year });
  const contract = useContract(tab);
  return (
    <Answered asking={whole} height={700}>
      {(ofRegion) => (
        <Answered asking={asking} height={700}>
          {({ asked, rows }) => (
            <OffLabelTable
              by={tab}
              rows={rows}
              // Of another year while one of the two is still to come: it would tell wrongly what may be pooled.
              region={
                ofRegion.asked.year === asked.year && ofRegion.asked.region === asked.region
                  ? ofRegion.rows
                  : undefined
              }
              period={period}
              shown={shown}
              contract={contract}
              file={`hors-referentiel-${tab}-${region.code}-${year}${choice.period ?? ''}`}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

/** The contract's own share of each establishment, for who has signed and where somebody has one. */
function useContract(tab: By): ContractShares | undefined {
  const { definitions, region, year } = useViewContext();
  const signs = useMay()('signatory');
  const definition = definitions.find(({ indicator }) => indicator === contractIndicator);
  const wanted = definition !== undefined && signs && tab === 'establishment';
  const { data, error, stale } = useQuestion(
    'target-gap',
    { indicator: contractIndicator, region: region.code, year },
    wanted,
  );
  return useMemo(() => {
    if (!wanted) return undefined;
    const rows = error ? [] : stale ? undefined : data?.rows;
    const own = rows?.filter(({ level }) => level === 'establishment');
    // Before codes were due nobody has one.
    if (own?.every(({ value }) => value === null)) return undefined;
    return { definition, year, figures: own && new Map(own.map((row) => [row.establishment, row])) };
  }, [wanted, definition, year, data, error, stale]);
}
