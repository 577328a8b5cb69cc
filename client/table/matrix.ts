import { verdicts, type Verdict } from '#api/figure.ts';
import type { Answer } from '../api.ts';
import type { Language } from '../format.ts';
import type { LawRow } from '../headline.ts';
import { plain } from '../view.ts';

export type MatrixRow = Answer<'matrix'>[number];

/** An engagement. `weighs`: it counts in what is met of what is judged; a référentiel that only targets does not. */
export type MatrixColumn = {
  engagement: string;
  title: string;
  /** Its only indicator, where it has one only: the name of it stands for a title that is too long. */
  indicator: string | null;
  article: string;
  volet: string;
  weighs: boolean;
};
export type MatrixVolet = { volet: string; title: string; columns: MatrixColumn[] };

/** An establishment and its results, by engagement. */
export type MatrixLine = {
  establishment: string;
  name: string;
  category: string;
  cells: ReadonlyMap<string, MatrixRow>;
};
export type Tally = { met: number; missed: number; judged: number };
export type MatrixFilter = {
  search?: string | undefined;
  category?: string | undefined;
  result?: MatrixResult | undefined;
};

/** What a cell shows: a verdict, of which what is not signed is told apart from what has no object. */
export const matrixResults = [...verdicts, 'non signataire'] as const;
export type MatrixResult = (typeof matrixResults)[number];

/** The engagements that establishments are judged on, under their volets, in the order of the law. */
export function voletsOf(
  law: readonly LawRow[],
  rows: readonly MatrixRow[],
  language: Language,
): MatrixVolet[] {
  const judged = new Set(rows.map((row) => row.engagement));
  const volets = new Map<string, MatrixVolet>();
  const seen = new Set<string>();
  for (const row of law) {
    const { engagement } = row;
    if (engagement === null || seen.has(engagement) || !judged.has(engagement)) continue;
    seen.add(engagement);
    const volet = row.volet ?? '';
    const group = volets.get(volet) ?? { volet, title: row[`volet_${language}`] ?? volet, columns: [] };
    volets.set(volet, group);
    group.columns.push({
      engagement,
      title: row[`title_${language}`] ?? engagement,
      indicator: onlyIndicator(law, engagement),
      article: row.article ?? '',
      volet,
      weighs: (row.weight ?? 0) > 0,
    });
  }
  return [...volets.values()];
}

function onlyIndicator(law: readonly LawRow[], engagement: string): string | null {
  const named = law.filter((row) => row.engagement === engagement).map(({ indicator }) => indicator);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** One line per establishment, in the order of the answer: by category, then name. */
export function linesOf(rows: readonly MatrixRow[]): MatrixLine[] {
  const lines = new Map<string, MatrixLine & { cells: Map<string, MatrixRow> }>();
  for (const row of rows) {
    const establishment = row.establishment ?? '';
    const line = lines.get(establishment) ?? {
      establishment,
      name: row.name ?? establishment,
      category: row.category ?? '',
      cells: new Map<string, MatrixRow>(),
    };
    lines.set(establishment, line);
    line.cells.set(row.engagement ?? '', row);
  }
  return [...lines.values()];
}

export function resultOf(row: MatrixRow | undefined): Verdict | undefined {
  return verdicts.find((verdict) => verdict === row?.result);
}

/** The same for the eye: who has not signed has a result without object, and is said so. */
export function shownOf(row: MatrixRow | undefined): MatrixResult | undefined {
  const result = resultOf(row);
  return result === 'sans objet' && row?.signed === false ? 'non signataire' : result;
}

/** Lines that hold every word searched, of one category, with the result somewhere in these columns. */
export function keptLines(
  lines: readonly MatrixLine[],
  columns: readonly MatrixColumn[],
  { search = '', category, result }: MatrixFilter,
): MatrixLine[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    const text = plain(`${line.name} ${line.establishment} ${line.category}`);
    return (
      words.every((word) => text.includes(word)) &&
      (category === undefined || line.category === category) &&
      (result === undefined ||
        columns.some(({ engagement }) => shownOf(line.cells.get(engagement)) === result))
    );
  });
}

/** What is met, missed and judged of the results that count. */
export function tallyOf(results: readonly (Verdict | undefined)[]): Tally {
  const count = (...wanted: Verdict[]) =>
    results.filter((result) => result !== undefined && wanted.includes(result)).length;
  return {
    met: count('atteint'),
    missed: count('non atteint'),
    judged: count('atteint', 'partiel', 'non atteint'),
  };
}

export function tallyOfLine(line: MatrixLine, columns: readonly MatrixColumn[]): Tally {
  return tallyOf(
    columns.filter(({ weighs }) => weighs).map(({ engagement }) => resultOf(line.cells.get(engagement))),
  );
}

export function tallyOfColumn({ engagement }: MatrixColumn, lines: readonly MatrixLine[]): Tally {
  return tallyOf(lines.map((line) => resultOf(line.cells.get(engagement))));
}

/** How many cells of these lines and columns have each result. */
export function countResults(
  lines: readonly MatrixLine[],
  columns: readonly MatrixColumn[],
): Map<MatrixResult, number> {
  const counts = new Map<MatrixResult, number>();
  for (const line of lines)
    for (const { engagement } of columns) {
      const result = shownOf(line.cells.get(engagement));
      if (result !== undefined) counts.set(result, (counts.get(result) ?? 0) + 1);
    }
  return counts;
}

/** A result as the address names it. */
export const slugOf = (result: MatrixResult) => plain(result).replaceAll(' ', '-');
export const resultOfSlug = (slug: string | undefined) =>
  matrixResults.find((result) => slugOf(result) === slug);
