import { IconCircleCheck } from '@tabler/icons-react';
import { valueText } from '../declaration-text.ts';
import { published, type Change, type Kind } from '../declaration-values.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import { TableFrame } from './table-frame.tsx';

type Props = { file: string; changes: readonly Change[] };

/** An accepted file: each value that it declared, beside the one that it takes the place of. */
export function DeclarationAccepted({ file, changes }: Props) {
  const words = useWords();
  const { labels, format } = words;
  const { declarations } = labels;
  const { definitions, establishments } = useViewContext();
  const told = changes.map(({ before, after }) => {
    const definition = definitions.find(({ indicator }) => indicator === after.indicator);
    const kind = (definition?.kind ?? 'amount') as Kind;
    return {
      id: after.id,
      year: after.year,
      place: establishments.find(({ establishment }) => establishment === after.establishment)?.name,
      title: definition?.title ?? after.indicator,
      before: before && definition ? valueText(before, definition, words) : declarations.nothingBefore,
      after: definition && valueText(after, definition, words),
      same: before !== undefined && published(before, after, kind) && before.proof === after.proof,
    };
  });
  const several = new Set(told.map(({ place }) => place)).size > 1;
  const same = told.filter((one) => one.same).length;
  const said = [
    declarations.accepted(file, format.count(told.length), format.many(told.length)),
    ...(same > 0 ? [declarations.unchanged(format.count(same), format.many(same))] : []),
  ].join(' ');
  return (
    <>
      <p className="declaration-said" data-tone="kept">
        <IconCircleCheck size={18} aria-hidden />
        {said}
      </p>
      <TableFrame caption={said}>
        <thead>
          <tr>
            <th scope="col">{declarations.indicator}</th>
            {several && <th scope="col">{labels.establishment}</th>}
            <th scope="col">{labels.year}</th>
            <th scope="col">{declarations.before}</th>
            <th scope="col">{declarations.after}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((one) => (
            <tr key={one.id} className={one.same ? 'quiet' : undefined}>
              <th scope="row" className="wrapped">
                {one.title}
              </th>
              {several && <td>{one.place}</td>}
              <td>{one.year}</td>
              <td>{one.before}</td>
              <td>{one.after}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
  );
}
