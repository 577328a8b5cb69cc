/** What a publication may warn of: the codes of sql/marts/publication.sql. */
export const warnings = [
  'partial_extract',
  'provisional_months',
  'finess_missing',
  'unmatched_finess',
] as const;
export type Warning = (typeof warnings)[number];

/** Establishments that no register knows, as a warning tells them. */
export type Unmatched = { n: string; many: boolean; share: string };

/** The codes of a publication, in the order in which it gives them. */
export function warningsOf({ warnings: codes }: { warnings: string | null }): Warning[] {
  const given = (codes ?? '').split(' ');
  return warnings.filter((code) => given.includes(code));
}
