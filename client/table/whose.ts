import type { Definition } from '../definition.ts';
import { figureText, verdictOf } from '../figure-text.ts';
import { asGap } from '../gap-story.ts';
import { measureText } from '../measure.ts';
import { exactWeight } from '../whose-text.ts';
import type { Pareto, Place } from '../whose.ts';
import type { Words } from '../words.ts';
import { words as plain, type Column } from './column.ts';

/** A place, with its part of the unfavourable gap where it weighs in it. */
export type WhoseLine = Place & { readonly share: number | null; readonly cumulated: number | null };

/** Every place, in the order of the charts. */
export function whoseLines(places: readonly Place[], { weighed }: Pareto): WhoseLine[] {
  const parts = new Map(weighed.map((one) => [one.establishment, one]));
  return places.map((place) => {
    const part = parts.get(place.establishment);
    return { ...place, share: part?.share ?? null, cumulated: part?.cumulated ?? null };
  });
}

/** The columns of the twin and of the export. */
export function whoseColumns(definition: Definition, year: number, words: Words): Column<WhoseLine>[] {
  const { labels, format } = words;
  const { whose } = labels;
  const shown = (line: WhoseLine) => figureText(line, definition, words, 'table');
  const numeric = (
    id: string,
    label: string,
    value: (line: WhoseLine) => number | null,
    text: (line: WhoseLine) => string,
  ): Column<WhoseLine> => ({ id, label, width: 120, numeric: true, value, text });
  const part = (value: number | null) => (value === null ? '' : format.percent(value, 1));
  return [
    plain('nom', whose.name, 0, ({ name, establishment }) => name ?? establishment),
    plain('categorie', whose.category, 110, ({ category }) => category),
    numeric(
      'avant',
      whose.valueOf(String(year - 1)),
      ({ before }) => before,
      ({ before }) => (before === null ? labels.noValue : measureText(before, definition, words, 'table')),
    ),
    numeric(
      'resultat',
      whose.valueOf(String(year)),
      ({ value }) => value,
      (line) => shown(line).value,
    ),
    numeric(
      'cible',
      labels.target,
      ({ target }) => target,
      (line) => shown(line).target ?? labels.noTarget,
    ),
    numeric(
      'ecart',
      labels.gap,
      ({ gap }) => gap,
      (line) => shown(line).gap ?? '',
    ),
    plain('verdict', labels.verdict, 130, (line) => labels.verdicts[verdictOf(line)]),
    numeric(
      'poids',
      whose.contribution,
      ({ contribution }) => (contribution === null ? null : asGap(contribution, definition)),
      ({ contribution }) => (contribution === null ? '' : exactWeight(contribution, definition, words)),
    ),
    numeric(
      'part',
      whose.share,
      ({ share }) => share,
      ({ share }) => part(share),
    ),
    numeric(
      'cumul',
      whose.cumulated,
      ({ cumulated }) => cumulated,
      ({ cumulated }) => part(cumulated),
    ),
  ];
}
