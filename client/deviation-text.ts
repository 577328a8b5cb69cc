import type { Numerator } from '#api/off-label.ts';
import { deviationOf, type Deviation } from '#api/statistics/deviation.ts';
import type { Level } from '#api/statistics/levels.ts';
import type { Deviator, Reading } from './charts/funnel.ts';
import type { Story } from './story.ts';
import type { Words } from './words.ts';

export type By = 'establishment' | 'unit' | 'prescriber';
/** Whose courses, and which of them are observed. */
export type Shown = { readonly by: By; readonly numerator: Numerator };

/** What a reading says, with the level of the limits that it is outside of. */
export function readingText(
  { reading, level, subject }: Pick<Reading, 'reading' | 'level' | 'subject'>,
  { labels }: Words,
): string {
  const { readings, nobody, levels, atLevel } = labels.deviation;
  if (subject.key === null) return nobody;
  return level === null ? readings[reading] : atLevel(readings[reading], levels[level]);
}

export function nameOf({ label, key }: Deviator, by: By, { labels }: Words): string {
  return label ?? key ?? labels.deviation.noKey[by];
}

/** How many are outside a level: who is outside 99.8 % is outside 95 % too. */
export function outside({ judged }: Deviation<Deviator>, level: Level): number {
  return judged.filter((one) => one.level === 99.8 || one.level === level).length;
}

export function deviationStory(
  deviation: Deviation<Deviator>,
  { by, numerator }: Shown,
  words: Words,
): Story {
  const { labels, format } = words;
  const { title, titleNone, whose, summary } = labels.deviation;
  const what = labels.offLabel.numerators[numerator];
  const found = outside(deviation, 99.8);
  const said =
    deviation.compared === 0
      ? titleNone(what, whose[by].one)
      : title(
          what,
          format.count(found),
          format.many(deviation.compared),
          format.many(found) ? whose[by].many : whose[by].one,
          countedOf(deviation, words),
        );
  const drawn = deviation.judged.filter(({ ratio }) => ratio !== null).length;
  return { title: said, summary: summary(said, format.count(drawn)) };
}

/** How many flags chance alone would make, beside how many there are; and whether limits are widened. */
export function chanceText(deviation: Deviation<Deviator>, words: Words): string[] {
  const { labels, format } = words;
  const { chance, chanceNone, widened, notWidened, tooFewForPhi } = labels.deviation;
  if (deviation.compared === 0) return [chanceNone];
  const at = (level: Level) => ({
    expected: format.number(deviation.byChance[level], level === 95 ? 1 : 2),
    found: format.count(outside(deviation, level)),
  });
  const { phi, tau2 } = deviation.overdispersion;
  const dispersion = phi === null ? tooFewForPhi : (tau2 > 0 ? widened : notWidened)(format.number(phi, 2));
  return [chance(countedOf(deviation, words), at(99.8), at(95)), dispersion];
}

/** All that is known of a point, line by line. */
export function deviationLines(row: Reading, { by, numerator }: Shown, words: Words): string[] {
  const { labels } = words;
  const cells = cellsOf(row, words);
  return [
    labels.pair(nameOf(row.subject, by, words), readingText(row, words)),
    labels.pair(labels.offLabel.numerators[numerator], cells.observed),
    ...(['expected', 'ratio', 'n', 'peers'] as const).map((part) =>
      labels.pair(labels.deviation[part], cells[part]),
    ),
    ...([95, 99.8] as const).map((level) =>
      labels.pair(labels.deviation.limits(labels.deviation.levels[level]), cells.limits(level)),
    ),
  ];
}

/** A row's figures as written; limits in whole courses: those between which it is inside. */
export function cellsOf({ subject, ratio, limits }: Reading, { labels, format }: Words) {
  const absent = subject.masked === true ? labels.masked : labels.detail.unknown;
  const written = (value: number | null, decimals = 0) =>
    value === null ? absent : format.number(value, decimals);
  return {
    n: written(subject.n),
    observed: written(subject.observed),
    expected: written(subject.expected, 1),
    ratio: written(ratio, 2),
    peers:
      subject.widened === true
        ? labels.deviation.widenedPeers(written(subject.peers))
        : written(subject.peers),
    uncoded: written(subject.uncoded),
    limits: (level: Level) =>
      limits === null
        ? absent
        : labels.deviation.between(
            format.count(Math.ceil(limits[level].low)),
            format.count(Math.floor(limits[level].high)),
          ),
  };
}

export const judgedOf = (rows: readonly Deviator[]): Deviation<Deviator> => deviationOf(rows);

const countedOf = ({ compared }: Deviation<Deviator>, { format }: Words) => ({
  compared: format.count(compared),
  many: format.many(compared),
});
