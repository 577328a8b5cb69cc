import type { Answer } from '../api.ts';
import { useWords } from '../language.ts';
import type { Words } from '../words.ts';
import { QuartileStrip } from './quartile-strip.tsx';
import { TableFrame } from './table-frame.tsx';

type Row = Answer<'prescriber-distribution'>[number];

/** How the prescribers of each specialty and service are spread, never who; with the reader's own place if any. */
export function DistributionTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const words = useWords();
  const { labels, format } = words;
  const { detail } = labels;
  const own = rows.some((row) => row.own !== null);
  const euros = (value: number | null) => (value === null ? detail.unknown : format.eurosShort(value));
  if (rows.length === 0)
    return (
      <div className="empty">
        <p>{detail.noDistribution}</p>
      </div>
    );
  return (
    <TableFrame caption={caption} table="spread">
      <thead>
        <tr>
          <th scope="col">{detail.group}</th>
          <th scope="col">{labels.source}</th>
          <th scope="col" className="number">
            {detail.prescribers}
          </th>
          <th scope="col">{detail.spread}</th>
          {(['first_quartile', 'median', 'third_quartile'] as const).map((part) => (
            <th key={part} scope="col" className="number">
              {detail.quartiles[part]}
            </th>
          ))}
          {own && (
            <>
              <th scope="col" className="number">
                {detail.mine}
              </th>
              <th scope="col">{detail.myPlace}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.source} ${row.dimension} ${row.key}`}>
            <th scope="row">
              {row.label ?? row.key}
              <span className="quiet"> {detail.dimensions[row.dimension ?? ''] ?? ''}</span>
            </th>
            <td>{row.source === 'phev' ? detail.phev : detail.les}</td>
            <td className="number">{format.count(row.prescribers ?? 0)}</td>
            <td>
              {row.first_quartile !== null && row.median !== null && row.third_quartile !== null && (
                <QuartileStrip
                  name={labels.pair(
                    row.label ?? row.key ?? '',
                    `${detail.quartiles.median} ${euros(row.median)}`,
                  )}
                  first={row.first_quartile}
                  median={row.median}
                  third={row.third_quartile}
                  own={row.own}
                />
              )}
            </td>
            <td className="number">{euros(row.first_quartile)}</td>
            <td className="number">{euros(row.median)}</td>
            <td className="number">{euros(row.third_quartile)}</td>
            {own && (
              <>
                <td className="number strong">{row.own === null ? '' : euros(row.own)}</td>
                <td className="place">{place(row.below, words)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** One's own place, as a share of the others below; 100 % is said of all of them only. */
function place(below: number | null, { labels, format }: Words): string {
  if (below === null) return '';
  if (below >= 1) return labels.detail.moreThanAll;
  if (below <= 0) return labels.detail.moreThanNone;
  return labels.detail.moreThan(format.percent(Math.min(Math.max(below, 0.01), 0.99), 0));
}
