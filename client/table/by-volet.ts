import type { Answer } from '../api.ts';
import type { Language } from '../format.ts';

export type SummaryRow = Answer<'results-summary'>[number];

/** What is judged of a volet, in the order in which it is drawn. */
export const parts = ['met', 'partial', 'missed'] as const;
export type Part = (typeof parts)[number];

/** The result that each part counts, as the address of the matrix names it. */
export const slugs = { met: 'atteint', partial: 'partiel', missed: 'non-atteint' } as const;
export const verdictsOf = { met: 'atteint', partial: 'partiel', missed: 'non atteint' } as const;

/** A bar of the chart: how many of the results judged in a volet, and where it starts, as shares of 0 to 1. */
export type Segment = {
  volet: string;
  title: string;
  part: Part;
  count: number;
  judged: number;
  from: number;
  to: number;
};
export type VoletCounts = { volet: string; title: string; judged: number; counts: Record<Part, number> };

/** The volets of a summary that have a result judged; the row of all of them is left out. */
export function voletCounts(rows: readonly SummaryRow[], language: Language): VoletCounts[] {
  return rows.flatMap((row) => {
    const counts = { met: row.met ?? 0, partial: row.partial ?? 0, missed: row.missed ?? 0 };
    const judged = counts.met + counts.partial + counts.missed;
    if (row.volet === null || judged === 0) return [];
    return [{ volet: row.volet, title: row[`volet_${language}`] ?? row.volet, judged, counts }];
  });
}

export function segmentsOf(volets: readonly VoletCounts[]): Segment[] {
  return volets.flatMap(({ volet, title, judged, counts }) => {
    let from = 0;
    return parts.flatMap((part): Segment[] => {
      const count = counts[part];
      const start = from;
      from += count / judged;
      return count === 0 ? [] : [{ volet, title, part, count, judged, from: start, to: from }];
    });
  });
}
