import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { saved } from '#test/support/browser.ts';
import { cellsOf, plain } from '#test/support/french.ts';
import { clean, openDemo, patience, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Cell = Answer<'matrix'>[number];

let opened: Opened;
/** The agency, which may name everyone in its region. */
let agency: Visit;
let page: Page;

beforeAll(async () => {
  opened = await openDemo();
  agency = await visitAs(opened, 'ars');
  ({ page } = agency);
});

afterAll(() => opened.close());

/** The address changes before the screen. */
const patient = { timeout: patience };

const matrixOf = (year: number) => agency.read<Cell[]>(`/api/matrix?region=75&year=${year}`);
const choice = () => Object.fromEntries(new URL(page.url()).searchParams);

/** What a cell shows: who has not signed is said so. */
const shown = ({ result, signed }: Cell) =>
  result === 'sans objet' && signed === false ? 'non signataire' : (result ?? '');

/** Every establishment has one row per engagement. */
const names = (cells: readonly Cell[]) => [...new Set(cells.map(({ establishment }) => establishment))];
const engagements = () =>
  page.locator('.matrix thead [data-at]').evaluateAll((heads) => heads.map((head) => head.ariaLabel ?? ''));
const shownRows = async () => Number(await page.locator('.matrix').getAttribute('aria-rowcount')) - 2;

it('is walked by the keyboard alone, from the cell to the sheet and the year', async () => {
  const cells = await matrixOf(2018);
  const rows = names(cells);
  await agency.open('/matrice?region=75&annee=2018');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-at'));
  const stands = async (place: string) => {
    await page.locator(`[data-at="${place}"]:focus`).waitFor();
    expect(await focused()).toBe(place);
  };
  await page.getByRole('button', { name: 'Exporter en CSV' }).focus();
  await page.keyboard.press('Tab');
  await stands('0:0');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await stands('1:1');
  const last = (await engagements()).length - 1;
  await page.keyboard.press('Control+End');
  await stands(`${rows.length - 1}:${last}`);
  await page.keyboard.press('Control+Home');
  await stands('0:-1');
  await page.keyboard.press('ArrowUp');
  await stands('-1:0');
  await page.keyboard.press('ArrowDown');
  await stands('0:0');

  // To the first line's first red cell, by as many arrows.
  const reds = await page
    .locator('.matrix tbody tr[aria-rowindex="3"] .matrix-missed a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-at') ?? ''));
  const [red = ''] = reds;
  for (let i = 0; i < Number(red.split(':')[1]); i++) await page.keyboard.press('ArrowRight');
  await stands(red);
  const said = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  expect(said).toContain('non atteint');
  // What is under the focus is read below, for who looks.
  expect(await page.locator('.matrix-read').textContent()).toBe(said);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/indicateur\?/);
  await settled(page);
  expect(choice().etab).toBe(rows[0]);

  const link = page.locator('.ways a', { hasText: 'Résultats 2018' });
  for (let i = 0; i < 60 && !(await link.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/resultats\?/);
  await settled(page);
  expect(choice()).toMatchObject({ etab: rows[0], annee: '2018' });
});

it('keeps the lines of a category and the columns of a volet, as the address says; Back undoes each', async () => {
  const cells = await matrixOf(2018);
  await agency.open('/matrice?region=75&annee=2018');
  const all = { rows: await shownRows(), columns: (await engagements()).length };
  expect(all.rows).toBe(names(cells).length);
  expect(all.columns).toBe(new Set(cells.map(({ engagement }) => engagement)).size);

  await page.locator('.choices button', { hasText: 'Volet Transport' }).click();
  await page.waitForURL((url) => url.searchParams.get('volet') === 'transport');
  await expect.poll(engagements, patient).toHaveLength(1);
  await page.getByRole('combobox', { name: 'Catégorie' }).click();
  await page.getByRole('option', { name: 'CH', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('categorie') === 'CH');
  const hospitals = names(cells.filter(({ category }) => category === 'CH')).length;
  expect(hospitals).toBeLessThan(all.rows);
  await expect.poll(shownRows, patient).toBe(hospitals);
  await page.locator('.matrix-legend button', { hasText: 'Non atteint' }).click();
  await page.waitForURL((url) => url.searchParams.get('resultat') === 'non-atteint');
  const missing = cells.filter(
    (row) => row.engagement === 'transport' && row.category === 'CH' && row.result === 'non atteint',
  );
  await expect.poll(shownRows, patient).toBe(missing.length);
  expect(await page.locator('.matrix-legend button', { hasText: 'Non atteint' }).textContent()).toContain(
    String(missing.length),
  );

  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('resultat'));
  await expect.poll(shownRows, patient).toBe(hospitals);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('categorie'));
  await expect.poll(shownRows, patient).toBe(all.rows);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('volet'));
  await expect.poll(engagements, patient).toHaveLength(all.columns);
});

