import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { readIndicators } from '#data/definitions.ts';
import { coverageFaults, coverageTable, readCoverage, type CoverageSection } from '#data/law-coverage.ts';
import { readLaw } from '#data/law.ts';

const manual = fileURLToPath(new URL('../../docs/coverage.md', import.meta.url));
const law = readLaw();
const slugs = readIndicators().map(({ slug }) => slug);
const sections = readCoverage();

test('every row of the tables of facts is told, and what it names exists', () => {
  expect(coverageFaults(sections, law, slugs)).toEqual([]);
  // Counted by hand in the tables; §1.4 is a text in three parts.
  expect(sections.map(({ section, rows }) => [section, rows])).toEqual([
    ['1.1', 8],
    ['1.2', 8],
    ['1.3', 15],
    ['1.4', 3],
    ['1.5', 7],
    ['1.6', 3],
  ]);
});

test('every indicator and every engagement of a contract comes from a row, or from what stands outside the tables', () => {
  const entries = sections.flatMap((each) => each.entries);
  const told = new Set(entries.flatMap(({ engagements }) => engagements));
  const engagements = new Set(law.flatMap((each) => each.engagements.map(({ engagement }) => engagement)));
  expect([...engagements].filter((name) => !told.has(name)).sort()).toEqual([
    // Additional volets of v1, and the incentive of 2026, have no indicator in any table.
    ...['capes', 'efficience', 'pertinence'],
  ]);
  const measured = new Set([
    ...entries.flatMap(({ indicators }) => indicators),
    ...law
      .flatMap((each) =>
        each.engagements
          .filter(({ engagement }) => told.has(engagement))
          .flatMap(({ conditions }) => conditions),
      )
      .map(({ indicator }) => indicator),
  ]);
  // Bases of the two ceilings of v1, and how far article 10-5's argumentation goes, which no text turns into an engagement.
  expect(slugs.filter((slug) => !measured.has(slug)).sort()).toEqual([
    ...['am_income', 'les_reimbursed', 'off_label_argued'],
  ]);
});

test('docs/coverage.md is what the rows and the law give (UPDATE_DOCS=1 writes it)', async () => {
  const written = readFileSync(manual, 'utf8');
  const text = written.replace(
    /(<!-- coverage -->)[^]*?(<!-- end -->)/,
    (_, open, close) => `${open}\n\n${coverageTable(sections, law)}\n\n${close}`,
  );
  const wanted = await format(text, { parser: 'markdown', printWidth: 110 });
  if (process.env.UPDATE_DOCS === '1') writeFileSync(manual, wanted);
  expect(readFileSync(manual, 'utf8')).toBe(wanted);
});

const changed = (change: (sections: CoverageSection[]) => void) => {
  const copy = structuredClone(sections);
  change(copy);
  return coverageFaults(copy, law, slugs);
};

test.each<[string, (first: CoverageSection) => void, string]>([
  ['a row forgotten', ({ entries }) => entries.pop(), '§1.2: 7 rows told, 8 counted'],
  [
    'an engagement that no version has',
    ({ entries }) => entries[0]?.engagements.push('phevv'),
    'PHEV_EVOL: no version has the engagement phevv',
  ],
  [
    'an indicator without definition',
    ({ entries }) => entries[0]?.indicators.push('phev'),
    'the indicator phev has no definition',
  ],
  [
    'an indicator that its engagement does not measure',
    ({ entries }) => entries[0]?.indicators.push('icatb2'),
    'no version names icatb2 there',
  ],
  [
    'a row that is nowhere',
    ({ entries }) => entries[0] && Object.assign(entries[0], { engagements: [], indicators: [] }),
    'PHEV_EVOL: is nowhere, and no reason says why',
  ],
])('%s is told', (_, change, message) => {
  const found = changed((copy) => {
    const second = copy.find(({ section }) => section === '1.2');
    if (second !== undefined) change(second);
  });
  expect(found.join('\n')).toContain(message);
});
