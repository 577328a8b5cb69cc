import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { saved, seriousFaults } from '#test/support/browser.ts';
import { cellsOf, expectWritten, numberIn, plain } from '#test/support/french.ts';
import { expectFigure } from '#test/support/shown-figure.ts';
import { clean, openDemo, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type BridgeRow = Answer<'bridge'>[number];
type Figure = Answer<'target-gap'>[number];

let opened: Opened;
/** The agency, which names every establishment of its region. */
let agency: Visit;
/** The pharmacist, who crosses the lines of his own. */
let pharmacist: Visit;
let own: string;

beforeAll(async () => {
  opened = await openDemo();
  [agency, pharmacist] = await Promise.all([visitAs(opened, 'ars'), visitAs(opened, 'pui')]);
  const [one] = await pharmacist.read<{ establishment: string }[]>('/api/establishments');
  own = one?.establishment ?? '';
});

afterAll(() => opened.close());

const indicators = ['phev_evolution', 'les_drugs_evolution', 'generic_repertoire'] as const;
const section = (page: Page, id: string) => page.locator(`section[aria-labelledby="${id}"]`);
const chart = (page: Page, id: string) => page.locator(`[data-chart="${id}"]`);
const number = (text: string | undefined) => Number((text ?? '').replace(',', '.'));

/** One subject of the screen, as the API answers it: its year against target and its bridge. */
const answersOf = async ({ read }: Visit, asked: string, finess: string | undefined) => {
  const mine = ({ level, establishment }: { level: string | null; establishment: string | null }) =>
    finess === undefined ? level === 'region' : level === 'establishment' && establishment === finess;
  const [figure] = (await read<Figure[]>(`/api/target-gap?${asked}`)).filter(mine);
  const bridge = (await read<BridgeRow[]>(`/api/bridge?${asked}`)).filter(mine);
  if (!figure) throw new Error(`no figure: ${asked}`);
  return { figure, bridge };
};

/** The chart's marks, its table twin and its export, each as the name and the text of its lines; the title too. */
const shownBridge = async (page: Page) => {
  const place = chart(page, 'decomposition');
  const title = plain(await place.locator('h3').textContent());
  const marks = await place
    .locator('[data-row]')
    .evaluateAll((all) =>
      all
        .toSorted((a, b) => Number(a.getAttribute('data-row')) - Number(b.getAttribute('data-row')))
        .map((one) => one.ariaLabel ?? ''),
    );
  const summary = plain(await place.locator('svg.chart').getAttribute('aria-label'));
  await place.getByRole('button', { name: 'Tableau' }).click();
  await place.locator('table').waitFor();
  const table = await place.locator('tbody tr').evaluateAll((lines) =>
    lines.map((line) => ({
      term: line.getAttribute('data-step') ?? '',
      name: line.querySelector('th')?.textContent ?? '',
      value: line.querySelector('td')?.textContent ?? '',
    })),
  );
  await place.getByRole('button', { name: 'Graphique' }).click();
  const file = await saved(page, () =>
    page.getByRole('button', { name: /^Exporter en CSV.*De quoi le changement/ }).click(),
  );
  const [, ...lines] = cellsOf(file.content.toString('utf8'));
  return { title, summary, marks, table, lines, file: file.name };
};

/** Text, mark, table and export of one bridge, each against the API. */
const expectBridge = async (page: Page, rows: readonly BridgeRow[], what: string) => {
  const of = (term: string) => rows.find((row) => row.term === term)?.value ?? null;
  const shown = await shownBridge(page);
  const { marks, table, lines } = shown;
  expect(marks, what).toHaveLength(table.length);
  expect(lines, what).toHaveLength(table.length);
  for (const [i, { term, name, value }] of table.entries()) {
    const told = of(term);
    const where = `${what}, ${term}`;
    expectWritten(value, told, `${where}, table`);
    expect(plain(marks[i] ?? '').startsWith(`${plain(name)} : `), `${where}, mark`).toBe(true);
    expectWritten(plain(marks[i] ?? '').slice(plain(name).length + 3), told, `${where}, mark`);
    expect(lines[i]?.[0], `${where}, export`).toBe(name);
    expect(number(lines[i]?.[1]), `${where}, export`).toBeCloseTo(told ?? NaN, 9);
  }
  // Every term of the API is a line, and they lead from one year to the other.
  const totals = ['signed_before', 'before', 'now', 'constant_before', 'constant_now'];
  const terms = rows.filter(({ term }) => !totals.includes(term ?? ''));
  expect(
    table.map(({ term }) => term).filter((term) => !totals.includes(term)),
    what,
  ).toEqual(terms.map(({ term }) => term));
  const walked = terms.filter(({ term }) => term !== 'merger' && term !== 'rule');
  const sum = walked.reduce((all, { value }) => all + (value ?? 0), 0);
  expect((of('before') ?? NaN) + sum, what).toBeCloseTo(of('now') ?? NaN, 3);
  const unexplained = page.locator('[data-field=unexplained]');
  expect(await unexplained.getAttribute('data-value'), what).toBe('0');
  expect(numberIn(await unexplained.textContent()).value, what).toBe(0);
  // The sentence names the largest of those that go the way of the change, with its figure; the export marks the same.
  const change = (of('now') ?? NaN) - (of('signed_before') ?? of('before') ?? NaN);
  const first = terms
    .filter(({ value }) => (value ?? 0) * change > 0)
    .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))[0];
  if (!first) return;
  const written = shown.title.split(' : ').at(-1) ?? '';
  expectWritten(written, first.value, `${what}, sentence`);
  expect(
    lines.filter((line) => line[3] === 'oui').map((line) => number(line[1])),
    what,
  ).toEqual([first.value]);
  expect(shown.summary.startsWith(shown.title), what).toBe(true);
};

