import { IconSlash } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { resultText } from '../table/matrix-text.ts';
import type { MatrixResult } from '../table/matrix.ts';
import { signs } from './verdict.tsx';

/** The icon and the tint of a cell: those of its verdict, and one more for what is not signed. */
export const matrixSigns = {
  ...signs,
  'non signataire': { Icon: IconSlash, tone: 'unsigned' },
} as const satisfies Record<MatrixResult, unknown>;

/** The same as word, icon and colour. */
export function Sign({ result }: { result: MatrixResult }) {
  const words = useWords();
  const { Icon, tone } = matrixSigns[result];
  return (
    <span className={`verdict verdict-${tone}`}>
      <Icon size={18} aria-hidden />
      {resultText(result, words)}
    </span>
  );
}
