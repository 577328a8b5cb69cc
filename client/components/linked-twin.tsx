import type { LinkedDimension } from '#api/questions/linked.ts';
import { useWords } from '../language.ts';
import { parts, partsOf, shareOfRow, type LinkedRow } from '../linked.ts';
import { boundsText, weightText } from '../off-label-story.ts';
import { contractText } from '../table/release.ts';
import { Glossed } from './glossed.tsx';
import { markName, shareText, type Shown } from './linked-text.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { dimension: LinkedDimension; rows: readonly LinkedRow[]; shown: Shown };

/** The table twin of a linked chart: every key, with all its figures. */
export function LinkedTwin({ dimension, rows, shown }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { offLabel, detail } = labels;
  const { measure, numerator } = shown;
  const caption = offLabel.titles[dimension];
  return (
    <TableFrame caption={caption} frame="linked-twin">
      <thead>
        <tr>
          <th scope="col">{offLabel.heads[dimension]}</th>
          {dimension === 'situation' && (
            <th scope="col">
              <Glossed text={detail.contract} terms={['contractSituation']} />
            </th>
          )}
          {[
            offLabel.measures[measure],
            offLabel.numerators[numerator],
            offLabel.boundsHead,
            ...parts.slice(0, 3).map((part) => offLabel.parts[part]),
            offLabel.lines,
          ].map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const share = shareOfRow(row, numerator);
          const weights = partsOf(row);
          return (
            <tr key={row.key ?? ''}>
              <th scope="row">{markName(row, dimension, words)}</th>
              {dimension === 'situation' && <td>{contractText(row.key)}</td>}
              <td className="number">{weightText(row.value ?? 0, measure, words, true)}</td>
              <td className="number">{shareText(share, words)}</td>
              <td className="number">{boundsText(share, words)}</td>
              {(['off_label', 'outside', 'unknown'] as const).map((part) => (
                <td key={part} className="number">
                  {weightText(weights[part], measure, words, true)}
                </td>
              ))}
              <td className="number">{format.count(row.lines ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
