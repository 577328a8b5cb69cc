import { verdicts } from '#api/figure.ts';
import type { Definition } from './definition.ts';
import { reasonText } from './figure-text.ts';
import type { LawRow, ResultRow } from './results.ts';
import { csvOf } from './table/csv.ts';
import type { Words } from './words.ts';

type Known = {
  law: readonly LawRow[];
  definitions: readonly Definition[];
  versionName: (version: string | null) => string | null;
  grid: string | null;
  synthetic: boolean;
};

/**
 * The engagements of the year, and the same of the years before, as a table: one line per engagement and condition. What
 * an earlier version alone asked is on the screen of its own year.
 */
export function resultsCsv(
  rows: readonly ResultRow[],
  { law, definitions, versionName, grid, synthetic }: Known,
  words: Words,
): string {
  const { labels, language } = words;
  const { csv, rules } = labels.results;
  const asked = (row: ResultRow) =>
    law.find((one) => one.engagement === row.engagement && one.indicator === row.indicator) ??
    law.find((one) => one.engagement === row.engagement);
  const ruleText = (one: LawRow | undefined) => {
    const conditions = law.filter(({ engagement }) => engagement === one?.engagement);
    return conditions.length < 2 ? '' : rules[one?.rule === 'any' ? 'any' : 'all'];
  };
  const word = (verdict: string | null) => {
    const known = verdicts.find((one) => one === verdict);
    return known === undefined ? '' : labels.verdicts[known];
  };
  const hidden = (row: ResultRow, value: number | null) => (row.status === 'masked' ? labels.masked : value);
  const ofYear = rows.filter((row) => law.some(({ engagement }) => engagement === row.engagement));
  return csvOf(ofYear, [
    { label: csv.year, value: (row) => row.year },
    { label: csv.version, value: (row) => versionName(row.version) },
    { label: csv.volet, value: (row) => asked(row)?.[`volet_${language}`] ?? row.volet },
    { label: csv.article, value: (row) => asked(row)?.article ?? '' },
    { label: csv.engagement, value: (row) => asked(row)?.[`title_${language}`] ?? row.engagement },
    { label: csv.rule, value: (row) => ruleText(asked(row)) },
    {
      label: csv.signed,
      value: ({ signed }) => (signed === null ? csv.unknown : signed ? csv.yes : csv.no),
    },
    { label: csv.result, value: (row) => word(row.result) },
    { label: csv.weight, value: (row) => row.weight },
    { label: csv.points, value: (row) => row.points },
    { label: csv.grid, value: () => grid },
    {
      label: csv.indicator,
      value: ({ indicator }) =>
        definitions.find((one) => one.indicator === indicator)?.title ?? indicator ?? '',
    },
    { label: csv.numerator, value: (row) => hidden(row, row.numerator) },
    { label: csv.denominator, value: (row) => hidden(row, row.denominator) },
    { label: csv.value, value: (row) => hidden(row, row.value) },
    { label: csv.op, value: (row) => signs[row.op ?? ''] ?? '' },
    { label: csv.target, value: (row) => row.target },
    { label: csv.origin, value: ({ origin }) => labels.origins[origin ?? ''] ?? '' },
    { label: csv.gap, value: (row) => hidden(row, row.gap) },
    { label: csv.verdict, value: (row) => (row.indicator === null ? '' : word(row.verdict)) },
    { label: csv.reason, value: (row) => reasonText(row, words) },
    ...(synthetic ? [{ label: labels.data, value: () => labels.fictitiousMark }] : []),
  ]);
}

const signs: Partial<Record<string, string>> = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' };
