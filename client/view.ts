import type { Answer } from './api.ts';
import { definitionOf, type Definition } from './definition.ts';
import type { Language } from './format.ts';
import { headlineOf, versionOf, type LawRow } from './headline.ts';
import type { Choice } from './url-state.ts';

export type Establishment = Answer<'establishments'>[number];
export type Publication = Answer<'publication'>[number];
/** `establishments`: how many enter its totals; `named`: how many of them may be named. */
export type Region = { code: string; name: string; establishments: number; named: number };

/** Where, when and what: the reader's choice, completed by the defaults. */
export type View = {
  publication: Publication;
  /** Every indicator published. */
  definitions: readonly Definition[];
  /** Those that the year's contract puts first, and their names. */
  headline: readonly Definition[];
  indicators: string[];
  definition: Definition;
  defaultDefinition: Definition;
  /** What the year's contract asks, and its version in words: neither in a year without contract. */
  law: readonly LawRow[];
  version: string | undefined;
  regions: readonly Region[];
  region: Region;
  years: readonly number[];
  year: number;
  defaultYear: number;
  establishments: readonly Establishment[];
  establishment: Establishment | undefined;
};

type Known = {
  catalogue: Answer<'catalogue'>;
  regions: Answer<'regions'>;
  establishments: readonly Establishment[];
  publication: Publication;
};

/** Where and when, which is all that the law of a year is asked by. */
export type Place = Omit<
  View,
  'headline' | 'indicators' | 'definition' | 'defaultDefinition' | 'law' | 'version'
>;

/**
 * Opens on the region with most establishments and on the last year with both figures and a target; who has one
 * establishment always stands in it. Undefined where a publication has no indicator, region or year at all.
 */
export function placeOf(choice: Choice, known: Known, language: Language): Place | undefined {
  const definitions = known.catalogue.map((row) => definitionOf(row, language));
  const regions = regionsOf(known.regions);
  const only = known.establishments.length === 1 ? known.establishments[0] : undefined;
  const establishment =
    known.establishments.find((one) => one.establishment === choice.establishment) ?? only;
  const wanted = choice.region ?? establishment?.region;
  const region = regions.find((one) => one.code === wanted) ?? regions[0];
  const years = yearsOf(definitions);
  const defaultYear = Math.max(...definitions.map((one) => one.openingYear ?? 0));
  if (!region || defaultYear === 0) return undefined;
  return {
    publication: known.publication,
    definitions,
    regions,
    region,
    years,
    year: choice.year ?? defaultYear,
    defaultYear,
    establishments: known.establishments,
    establishment,
  };
}

/** The same with the law of its year: what its contract puts first, and the indicator on screen. */
export function viewOf(
  choice: Choice,
  place: Place,
  law: readonly LawRow[],
  language: Language,
): View | undefined {
  const { definitions } = place;
  const headline = headlineOf(definitions, law);
  const [defaultDefinition] = headline;
  if (!defaultDefinition) return undefined;
  return {
    ...place,
    headline,
    indicators: headline.map(({ indicator }) => indicator),
    definition: definitions.find(({ indicator }) => indicator === choice.indicator) ?? defaultDefinition,
    defaultDefinition,
    law,
    version: versionOf(law, language),
  };
}

/** Those where the reader may name someone first, then the largest first: the first one is the default. */
export function regionsOf(rows: Answer<'regions'>): Region[] {
  return rows
    .flatMap(({ region, region_name, establishments, named }) =>
      region === null
        ? []
        : [
            {
              code: region,
              name: region_name ?? region,
              establishments: establishments ?? 0,
              named: named ?? 0,
            },
          ],
    )
    .sort(
      (a, b) =>
        Number(b.named > 0) - Number(a.named > 0) ||
        b.establishments - a.establishments ||
        (a.code < b.code ? -1 : 1),
    );
}

/** Every year that some indicator has figures for, newest first. */
function yearsOf(definitions: readonly Definition[]): number[] {
  const first = Math.min(...definitions.map((one) => one.firstYear ?? Infinity));
  const last = Math.max(...definitions.map((one) => one.lastYear ?? -Infinity));
  return Number.isFinite(first) && Number.isFinite(last)
    ? Array.from({ length: last - first + 1 }, (_, i) => last - i)
    : [];
}

/** What an establishment is searched by. */
export const searchedAs = ({ establishment, name, town }: Establishment): string =>
  [name ?? establishment, town, establishment].filter(Boolean).join(' · ');

/** Without accents or capitals: what a search compares. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
