import type { Drawn } from '../breakdown.ts';
import type { Definition } from '../definition.ts';
import { stepText } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { caption: string; drawn: readonly Drawn[]; definition: Definition };

/** The table twin of the largest changes: what the waterfall shows, in full. */
export function DrawnTable({ caption, drawn, definition }: Props) {
  const words = useWords();
  const { why, breakdown } = words.labels.gapExplained;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{breakdown.what}</th>
          <th scope="col" className="number">
            {definition.kind === 'rate' ? why.points : why.value}
          </th>
        </tr>
      </thead>
      <tbody>
        {drawn.map((bar, i) => (
          <tr key={`${bar.name} ${i}`}>
            <th scope="row">{bar.name}</th>
            <td className="number">{stepText(bar, definition, words, 'table')}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