describe('one figure is the same in text, mark, table and export, and is the API’s', () => {
  it.each(indicators)('%s, of an establishment and of its region', async (indicator) => {
    for (const [visit, finess] of [
      [pharmacist, own],
      [agency, own],
      [agency, undefined],
    ] as const) {
      const { page, open } = visit;
      const asked = new URLSearchParams({ indicator, region: '75', year: '2018' });
      if (finess !== undefined) asked.set('establishment', finess);
      const what = `${indicator} ${finess ?? 'region'}`;
      const { figure, bridge } = await answersOf(visit, asked.toString(), finess);
      const address = `/ecart?region=75&annee=2018&ind=${indicator}`;
      await open(finess === undefined ? address : `${address}&etab=${finess}`);
      const signed = section(page, 'chiffre');
      await expectFigure(signed, figure, what);
      const { numerator, denominator, target, value } = figure;
      if (numerator !== null && denominator !== null && target !== null) {
        const goal = indicator === 'generic_repertoire' ? target : 1 + target;
        const place = signed.locator('[data-field=contribution]');
        expectWritten(await place.textContent(), numerator - denominator * goal, `${what}, gap in amount`);
      }
      const reading = signed.locator('[data-reading=year] [data-field=value]');
      expectWritten(await reading.textContent(), value, `${what}, readings`);
      if (bridge.length === 0) await page.getByText('Pas de décomposition').first().waitFor();
      else await expectBridge(page, bridge, what);
    }
    expect(agency.seen).toEqual(clean);
    expect(pharmacist.seen).toEqual(clean);
  });

  it('the word beside the verdict is that of the chart and of its mark', async () => {
    const { page, open } = pharmacist;
    await open('/ecart?annee=2018');
    const word = page.locator('[data-field=solidity]').first();
    const sentence = plain(await chart(page, 'apports').locator('h3').textContent());
    expect(sentence.startsWith(plain(await word.textContent()))).toBe(true);
    expect(plain(await word.getAttribute('title'))).toBe(`${sentence}.`);
    const mark = chart(page, 'apports').locator('[data-row]').last();
    expect(plain(await mark.getAttribute('aria-label')).startsWith(sentence)).toBe(true);
    // The sheet says the same word.
    await page.locator('.ways a', { hasText: 'Fiche d’indicateur' }).click();
    await page.waitForURL(/\/indicateur/);
    await settled(page);
    expect(plain(await page.locator('[data-field=solidity]').first().getAttribute('title'))).toBe(
      `${sentence}.`,
    );
  });
});

describe('the breakdown', () => {
  it('has the rows of the API, and its marks and table are theirs', async () => {
    const { page, open, read } = pharmacist;
    const asked = `indicator=phev_evolution&region=75&establishment=${own}&year=2018&by=atc1`;
    const rows = await read<Answer<'breakdown'>>(`/api/breakdown?${asked}`);
    await open('/ecart?annee=2018&par=atc1');
    const drawn = chart(page, 'repartition').locator('[data-row]');
    await drawn.first().waitFor();
    const marks = await drawn.evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
    const classes = rows.filter(({ key }) => key !== null && !key.startsWith('kind:'));
    for (const row of classes.slice(0, 10)) {
      const mark = marks.find((one) => one.includes(`(${row.key})`));
      expectWritten(plain(mark ?? '').split(' : ')[1] ?? '', row.change, `${row.key}, mark`);
    }
    const file = await saved(page, () =>
      page.getByRole('button', { name: 'Exporter en CSV', exact: true }).first().click(),
    );
    const [head = [], ...lines] = cellsOf(file.content.toString('utf8'));
    const at = head.indexOf('Changement');
    expect(lines.map((line) => number(line[at]))).toEqual(rows.map(({ change }) => change));
    const whole = (await read<BridgeRow[]>(`/api/bridge?${asked.replace('&by=atc1', '')}`)).filter(
      ({ establishment }) => establishment === own,
    );
    const of = (term: string) => whole.find((row) => row.term === term)?.value ?? NaN;
    expect(rows.reduce((sum, { change }) => sum + (change ?? 0), 0)).toBeCloseTo(of('now') - of('before'), 3);
  });

  it('opens a class by the keyboard, and Back undoes it', async () => {
    const { page, open } = pharmacist;
    await open('/ecart?annee=2018&par=atc1');
    const bars = chart(page, 'repartition').locator('[data-row]');
    await chart(page, 'repartition').locator('[data-row][tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    const said = await page.evaluate(() => document.activeElement?.ariaLabel ?? '');
    expect(await bars.count()).toBeGreaterThan(3);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('par') === 'atc2');
    const within = new URL(page.url()).searchParams.get('dans') ?? '';
    expect(said).toContain(`(${within})`);
    await settled(page);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('dans'));
    await settled(page);
  });
});

it('is one click from a card of the region, and fits a narrow window, without a fault', async () => {
  const { page, open, seen } = agency;
  await open('/region?region=75&annee=2018');
  await page.locator('article[data-indicator=phev_evolution] .card-foot a', { hasText: 'Pourquoi' }).click();
  await page.waitForURL(/\/ecart/);
  await page.locator('.volet-index a').first().waitFor();
  await settled(page);
  expect(await page.locator('.volet-index a').allTextContents()).toHaveLength(6);
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  // Charts are drawn anew for the narrow window: then nothing leaves it.
  await page.waitForFunction(
    () => document.documentElement.scrollWidth === document.documentElement.clientWidth,
  );
  expect(await seriousFaults(page, ['color-contrast'])).toEqual([]);
  expect(seen).toEqual(clean);
});
