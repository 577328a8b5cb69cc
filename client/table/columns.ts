import type { Definition } from '../definition.ts';
import { amountText, figureText, reasonText, verdictOf, type Figure } from '../figure-text.ts';
import type { Words } from '../words.ts';

/** A line of the table of establishments: its figure, and where and what it is. */
export type Line = Figure & {
  name: string | null;
  category: string | null;
  town: string | null;
  departement: string | null;
};

/** `value` sorts and is exported, `text` is shown and searched. */
export type Column = {
  id: ColumnId;
  label: string;
  numeric: boolean;
  width: number;
  value: (line: Line) => string | number | null;
  text: (line: Line) => string;
};

export const columnIds = [
  'nom',
  'finess',
  'categorie',
  'ville',
  'departement',
  'resultat',
  'cible',
  'ecart',
  'verdict',
  'numerateur',
  'denominateur',
  'note',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** The columns of one indicator, in reading order; the first stays in sight. */
export function columnsOf(definition: Definition, words: Words): Column[] {
  const { labels } = words;
  const shown = (line: Line) => figureText(line, definition, words, 'table');
  const plain = (
    id: ColumnId,
    label: string,
    width: number,
    value: (line: Line) => string | null,
  ): Column => ({
    id,
    label,
    width,
    numeric: false,
    value,
    text: (line) => value(line) ?? '',
  });
  const figure = (
    id: ColumnId,
    label: string,
    width: number,
    value: (line: Line) => number | null,
    text: (line: Line) => string,
  ): Column => ({ id, label, width, numeric: true, value, text });
  return [
    plain('nom', labels.name, 290, (line) => line.name ?? line.establishment),
    plain('finess', labels.finess, 106, (line) => line.establishment),
    plain('categorie', labels.category, 112, (line) => line.category),
    plain('ville', labels.town, 122, (line) => line.town),
    plain('departement', labels.departement, 130, (line) => line.departement),
    figure(
      'resultat',
      labels.value,
      105,
      (line) => line.value,
      (line) => shown(line).value,
    ),
    figure(
      'cible',
      labels.target,
      80,
      (line) => line.target,
      (line) => shown(line).target ?? labels.noTarget,
    ),
    figure(
      'ecart',
      labels.gap,
      105,
      (line) => line.gap,
      (line) => shown(line).gap ?? '',
    ),
    plain('verdict', labels.verdict, 130, (line) => labels.verdicts[verdictOf(line)]),
    figure(
      'numerateur',
      labels.numerator,
      150,
      (line) => line.numerator,
      (line) => (masked(line) ? labels.masked : amountText(line.numerator, definition, words)),
    ),
    figure(
      'denominateur',
      labels.denominator,
      150,
      (line) => line.denominator,
      (line) => (masked(line) ? labels.masked : amountText(line.denominator, definition, words)),
    ),
    plain('note', labels.note, 320, (line) => reasonText(line, words)),
  ];
}

export const masked = (line: Line) => line.status === 'masked';
