import type { Steps } from '../bridge-steps.ts';
import type { Definition } from '../definition.ts';
import { stepName, stepShare, stepText } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { caption: string; bridge: Steps; definition: Definition; year: number };

/** The table twin of the waterfall, to the euro. */
export function BridgeTable({ caption, bridge, definition, year }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { why } = labels.gapExplained;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{why.term}</th>
          <th scope="col" className="number">
            {definition.kind === 'rate' ? why.points : why.value}
          </th>
          <th scope="col" className="number">
            {why.share}
          </th>
          <th scope="col">{why.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {bridge.steps.map((step, i) => {
          const share = stepShare(step, bridge);
          return (
            <tr key={`${step.name} ${i}`} data-step={step.name}>
              <th scope="row">{stepName(step.name, bridge, year, words)}</th>
              <td className="number">{stepText(step, definition, words, 'table')}</td>
              <td className="number">{share === null ? '' : format.percent(share)}</td>
              <td className="quiet wide-text">
                {step.name in why.meanings ? why.meanings[step.name as keyof typeof why.meanings] : ''}
              </td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
