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

/** `value` sorts and is exported, `text` is shown and searched. The first takes the width that the others leave. */
export type Column = {
  id: string;
  label: string;
  numeric: boolean;
  width: number;
  value: (line: Line) => string | number | null;
  text: (line: Line) => string;
  /** What its name means, where that needs saying. */
  meaning?: string;
};

/** The columns of one indicator, in reading order; the first stays in sight. */
export function columnsOf(definition: Definition, words: Words): Column[] {
  const { labels } = words;
  const shown = (line: Line) => figureText(line, definition, words, 'table');
  const plain = (id: string, label: string, width: number, value: (line: Line) => string | null): Column => ({
    id,
    label,
    width,
    numeric: false,
    value,
    text: (line) => value(line) ?? '',
  });
  const figure = (
    id: string,
    label: string,
    width: number,
    value: (line: Line) => number | null,
    text: (line: Line) => string,
  ): Column => ({ id, label, width, numeric: true, value, text });
  return [
    plain('nom', labels.name, 0, (line) => line.name ?? line.establishment),
    figure(
      'resultat',
      labels.value,
      100,
      (line) => line.value,
      (line) => shown(line).value,
    ),
    figure(
      'cible',
      labels.target,
      100,
      (line) => line.target,
      (line) => shown(line).target ?? '',
    ),
    figure(
      'ecart',
      labels.gap,
      106,
      (line) => line.gap,
      (line) => shown(line).gap ?? '',
    ),
    plain('verdict', labels.verdict, 150, (line) => labels.verdicts[verdictOf(line)]),
    {
      ...plain('finess', labels.finess, 108, (line) => line.establishment),
      meaning: labels.glossary.finess.meaning,
    },
    plain('categorie', labels.category, 116, (line) => line.category),
    plain('ville', labels.town, 124, (line) => line.town),
    plain('departement', labels.departement, 150, (line) => line.departement),
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
