import type { Line } from '../declaration-lines.ts';
import { valueText, whoText } from '../declaration-text.ts';
import { useWords } from '../language.ts';
import { TableFrame } from './table-frame.tsx';

/** Who declared what and when, from the newest; nothing is ever erased. */
export function DeclarationHistory({ line: { definition, history } }: { line: Line }) {
  const words = useWords();
  const { labels, format } = words;
  const { declarations } = labels;
  if (history.length === 0) return null;
  const name = declarations.history(format.count(history.length), format.many(history.length));
  return (
    <details className="declaration-history">
      <summary>{name}</summary>
      <TableFrame caption={labels.pair(name, definition.title)}>
        <thead>
          <tr>
            {[declarations.when, declarations.who, declarations.what, declarations.proof].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <time dateTime={one.declared_at}>{format.dayShort(one.declared_at)}</time>
              </th>
              <td>{whoText(one.declared_by, words)}</td>
              <td>{valueText(one, definition, words)}</td>
              <td className="wrapped">{one.proof === '' ? declarations.noProof : one.proof}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  );
}
