import type { Answer } from './api.ts';
import type { Definition } from './definition.ts';
import type { Language } from './format.ts';

/** A condition of an engagement of the year's law (api/questions/engagements.ts). */
export type LawRow = Answer<'engagements'>[number];

/** What every contract since the first has measured: the home of a year that none is in force in. */
const lasting: readonly string[] = [
  'phev_evolution',
  'phev_medicines_evolution',
  'generic_repertoire',
  'les_drugs_evolution',
  'les_devices_evolution',
];

/** The indicators of a year's headline engagements, in the order of the catalogue. */
export function headlineOf(definitions: readonly Definition[], law: readonly LawRow[]): Definition[] {
  const named = law.flatMap(({ headline, indicator }) =>
    headline === true && indicator !== null ? [indicator] : [],
  );
  const wanted = new Set(named.length > 0 ? named : lasting);
  const found = definitions.filter(({ indicator }) => wanted.has(indicator));
  return found.length > 0 ? found : definitions.slice(0, lasting.length);
}

/** The version in force at the end of the year, in words; undefined in a year that has none. */
export function versionOf(law: readonly LawRow[], language: Language): string | undefined {
  const row = law.find(({ regime }) => regime === 'contract') ?? law[0];
  return row?.[`version_${language}`] ?? undefined;
}

export type IndicatorGroup = { title: string | undefined; definitions: Definition[] };

/**
 * Every indicator under the volet, and the axis, of the first engagement of the year that measures it; those that the
 * year's contract does not measure come last, without title.
 */
export function groupsOf(
  definitions: readonly Definition[],
  law: readonly LawRow[],
  language: Language,
): IndicatorGroup[] {
  const groups = new Map<string | undefined, Definition[]>();
  const add = (title: string | undefined, definition: Definition) => {
    const group = groups.get(title);
    if (group) group.push(definition);
    else groups.set(title, [definition]);
  };
  const left = new Set(definitions);
  for (const row of law) {
    const definition = definitions.find(({ indicator }) => indicator === row.indicator);
    if (!definition || !left.delete(definition)) continue;
    const parts = [row[`volet_${language}`], row[`axis_${language}`]].filter(Boolean);
    add(parts.join(' · '), definition);
  }
  for (const definition of left) add(undefined, definition);
  return [...groups].map(([title, inside]) => ({ title, definitions: inside }));
}
