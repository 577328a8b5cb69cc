import type { Xmr } from '#api/statistics/xmr.ts';
import type { Monthly } from '../charts/xmr.ts';
import { useWords } from '../language.ts';
import { signalText } from '../xmr-text.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { caption: string; rows: readonly Monthly[]; chart: Xmr };

/** The table twin of the monthly chart. */
export function XmrTable({ caption, rows, chart }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const text = labels.deviation.xmr;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{text.month}</th>
          <th scope="col" className="number">
            {text.value}
          </th>
          <th scope="col">{text.signal}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ month, value }, i) => (
          <tr key={month}>
            <th scope="row">{format.month(`${month}-01`)}</th>
            <td className="number">{value === null ? text.unknown : format.percent(value, 2)}</td>
            <td>{signalText(chart, i, words)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
