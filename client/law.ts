import type { Answer } from './api.ts';
import type { LawRow } from './headline.ts';
import type { Words } from './words.ts';

export type Version = Answer<'versions'>[number];

/**
 * Why a year, or the year after it, has no target, where no version of the contract is in force on its last day; empty
 * where one is, since an indicator without target then simply has none.
 */
export function withoutContract(versions: readonly Version[], year: number, words: Words): string {
  const { labels, format, language } = words;
  const contracts = versions
    .filter(({ regime, from_day }) => regime === 'contract' && from_day !== null)
    .toSorted((a, b) => ((a.from_day ?? '') < (b.from_day ?? '') ? -1 : 1));
  const [first] = contracts;
  if (!first) return labels.noContract;
  const name = (version: Version) => version[`label_${language}`] ?? version.version ?? '';
  const starts = first.from_day ?? '';
  if (starts > endOf(year)) return labels.beforeContracts(name(first), format.day(starts));
  const inForce = (one: number) =>
    contracts.some(
      ({ from_day, to_day }) => (from_day ?? '') <= endOf(one) && (to_day === null || to_day >= endOf(one)),
    );
  if (inForce(year) && inForce(year + 1)) return '';
  const last = contracts.findLast(({ to_day }) => to_day !== null && to_day < endOf(year + 1));
  return last ? labels.afterContracts(name(last), format.day(last.to_day ?? '')) : '';
}

const endOf = (year: number) => `${year}-12-31`;

/** What the law of the year says of an indicator's target beside its value. */
export function standingOf(law: readonly LawRow[], indicator: string) {
  const rows = law.filter((row) => row.indicator === indicator);
  const row = rows.find(({ headline }) => headline === true) ?? rows[0];
  return {
    byDefault: row?.default_rate === true && row.origin === 'national',
    toComplete: row?.target === null ? row.to_complete : null,
  };
}
