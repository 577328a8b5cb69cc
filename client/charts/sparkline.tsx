import { yearOf, type Figure } from '../figure-text.ts';
import { domainOf, type Size } from './place.ts';

/**
 * The years at a glance: values, and each year's target dashed. Decoration of a card that says its figures in words;
 * drawn without Plot, so that the first screen does not wait for it.
 */
export function Sparkline({ rows, year, size }: { rows: readonly Figure[]; year: number; size: Size }) {
  if (rows.filter((row) => row.value !== null).length < 2) return null;
  const years = rows.map(yearOf);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [low, high] = domainOf(
    rows.flatMap((row) => [row.value, row.target]),
    false,
  );
  const x = (row: Figure) => 5 + ((yearOf(row) - first) / Math.max(1, last - first)) * (size.width - 10);
  const y = (value: number) => 5 + ((high - value) / (high - low)) * (size.height - 10);
  const step = (size.width - 10) / Math.max(1, last - first) / 2;
  const shown = rows.filter((row) => yearOf(row) === year);
  return (
    <svg className="sparkline" width={size.width} height={size.height} aria-hidden>
      {rows.map((row) =>
        row.target === null ? null : (
          <line
            key={yearOf(row)}
            className="sparkline-target"
            x1={x(row) - step}
            x2={x(row) + step}
            y1={y(row.target)}
            y2={y(row.target)}
          />
        ),
      )}
      {runs(rows).map((run) => (
        <polyline
          key={run[0]?.period_start}
          className="sparkline-line"
          points={run.map((row) => `${x(row)},${y(row.value ?? 0)}`).join(' ')}
        />
      ))}
      {shown.map((row) =>
        row.value === null ? null : (
          <circle key={year} className="sparkline-now" cx={x(row)} cy={y(row.value)} r={4} />
        ),
      )}
    </svg>
  );
}

/** Stretches of years with a value; a missing year breaks the line. */
function runs(rows: readonly Figure[]): Figure[][] {
  const all: Figure[][] = [[]];
  for (const row of rows) {
    if (row.value === null) all.push([]);
    else all.at(-1)?.push(row);
  }
  return all.filter((run) => run.length > 0);
}