const exported = async () => {
  const file = await saved(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click());
  const [head = [], ...lines] = cellsOf(file.content.toString('utf8'));
  const objects = lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])));
  return { name: file.name, head, lines: objects };
};

it('exports the grid that is on screen', async () => {
  const cells = (await matrixOf(2018)).filter(({ category }) => category === 'CHU');
  await agency.open('/matrice?region=75&annee=2018&categorie=CHU');
  const { name, head, lines } = await exported();
  expect(name).toBe('donnees-fictives-matrice-75-2018.csv');
  expect(lines).toHaveLength(names(cells).length);
  const results = head.slice(3, -3);
  expect(results).toHaveLength(cells.length / lines.length);
  const drawn = await page.locator('.matrix tbody tr:has(td.matrix-cell)').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('td')].map((cell) => {
        const said = cell.querySelector('a')?.ariaLabel ?? '';
        return said.replace(/^.*?\u00a0: /, '').replace(/,.*$/, '');
      }),
    ),
  );
  expect(drawn).toEqual(lines.map((line) => results.map((title) => line[title]?.toLowerCase())));
  for (const line of lines) {
    const own = cells.filter(({ establishment }) => establishment === line.FINESS);
    const tally = (...wanted: string[]) =>
      own.filter(({ result }) => wanted.includes(result ?? '')).length.toString();
    expect(results.map((title) => line[title]?.toLowerCase()).toSorted()).toEqual(own.map(shown).toSorted());
    expect(line.Atteints).toBe(tally('atteint'));
    expect(line['Jugés']).toBe(tally('atteint', 'partiel', 'non atteint'));
  }
});

it('lists the same cells as its grid, with the key T', async () => {
  const cells = await matrixOf(2018);
  await agency.open('/matrice?region=75&annee=2018');
  await page.keyboard.press('t');
  await page.locator('table.virtual tbody th').first().waitFor();
  expect(choice().tableau).toBe('matrice');
  expect(await page.locator('table.virtual').getAttribute('aria-rowcount')).toBe(String(cells.length + 1));
  const { lines } = await exported();
  const written = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));
  const said = (row: Cell) =>
    [row.name, shown(row), written(row.value), written(row.target), written(row.gap)].join(' | ');
  expect(lines).toHaveLength(cells.length);
  const listed = new Set(
    lines.map((line) =>
      [line['Établissement'], line.Verdict?.toLowerCase(), line['Résultat'], line.Cible, line['Écart']].join(
        ' | ',
      ),
    ),
  );
  expect(cells.map(said).filter((one) => !listed.has(one))).toEqual([]);
  await page.keyboard.press('t');
  await page.locator('.matrix').waitFor();
});

it('leads from a bar of the region to the cells that it counts', async () => {
  await agency.open('/region?region=75&annee=2018');
  const bars = page.locator('[data-chart=volets] [data-row]');
  const [socle] = (
    await agency.read<Answer<'results-summary'>>('/api/results-summary?region=75&year=2018')
  ).filter(({ volet }) => volet === 'socle');
  const missed = bars
    .filter({ has: page.locator(':scope') })
    .and(page.locator('[aria-label*="Non atteint"]'));
  const bar = missed.first();
  expect(plain(await bar.getAttribute('aria-label'))).toContain(`Non atteint : ${socle?.missed} / `);
  await bar.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/matrice\?/);
  await settled(page);
  expect(choice()).toMatchObject({ volet: 'socle', resultat: 'non-atteint' });
  const legend = page.locator('.matrix-legend button[aria-pressed=true]');
  expect(plain(await legend.textContent())).toBe(`Non atteint ${socle?.missed}`);
});

it('left the browser nothing to complain of', () => {
  expect(agency.seen).toEqual(clean);
});
