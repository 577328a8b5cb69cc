import type { ReactNode } from 'react';
import type { Column } from '../table/column.ts';
import { ExportButton } from './export-button.tsx';
import { TableFrame } from './table-frame.tsx';
import { useExport } from './use-export.ts';

type Props<L> = {
  caption: string;
  lines: readonly L[];
  columns: readonly Column<L>[];
  keyOf: (line: L) => string;
  /** Of the export. */
  file: string;
  frame?: string;
  /** What marks a row, as `data-month`. */
  marks?: (line: L) => Record<`data-${string}`, string | number | undefined>;
  /** The first cell of a row, where it is more than its text. */
  head?: (line: L, text: string) => ReactNode;
  headClass?: (line: L) => string | undefined;
};

/** A few lines and their columns, as shown and as exported: the table twin of a chart. */
export function ColumnTable<L>(props: Props<L>) {
  const { caption, lines, columns, keyOf, file, frame, marks, head, headClass } = props;
  const exported = useExport();
  const [first, ...others] = columns;
  return (
    <div className="column-table">
      <TableFrame caption={caption} {...(frame !== undefined && { frame })}>
        <thead>
          <tr>
            {columns.map(({ id, label, numeric, meaning }) => (
              <th key={id} scope="col" className={numeric ? 'number' : undefined} title={meaning}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={keyOf(line)} {...marks?.(line)}>
              {first && (
                <th scope="row" className={headClass?.(line)}>
                  {head ? head(line, first.text(line)) : first.text(line)}
                </th>
              )}
              {others.map(({ id, numeric, text }) => (
                <td key={id} className={numeric ? 'number' : undefined} data-field={id}>
                  {text(line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <ExportButton of={caption} save={() => exported(file, lines, columns)} />
    </div>
  );
}
