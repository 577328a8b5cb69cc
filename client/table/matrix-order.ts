import type { Choice } from '../url-state.ts';
import type { Definition } from '../definition.ts';
import { shownOf, tallyOfLine, type MatrixColumn, type MatrixLine, type MatrixResult } from './matrix.ts';

/** Orders beside that of one engagement, as the address names them. */
export const orders = ['nom', 'manques', 'respect'] as const;

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** What is missed first: what it takes a look at; what is not judged comes last, either way. */
const judgedOrder: readonly MatrixResult[] = ['non atteint', 'partiel', 'atteint'];
const otherOrder: readonly MatrixResult[] = [
  'sans cible',
  'non évaluable',
  'masqué',
  'sans objet',
  'non signataire',
];

/** These lines by name, by how many are missed, by the share met, or by one engagement; the answer's order else. */
export function sortedLines(
  lines: readonly MatrixLine[],
  columns: readonly MatrixColumn[],
  sort: Choice['sort'],
): MatrixLine[] {
  if (sort === undefined) return [...lines];
  const sign = sort.down ? -1 : 1;
  if (sort.column === 'nom') return lines.toSorted((a, b) => sign * collator.compare(a.name, b.name));
  const measure = measureOf(columns, sort.column);
  if (!measure) return [...lines];
  const measured = lines.map((line) => ({ line, ...measure(line) }));
  return measured
    .sort((a, b) =>
      a.at === null || b.at === null
        ? Number(a.at === null) - Number(b.at === null) || a.last - b.last
        : sign * (a.at - b.at),
    )
    .map(({ line }) => line);
}

/** Where a line stands; null where it is not judged, and then in which order. */
type Measure = (line: MatrixLine) => { at: number | null; last: number };

function measureOf(columns: readonly MatrixColumn[], by: string): Measure | undefined {
  if (by === 'manques' || by === 'respect')
    return (line) => {
      const { met, missed, judged } = tallyOfLine(line, columns);
      if (judged === 0) return { at: null, last: 0 };
      return { at: by === 'manques' ? missed : met / judged, last: 0 };
    };
  if (!columns.some(({ engagement }) => engagement === by)) return undefined;
  return (line) => {
    const result = shownOf(line.cells.get(by));
    const place = result === undefined ? -1 : judgedOrder.indexOf(result);
    if (place >= 0) return { at: place, last: 0 };
    return { at: null, last: result === undefined ? otherOrder.length : otherOrder.indexOf(result) };
  };
}

/**
 * A column's name in the room of a rotated head: its title, else the short name of its only indicator, else its title up
 * to its colon, bracket or comma; cut at a word where nothing shorter is left.
 */
export function headName(column: MatrixColumn, definitions: readonly Definition[], most: number): string {
  const { title, indicator } = column;
  if (title.length <= most) return title;
  const short = definitions.find((definition) => definition.indicator === indicator)?.short;
  const [before = title] = title.split(/\s*[:(,]\s*/);
  return short ?? abbreviated(before, most);
}

/** Cut at a word. */
export function abbreviated(title: string, most: number): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : most).replace(/[\s,;:]+$/, '')}…`;
}
