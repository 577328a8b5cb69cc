import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { expectWritten, numberIn, plain } from '#test/support/french.ts';
import { expectFigure } from '#test/support/shown-figure.ts';
import { clean, openDemo, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Cell = Answer<'matrix'>[number];
type Result = Answer<'year-results'>[number];

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

const matrixOf = (year: number) => agency.read<Cell[]>(`/api/matrix?region=75&year=${year}`);
const resultsOf = (finess: string | null, year: number) =>
  agency.read<Result[]>(`/api/year-results?establishment=${finess}&year=${year}`);
const choice = () => Object.fromEntries(new URL(page.url()).searchParams);

describe('from the red cell to the year', () => {
  it.each([
    ['a growth, in euros', 'phev'],
    ['a rate, in boxes', 'generic_repertoire'],
    ['a declared rate', 'antibiotic_reassessment'],
    ['one condition out of two', 'transport'],
    ['the first missed of several', 'computerisation'],
  ])('shows the figures of the API at each step: %s', async (_, engagement) => {
    const missed = (await matrixOf(2018)).find(
      (row) => row.engagement === engagement && row.result === 'non atteint',
    );
    if (!missed) throw new Error(`${engagement}: nobody misses it`);
    const { establishment, indicator } = missed;
    const results = (await resultsOf(establishment, 2018)).filter(
      (row) => row.year === 2018 && row.engagement === engagement,
    );
    const figure = results.find((row) => row.indicator === indicator);
    if (!figure) throw new Error(`${engagement}: the year does not have ${indicator}`);
    const { value, target, gap } = missed;
    expect(figure).toMatchObject({ value, target, gap, result: 'non atteint', status: missed.status });

    // The cell.
    await agency.open(`/matrice?region=75&annee=2018&resultat=non-atteint&recherche=${establishment}`);
    const cell = page.locator(`.matrix-missed a[href*="ind=${indicator}&"]`);
    const said = plain(await cell.getAttribute('aria-label'));
    const [, shownValue = '', shownTarget = '', shownGap = ''] =
      / : non atteint, (.*?), cible (.*?), (.*?)(?:, |$)/.exec(said) ?? [];
    expect(said.startsWith(`${missed.name}. `)).toBe(true);
    expectWritten(shownValue, value, 'cell, value');
    expectWritten(shownTarget, target, 'cell, target');
    expectWritten(shownGap, gap, 'cell, gap');

    // The sheet of its indicator, for that establishment and year.
    await cell.click();
    await page.waitForURL(/\/indicateur\?/);
    await settled(page);
    expect(choice()).toMatchObject({ annee: '2018', ind: indicator, etab: establishment });
    const [judged] = (
      await agency.read<Answer<'target-gap'>>(
        `/api/target-gap?indicator=${indicator}&year=2018&region=75&establishment=${establishment}`,
      )
    ).filter((row) => row.level === 'establishment');
    const { numerator, denominator } = figure;
    expect(judged).toMatchObject({ value, target, gap, numerator, denominator, verdict: figure.verdict });
    const sheet = page.locator(`section[data-indicator=${indicator}]`);
    await expectFigure(sheet, figure, 'sheet');
    expect(plain(await sheet.locator('.verdict').textContent())).toBe('Non atteint');

    // The formula, with its numbers.
    const terms = (await sheet.locator('[data-field=formula] .formula-term').allTextContents()).map(plain);
    expect(terms).toHaveLength(2);
    for (const [i, amount] of [numerator, denominator].entries()) {
      if (amount === null) throw new Error(`${engagement}: a term is not known`);
      expect(terms[i]?.replace(/ (€|boîtes?|prescriptions?|patients?|séjours?|[\p{L} ]+)$/u, '')).toBe(
        plain(new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }).format(amount)),
      );
    }
    const growth = indicator?.endsWith('_evolution') === true;
    const [above = 0, below = 1] = terms.map((term) => numberIn(term).value);
    const signs = await sheet.locator('[data-field=formula] .formula-sign').allTextContents();
    expect(signs.join(' ')).toBe(growth ? '÷ − 1 =' : '÷ =');
    const made = await sheet.locator('[data-field=formula] .formula-result').textContent();
    expectWritten(made, above / below - (growth ? 1 : 0), 'formula');
    expectWritten(made, value, 'formula, result');

    // The year of the establishment.
    await page.getByRole('link', { name: `Résultats 2018 de ${missed.name}` }).click();
    await page.waitForURL(/\/resultats\?/);
    await settled(page);
    expect(choice()).toMatchObject({ annee: '2018', etab: establishment });
    const article = page.locator(`article[data-engagement=${engagement}]`);
    expect(plain(await article.locator('[data-field=result]').textContent())).toBe('Non atteint');
    await expectFigure(article.locator(`li[data-indicator=${indicator}]`), figure, 'year');

    // And back, to the cells as they were kept.
    await page.goBack();
    await page.goBack();
    await page.waitForURL(/\/matrice\?/);
    expect(choice()).toMatchObject({ resultat: 'non-atteint', recherche: establishment });
    await cell.waitFor();
  });

  it('writes every figure and result of the year as the API has them', async () => {
    const cells = await matrixOf(2018);
    const { establishment } = cells.find((row) => row.result === 'partiel') ?? {};
    const rows = (await resultsOf(establishment ?? '', 2018)).filter((row) => row.year === 2018);
    await agency.open(`/resultats?annee=2018&etab=${establishment}`);
    let figures = 0;
    for (const row of rows) {
      const article = page.locator(`article[data-engagement=${row.engagement}]`);
      expect(plain(await article.locator('[data-field=result]').textContent()).toLowerCase()).toBe(
        row.result,
      );
      if (row.indicator === null || row.value === null) continue;
      const place = article.locator(`li[data-indicator=${row.indicator}]`);
      if (row.target !== null) figures++;
      await expectFigure(place, row, `${row.engagement} ${row.indicator}`);
    }
    expect(figures).toBeGreaterThan(5);

    const [total] = (
      await agency.read<Answer<'results-summary'>>(
        `/api/results-summary?region=75&year=2018&establishment=${establishment}`,
      )
    ).filter(({ volet }) => volet === null);
    for (const [verdict, count] of [
      ['atteint', total?.met],
      ['partiel', total?.partial],
      ['non atteint', total?.missed],
    ] as const)
      expect(plain(await page.locator(`.results-head [data-verdict="${verdict}"]`).textContent())).toMatch(
        new RegExp(`^${count} `),
      );
    expectWritten(await page.locator('[data-field=score]').textContent(), total?.score ?? null, 'score');
  });
});

it('left the browser nothing to complain of', () => {
  expect(agency.seen).toEqual(clean);
});
