import { memo } from 'react';
import { Link } from 'react-router';
import type { MatrixResult } from '../table/matrix.ts';
import { matrixSigns } from './matrix-sign.tsx';

export type ShownCell = { to: string; said: string; result: MatrixResult | undefined; dimmed: boolean };
type Props = { row: number; column: number; cell: ShownCell; reachable: boolean };

/** One result: its icon on its tint, its words as the name of the link. */
export const MatrixCell = memo(function MatrixCell({ row, column, cell, reachable }: Props) {
  const { to, said, result, dimmed } = cell;
  if (result === undefined) return <td className="matrix-none" aria-colindex={column + 2} />;
  const { Icon, tone } = matrixSigns[result];
  return (
    <td className={`matrix-cell matrix-${tone}${dimmed ? ' matrix-dimmed' : ''}`} aria-colindex={column + 2}>
      <Link to={to} tabIndex={reachable ? 0 : -1} aria-label={said} data-at={`${row}:${column}`}>
        <Icon size={16} aria-hidden />
      </Link>
    </td>
  );
});
