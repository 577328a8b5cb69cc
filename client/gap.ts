import type { Definition } from './definition.ts';

/** Whose gap is explained, and of which year: what every section of « Écart expliqué » is given. */
export type GapProps = {
  definition: Definition;
  /** Of the establishment where there is one. */
  region: string;
  /** Undefined: the region as a whole. */
  finess: string | undefined;
  /** Of the establishment, or of the region. */
  name: string;
  year: number;
};

/** The sections in the order of the questions, each an anchor of the page. */
export const gapSections = ['chiffre', 'reel', 'pourquoi', 'qui', 'annee', 'leviers'] as const;
export type GapSection = (typeof gapSections)[number];
