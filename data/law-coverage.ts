import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { yearsOf, type Condition, type LawVersion } from './law.ts';

const entry = z.strictObject({
  row: z.string().min(1),
  item: z.string().optional(),
  engagements: z.array(z.string()).default([]),
  /** Of those of the engagements, the ones that this row is about; all of them where not given. */
  indicators: z.array(z.string()).default([]),
  to_complete: z.string().min(1).optional(),
});
export type CoverageEntry = z.infer<typeof entry>;

const section = z.strictObject({
  section: z.string(),
  title: z.string(),
  /** Rows of the table of facts, counted by hand: as many must be told. */
  rows: z.number().int().positive(),
  entries: z.array(entry).min(1),
});
export type CoverageSection = z.infer<typeof section>;

const file = fileURLToPath(new URL('./law/coverage/rows.yaml', import.meta.url));

/** Where the product holds each row of the tables of facts. @throws the schema's error */
export const readCoverage = (): CoverageSection[] =>
  z.array(section).parse(parse(readFileSync(file, 'utf8')));

/** What the rows say that the law or the definitions do not hold; one English sentence each. */
export const coverageFaults = (
  sections: readonly CoverageSection[],
  law: readonly LawVersion[],
  slugs: readonly string[],
): string[] =>
  sections.flatMap(({ section: number, rows, entries }) => {
    const told = new Set(entries.map(({ row }) => row)).size;
    return [
      ...(told === rows ? [] : [`§${number}: ${String(told)} rows told, ${String(rows)} counted`]),
      ...entries.flatMap((each) => [
        ...each.engagements
          .filter((name) => !law.some((version) => version.engagements.some((e) => e.engagement === name)))
          .map((name) => `§${number}, ${each.row}: no version has the engagement ${name}`),
        ...each.indicators
          .filter((slug) => !slugs.includes(slug))
          .map((slug) => `§${number}, ${each.row}: the indicator ${slug} has no definition`),
        ...each.indicators
          .filter((slug) => placesOf({ ...each, indicators: [slug] }, law).length === 0)
          .map((slug) => `§${number}, ${each.row}: no version names ${slug} there`),
        ...(each.engagements.length + each.indicators.length === 0 && each.to_complete === undefined
          ? [`§${number}, ${each.row}: is nowhere, and no reason says why`]
          : []),
      ]),
    ];
  });

/** The table of docs/coverage.md, in Markdown: each row, where it is in the product, and what remains to complete. */
export const coverageTable = (sections: readonly CoverageSection[], law: readonly LawVersion[]): string =>
  sections
    .map(({ section: number, title, rows, entries }) =>
      [
        `## §${number} ${title} (${String(rows)} lignes)`,
        table(
          ['ligne', 'engagement', 'indicateur', 'versions', 'seuil, ou à compléter'],
          entries.map((each) => {
            const places = placesOf(each, law);
            return [
              each.item === undefined ? each.row : `${each.row} : ${each.item}`,
              code(each.engagements),
              code(places.flatMap(({ indicators }) => indicators)),
              code(places.map(({ version }) => version)),
              [...thresholds(places), ...(each.to_complete === undefined ? [] : [each.to_complete])].join(
                '<br>',
              ),
            ];
          }),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');

type Told = { readonly years: string; readonly text: string };
type Place = { version: string; indicators: string[]; told: Told[] };

const placesOf = ({ engagements, indicators }: CoverageEntry, law: readonly LawVersion[]): Place[] =>
  law
    .map((version) => {
      const found = version.engagements.filter(({ engagement }) => engagements.includes(engagement));
      const conditions = found
        .flatMap((each) => each.conditions)
        .filter(({ indicator }) => indicators.length === 0 || indicators.includes(indicator));
      const paid = version.consequence.biosimilars.filter(
        ({ volume, uptake }) =>
          engagements.length === 0 && (indicators.includes(volume) || indicators.includes(uptake)),
      );
      return {
        version: version.version,
        indicators: [
          ...conditions.map(({ indicator }) => indicator),
          ...paid
            .flatMap(({ volume, uptake }) => [volume, uptake])
            .filter((slug) => indicators.includes(slug)),
        ],
        told: [
          ...conditions.map((condition) => threshold(version, condition)),
          ...found
            .filter((each) => each.conditions.length === 0)
            .map(({ to_complete = '' }) => ({ years: spanOf(version), text: to_complete })),
          ...paid.flatMap(({ rates }) =>
            rates.flatMap(({ year, euros }) =>
              euros === null
                ? []
                : { years: String(year), text: `R = ${euros.toFixed(2).replace('.', ',')} €` },
            ),
          ),
        ],
        held: found.length + paid.length > 0,
      };
    })
    .filter((place) => place.held && (indicators.length === 0 || place.indicators.length > 0))
    .map(({ version, indicators: named, told }) => ({ version, indicators: named, told }));

const threshold = (version: LawVersion, condition: Condition): Told => {
  const { region, op, printed, to_complete = '' } = condition;
  const place = region === undefined ? '' : ` (région ${region})`;
  return {
    years: spanOf(version, condition),
    text: printed === null ? to_complete : `${op ?? ''} ${printed}${place}`,
  };
};

const spanOf = (version: LawVersion, { from_year, to_year }: Partial<Condition> = {}) => {
  const [first, last] = yearsOf(version);
  const [from, to] = [from_year ?? first, to_year ?? last];
  return from === to ? String(from) : `${String(from)}-${String(to ?? '')}`;
};

// What several years or versions say alike is said once.
const thresholds = (places: readonly Place[]) => {
  const told = places.flatMap((place) => place.told);
  return [...new Set(told.map(({ text }) => text))].map((text) => {
    const years = told.filter((each) => each.text === text).map((each) => each.years);
    return `${[...new Set(years)].join(', ')} : ${text}`;
  });
};

const code = (names: readonly string[]) => [...new Set(names)].map((name) => `\`${name}\``).join(', ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
