import { termsOf, type Definition } from '../definition.ts';
import { figureText, reasonText, verdictOf, withheld, type Figure } from '../figure-text.ts';
import { amountText } from '../measure.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';

/** A line of the table of establishments: its figure, and where and what it is. */
export type Line = Figure & {
  name: string | null;
  category: string | null;
  town: string | null;
  departement: string | null;
};

/** The columns of one indicator, in reading order; the first stays in sight. */
export function columnsOf(definition: Definition, words: Words): Column<Line>[] {
  const { labels } = words;
  const shown = (line: Line) => figureText(line, definition, words, 'table');
  const figure = (
    id: string,
    label: string,
    width: number,
    value: (line: Line) => number | null,
    text: (line: Line) => string,
    masked?: (line: Line) => boolean,
  ): Column<Line> => ({ id, label, width, numeric: true, value, text, ...(masked && { masked }) });
  return [
    plain('nom', labels.name, 0, (line) => line.name ?? line.establishment),
    figure(
      'resultat',
      labels.value,
      100,
      (line) => line.value,
      (line) => shown(line).value,
      masked,
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
      (line) => (masked(line) ? labels.masked : (shown(line).gap ?? '')),
      masked,
    ),
    plain('verdict', labels.verdict, 150, (line) => labels.verdicts[verdictOf(line)]),
    {
      ...plain<Line>('finess', labels.finess, 108, (line) => line.establishment),
      meaning: labels.glossary.finess.meaning,
    },
    plain('categorie', labels.category, 116, (line) => line.category),
    plain('ville', labels.town, 124, (line) => line.town),
    plain('departement', labels.departement, 150, (line) => line.departement),
    ...termsOf(definition).map((term) =>
      figure(
        termColumns[term],
        labels[term],
        150,
        (line) => line[term],
        (line) => (withheld(line) ? labels.masked : amountText(line[term], definition, words)),
        withheld,
      ),
    ),
    plain('note', labels.note, 320, (line) => reasonText(line, words)),
  ];
}

const termColumns = { numerator: 'numerateur', denominator: 'denominateur' } as const;

export const masked = (line: Figure) => line.status === 'masked';
