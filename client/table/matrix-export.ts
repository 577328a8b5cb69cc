import type { Definition } from '../definition.ts';
import { figureText, reasonText } from '../figure-text.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';
import {
  shownOf,
  tallyOfLine,
  type MatrixColumn,
  type MatrixLine,
  type MatrixRow,
  type MatrixVolet,
} from './matrix.ts';
import { resultText } from './matrix-text.ts';

/** A cell of the matrix as a line of its list. */
export type ListLine = MatrixRow & { column: MatrixColumn; voletTitle: string };

/** The matrix as a file: a line per establishment, a column per engagement, and what is met of what is judged. */
export function gridFields(columns: readonly MatrixColumn[], words: Words) {
  const { labels } = words;
  const { matrix } = labels;
  const field = (label: string, value: (line: MatrixLine) => string | number | null) => ({ label, value });
  return [
    field(labels.finess, (line) => line.establishment),
    field(labels.name, (line) => line.name),
    field(labels.category, (line) => line.category),
    ...columns.map(({ engagement, title }) =>
      field(title, (line) => {
        const result = shownOf(line.cells.get(engagement));
        return result === undefined ? null : resultText(result, words);
      }),
    ),
    field(matrix.metCount, (line) => tallyOfLine(line, columns).met),
    field(matrix.judgedCount, (line) => tallyOfLine(line, columns).judged),
  ];
}

/** One line per cell, in the order of the grid. */
export function listLines(lines: readonly MatrixLine[], volets: readonly MatrixVolet[]): ListLine[] {
  return lines.flatMap((line) =>
    volets.flatMap(({ title, columns }) =>
      columns.flatMap((column): ListLine[] => {
        const row = line.cells.get(column.engagement);
        return row ? [{ ...row, column, voletTitle: title }] : [];
      }),
    ),
  );
}

/** The columns of the list; a figure is written in the unit of its indicator, and exported as it is. */
export function listColumns(definitions: readonly Definition[], words: Words): Column<ListLine>[] {
  const { labels } = words;
  const definitionOf = (line: ListLine) => definitions.find(({ indicator }) => indicator === line.indicator);
  const masked = (line: ListLine) => line.status === 'masked';
  const figure = (id: string, label: string, part: 'value' | 'target' | 'gap'): Column<ListLine> => ({
    id,
    label,
    width: 116,
    numeric: true,
    value: (line) => line[part],
    text: (line) => {
      const definition = definitionOf(line);
      if (part !== 'target' && masked(line)) return labels.masked;
      if (line[part] === null || !definition) return '';
      return figureText({ ...line, verdict: line.result }, definition, words, 'table')[part] ?? '';
    },
    ...(part !== 'target' && { masked }),
  });
  return [
    plain('nom', labels.name, 0, (line) => line.name ?? line.establishment),
    plain('categorie', labels.category, 104, (line) => line.category),
    plain('volet', labels.matrix.volet, 130, (line) => line.voletTitle),
    plain('engagement', labels.matrix.engagement, 260, (line) => line.column.title),
    plain('verdict', labels.verdict, 150, (line) => {
      const result = shownOf(line);
      return result === undefined ? null : resultText(result, words);
    }),
    plain('indicateur', labels.indicator, 200, (line) => definitionOf(line)?.short ?? null),
    figure('valeur', labels.value, 'value'),
    figure('cible', labels.target, 'target'),
    figure('ecart', labels.gap, 'gap'),
    plain('note', labels.note, 300, (line) => reasonText(line, words)),
  ];
}
