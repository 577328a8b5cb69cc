import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useViewContext } from '../view-context.tsx';
import { headName } from '../table/matrix-order.ts';
import { tallyOfColumn, type MatrixColumn, type MatrixLine, type MatrixVolet } from '../table/matrix.ts';

type Props = {
  volets: readonly MatrixVolet[];
  columns: readonly MatrixColumn[];
  lines: readonly MatrixLine[];
  /** The column that the keyboard reaches, where it stands in the head. */
  reachable: number | undefined;
};

/** Characters that three lines of a head hold. */
const longest = 62;
/** A volet of few columns has their width to be named in. */
const few = 2;
const widthIn = (columns: number) => Math.max(35, Math.ceil(118 / columns));
const bare = (title: string) => title.replace(/^Volet | component$/g, '');

/** Volets, then engagements turned upright, each a button that sorts by it, with how many meet it. */
export function MatrixHead({ volets, columns, lines, reachable }: Props) {
  const { labels, format } = useWords();
  const { matrix } = labels;
  const { choice, change } = useChoice();
  const { definitions } = useViewContext();
  const sorted = (id: string) =>
    choice.sort?.column === id
      ? choice.sort.down
        ? ('descending' as const)
        : ('ascending' as const)
      : ('none' as const);
  const turn = (id: string) => {
    const now = sorted(id);
    change({
      sort:
        now === 'none'
          ? { column: id, down: false }
          : now === 'ascending'
            ? { column: id, down: true }
            : undefined,
    });
  };
  const widths = new Map(volets.map(({ volet, columns: inside }) => [volet, widthIn(inside.length)]));
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th className="matrix-corner" rowSpan={2} scope="col" aria-colindex={1}>
          <span>{labels.name}</span>
          <span className="quiet">{matrix.tallyHead}</span>
        </th>
        {volets.map(({ volet, title, columns: inside }) => (
          <th key={volet} className="matrix-volet" scope="colgroup" colSpan={inside.length} title={title}>
            <span>{inside.length > few ? title : bare(title)}</span>
          </th>
        ))}
      </tr>
      <tr aria-rowindex={2}>
        {columns.map((column, i) => {
          const name = column.weighs ? column.title : matrix.targeting(column.title);
          const { met, judged } = tallyOfColumn(column, lines);
          const order = sorted(column.engagement);
          const counted =
            judged === 0
              ? matrix.noneJudged
              : matrix.tally(format.count(met), format.count(judged), format.many(met));
          const said = [name, matrix.article(column.article), counted].join(', ');
          const shown = headName(column, definitions, longest);
          return (
            <th
              key={column.engagement}
              className={column.weighs ? 'matrix-head' : 'matrix-head matrix-targeting'}
              scope="col"
              aria-colindex={i + 2}
              aria-sort={order}
              style={{ width: widths.get(column.volet), minWidth: widths.get(column.volet) }}
            >
              <button
                type="button"
                title={`${said}. ${labels.sortBy(column.title)}.`}
                tabIndex={reachable === i ? 0 : -1}
                data-at={`-1:${i}`}
                onClick={() => turn(column.engagement)}
              >
                <span className="matrix-name">{shown}</span>
                {/* Said after what is seen, so that a voice may ask for what is seen. */}
                <span className="visually-hidden">{said}</span>
                <span className="matrix-order">
                  {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
                  {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
                </span>
                <span className="matrix-tally" aria-hidden>
                  <b>{judged === 0 ? '–' : format.count(met)}</b>
                  <span>{judged === 0 ? '' : `/${format.count(judged)}`}</span>
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
