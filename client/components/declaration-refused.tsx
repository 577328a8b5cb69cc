import { IconAlertTriangle } from '@tabler/icons-react';
import type { RequestFailed } from '../api.ts';
import { fileFaultText } from '../declaration-text.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

type Props = { file: string; refusal: RequestFailed };

/** A refused file, with the lines to correct; nothing of it is kept. */
export function DeclarationRefused({ file, refusal }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { declarations } = labels;
  const { faults, faultCount } = refusal;
  const said = declarations.refused(file, format.count(faultCount), format.many(faultCount));
  if (faults.length === 0)
    return (
      <p className="declaration-said" data-tone="wrong">
        <IconAlertTriangle size={18} aria-hidden />
        {labels.pair(file, refusal.message)}
      </p>
    );
  const left = faultCount - faults.length;
  return (
    <>
      <p className="declaration-said" data-tone="wrong">
        <IconAlertTriangle size={18} aria-hidden />
        {said}
      </p>
      <TableFrame caption={said} table="declaration-lines">
        <thead>
          <tr>
            <th scope="col" className="number">
              {declarations.line}
            </th>
            <th scope="col">{declarations.why}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, message }) => (
            <tr key={`${line} ${message}`}>
              <th scope="row" className="number">
                {line === undefined ? '' : format.count(line)}
              </th>
              <td className="wrapped">{fileFaultText(message, words)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {left > 0 && <p className="quiet">{declarations.otherFaults(format.count(left), format.many(left))}</p>}
      <p className="quiet">{declarations.correct}</p>
    </>
  );
}
