import type { Answer } from './api.ts';

type ResultRow = Answer<'year-results'>[number];

/**
 * `signed` null: no file says who signed. `since`: the first year, of those in a row up to this one, in which it is;
 * `earlier`: it may be signed since before, nothing being known of the year before that one.
 */
export type Signing = { signed: boolean | null; since: number | null; earlier: boolean };

/** From the rows of one volet. `told`: the years of which anything is known at all. */
export function signingOf(
  rows: readonly Pick<ResultRow, 'year' | 'signed'>[],
  year: number,
  told: ReadonlySet<number | null>,
): Signing {
  const signedIn = (one: number) => {
    const said = rows.filter((row) => row.year === one).map((row) => row.signed);
    if (said.includes(true)) return true;
    return said.includes(false) ? false : null;
  };
  const signed = signedIn(year);
  if (signed !== true) return { signed, since: null, earlier: false };
  let since = year;
  while (signedIn(since - 1) === true) since -= 1;
  return { signed, since, earlier: !told.has(since - 1) };
}

/** Of a contract, from its volets: it is signed as soon as one of them is. */
export function ofContract(signings: readonly Signing[]): Signing {
  const first = signings
    .filter(({ signed }) => signed === true)
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0))[0];
  if (first) return first;
  const refused = signings.some(({ signed }) => signed === false);
  return { signed: refused ? false : null, since: null, earlier: false };
}
