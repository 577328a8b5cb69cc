import { useWords } from '../language.ts';
import { outcomeText, valueText } from '../lever-text.ts';
import { effectsOn, type Effect, type Target } from '../lever-effects.ts';
import { useViewContext } from '../view-context.tsx';
import { TableFrame } from './table-frame.tsx';

type Props = { rows: readonly Effect[]; targets: readonly Target[] };

/** What all levers together make of every indicator that they may move: one may gain what another does not. */
export function LeverIndicators({ rows, targets }: Props) {
  const words = useWords();
  const { levers } = words.labels;
  const { definitions } = useViewContext();
  const combined = rows.filter(({ lever }) => lever === 'combined');
  if (combined.length === 0) return null;
  return (
    <TableFrame caption={levers.everyIndicator} titled>
      <thead>
        <tr>
          <th scope="col">{levers.indicator}</th>
          <th scope="col" className="number">
            {levers.before}
          </th>
          <th scope="col" className="number">
            {levers.after}
          </th>
          <th scope="col">{levers.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {combined.map((effect) => {
          const definition = definitions.find(({ indicator }) => indicator === effect.indicator);
          const { asIs } = effectsOn(rows, effect.indicator ?? '');
          const target = targets.find(({ indicator }) => indicator === effect.indicator);
          if (!definition || !asIs) return null;
          return (
            <tr key={effect.indicator} data-indicator={effect.indicator}>
              <th scope="row">{definition.short}</th>
              <td className="number">{valueText(asIs, definition, target, words)}</td>
              <td className="number">{valueText(effect, definition, target, words)}</td>
              <td>{outcomeText(effect, asIs, target, definition, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
