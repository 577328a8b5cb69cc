import { useMemo } from 'react';
import { Link } from 'react-router';
import { establishmentBridges, type BridgeRow } from '../bridge-steps.ts';
import { paths, useChoice } from '../choice.ts';
import type { Definition } from '../definition.ts';
import { stepText } from '../gap-story.ts';
import { useWords } from '../language.ts';
import { useExport } from './use-export.ts';
import { ExportButton } from './export-button.tsx';
import { TableFrame } from './table-frame.tsx';

type Props = { rows: readonly BridgeRow[]; definition: Definition; year: number };

/** Each establishment's bridge, a line each; the largest change first. Its largest term is in bold. */
export function BridgeEstablishments({ rows, definition, year }: Props) {
  const words = useWords();
  const { labels } = words;
  const { why } = labels.gapExplained;
  const { link } = useChoice();
  const exported = useExport();
  const { lines, terms } = useMemo(() => establishmentBridges(rows), [rows]);
  if (lines.length < 2) return null;
  const text = (value: number) => stepText({ total: false, value }, definition, words, 'card');
  const head = (label: string) => (definition.kind === 'rate' ? why.fraction(label) : label);
  const save = () =>
    exported(`decomposition-${definition.indicator}-etablissements-${year}`, lines, [
      { label: labels.finess, value: ({ establishment }) => establishment },
      { label: why.establishment, value: ({ name }) => name },
      { label: head(why.change), value: ({ change }) => change },
      ...terms.map((term) => ({
        label: head(why.terms[term]),
        value: ({ values }: (typeof lines)[number]) => values.get(term) ?? 0,
      })),
    ]);
  return (
    <section className="bridge-establishments" aria-labelledby="par-etablissement">
      <h3 id="par-etablissement">{why.byEstablishment}</h3>
      <p className="quiet">{why.byEstablishmentNote}</p>
      <TableFrame caption={why.byEstablishment} frame="table-room">
        <thead>
          <tr>
            <th scope="col">{why.establishment}</th>
            <th scope="col" className="number">
              {why.change}
            </th>
            {terms.map((term) => (
              <th key={term} scope="col" className="number" title={why.meanings[term]}>
                {why.terms[term]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ establishment, name, change, values, first }) => (
            <tr key={establishment}>
              <th scope="row">
                <Link to={link(paths.gap, { establishment })}>{name}</Link>
              </th>
              <td className="number">{text(change)}</td>
              {terms.map((term) => {
                const value = values.get(term);
                const said = value === undefined ? '' : text(value);
                return (
                  <td key={term} className="number">
                    {term === first ? <strong>{said}</strong> : said}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="table-foot">
        <ExportButton of={why.byEstablishment} save={save} />
      </p>
    </section>
  );
}
