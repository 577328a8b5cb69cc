import { verdicts } from '#api/figure.ts';
import type { Definition } from './definition.ts';
import { reasonText } from './figure-text.ts';
import type { LawRow, ResultRow } from './results.ts';
import { csvOf } from './table/csv.ts';
import type { Words } from './words.ts';

type Known = { law: readonly LawRow[]; definitions: readonly Definition[]; synthetic: boolean };

/**
 * The year and those before it as a table, one line per engagement and condition. The law is the year's: what an earlier
 * version alone asked keeps its code, since nothing here names it.
 */
export function resultsCsv(
  rows: readonly ResultRow[],
  { law, definitions, synthetic }: Known,
  words: Words,
): string {
  const { labels, language } = words;
  const { csv, rules } = labels.results;
  const asked = (row: ResultRow) =>
    law.find((one) => one.engagement === row.engagement && one.indicator === row.indicator) ??
    law.find((one) => one.engagement === row.engagement);
  const word = (verdict: string | null) => {
    const known = verdicts.find((one) => one === verdict);
    return known === undefined ? '' : labels.verdicts[known];
  };
  const hidden = (row: ResultRow, value: number | null) => (row.status === 'masked' ? labels.masked : value);
  return csvOf(rows, [
    { label: csv.year, value: (row) => row.year },
    { label: csv.version, value: (row) => row.version },
    { label: csv.volet, value: (row) => asked(row)?.[`volet_${language}`] ?? row.volet },
    { label: csv.article, value: (row) => asked(row)?.article ?? '' },
    { label: csv.engagement, value: (row) => asked(row)?.[`title_${language}`] ?? row.engagement },
    { label: csv.rule, value: (row) => rules[asked(row)?.rule === 'any' ? 'any' : 'all'] },
    {
      label: csv.signed,
      value: ({ signed }) => (signed === null ? csv.unknown : signed ? csv.yes : csv.no),
    },
    { label: csv.result, value: (row) => word(row.result) },
    { label: csv.weight, value: (row) => row.weight },
    { label: csv.points, value: (row) => row.points },
    { label: csv.grid, value: (row) => row.grid },
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
