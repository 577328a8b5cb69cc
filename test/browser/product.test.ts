import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { definitionOf } from '#client/definition.ts';
import { figureText } from '#client/figure-text.ts';
import { words } from '#client/words.ts';
import { makeDemo, openBrowser, seriousFaults, startProduct, type Product } from '#test/support/browser.ts';

let warehouse: string;
let product: Product;
let browser: Browser;
/** What the browser complained of on any page; the last test wants none. */
const complaints: string[] = [];

beforeAll(async () => {
  warehouse = await mkdtemp(join(tmpdir(), 'caqes-browser-'));
  browser = await openBrowser();
  await makeDemo(warehouse, 60_000);
  product = await startProduct(warehouse);
}, 300_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
  await rm(warehouse, { recursive: true, force: true });
});

async function open(path: string, scheme: 'light' | 'dark' = 'light', width = 1440): Promise<Page> {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
  await page.goto(product.url + path);
  await page.locator('h1').waitFor();
  return page;
}

async function rows<T>(question: string): Promise<T[]> {
  const response = await fetch(`${product.url}/api/${question}`, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(200);
  return (await response.json()) as T[];
}

const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').trim();

async function card(page: Page, indicator: string) {
  const place = page.locator(`article[data-indicator=${indicator}]`);
  const field = async (name: string) =>
    plain(await place.locator(`[data-field=${name}]`).first().textContent());
  await place.locator('[data-field=met]').waitFor();
  return {
    value: await field('value'),
    target: await field('target'),
    verdict: plain(await place.locator('.verdict').first().textContent()),
  };
}

it('shows the seeds’ row of 2016, judged by the targets of 2016', async () => {
  const page = await open('/?region=75&annee=2016');
  expect(await card(page, 'phev_evolution')).toEqual({
    value: '+7,5 %',
    target: 'Cible ≤ 4,2 %',
    verdict: 'Non atteint',
  });
  expect(await card(page, 'generic_repertoire')).toEqual({
    value: '42,7 %',
    target: 'Cible ≥ 44,0 %',
    verdict: 'Non atteint',
  });
  expect(await card(page, 'les_drugs_evolution')).toEqual({
    value: '+2,3 %',
    target: 'Cible ≤ 4,4 %',
    verdict: 'Atteint',
  });
  expect(await card(page, 'les_devices_evolution')).toEqual({
    value: '+5,4 %',
    target: 'Cible ≤ 6,2 %',
    verdict: 'Atteint',
  });
  await page.close();
});

it('sets result, target, next target and référentiel side by side, as the seeds do', async () => {
  const page = await open('/?region=75&annee=2016');
  const row = async (indicator: string) => {
    const cells = page.locator(`tr[data-indicator=${indicator}] td.number`);
    await cells.first().waitFor();
    return (await cells.allTextContents()).map((text) => plain(text.replace(/\(\d+\)$/, '')));
  };
  expect(await row('phev_evolution')).toEqual(['+7,5 %', '≤ 4,2 %', '≤ 4,0 %', '≤ 4,0 %']);
  expect(await row('generic_repertoire')).toEqual(['42,7 %', '≥ 44,0 %', '≥ 44,0 %', '≥ 45,5 %']);
  expect(await row('les_drugs_evolution')).toEqual(['+2,3 %', '≤ 4,4 %', '≤ 4,6 %', '≤ 4,1 %']);
  expect(await row('les_devices_evolution')).toEqual(['+5,4 %', '≤ 6,2 %', '≤ 5,1 %', '≤ 5,8 %']);
  await page.close();
});

it('opens on the last year with a result and a target, says so, and says that the data are fictitious', async () => {
  const page = await open('/');
  await page.getByText('2021 : dernière année ayant un résultat et une cible').waitFor();
  await page.locator('.freshness').getByText('Données fictives').waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.close();
});

it('leads to an establishment, whose figures are those of the API', async () => {
  const page = await open('/?annee=2016');
  await page.locator('.contributors a').first().click();
  await page.waitForURL(/\/etablissement\?/);
  const finess = new URL(page.url()).searchParams.get('etab') ?? '';
  await page.getByText(finess).first().waitFor();

  const catalogue = await rows<Answer<'catalogue'>[number]>('catalogue');
  const asked = catalogue.map(({ indicator }) => `indicator=${indicator}`).join('&');
  const trend = await rows<Answer<'trend'>[number]>(`trend?${asked}&establishment=${finess}`);
  const ofYear = trend.filter((row) => row.establishment === finess && row.period_start === '2016-01-01');
  expect(ofYear.length).toBeGreaterThan(0);
  for (const figure of ofYear) {
    const definition = catalogue.find(({ indicator }) => indicator === figure.indicator);
    if (!definition) throw new Error(`not in the catalogue: ${figure.indicator}`);
    const text = figureText(figure, definitionOf(definition, 'fr'), words.fr, 'card');
    const shown = page.locator(`article[data-indicator=${figure.indicator}] [data-field=value]`);
    expect(await shown.textContent()).toBe(text.value);
  }
  await page.close();
});

it('is reproduced by its link, and Back undoes a choice', async () => {
  const page = await open('/etablissements');
  await page.getByRole('textbox', { name: 'Filtrer les lignes' }).fill('centre');
  await page.getByRole('button', { name: 'Écart', exact: true }).click();
  await page.waitForURL(/tri=ecart/);
  await page.locator('th[aria-sort=ascending]').waitFor();
  const names = (from: Page) => from.locator('table.virtual tbody th').allTextContents();
  const shown = await names(page);
  expect(shown.length).toBeGreaterThan(0);

  const other = await open(new URL(page.url()).pathname + new URL(page.url()).search);
  await other.locator('th[aria-sort=ascending]').waitFor();
  expect(await names(other)).toEqual(shown);
  await other.close();

  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('tri'));
  expect(new URL(page.url()).searchParams.get('recherche')).toBe('centre');
  await page.close();
});

it('turns a chart into its table and back with the key T', async () => {
  const page = await open('/?annee=2016');
  const chart = page.locator('[data-chart=annees]');
  await chart.locator('svg.chart').waitFor();
  await page.keyboard.press('t');
  await chart.getByRole('row', { name: /^2016/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('tableau')).toContain('annees');
  await page.keyboard.press('t');
  await chart.locator('svg.chart').waitFor();
  await page.close();
});

it('is reached by the keyboard: points of a chart, rows of the table', async () => {
  const page = await open('/etablissements');
  const bars = page.locator('[data-chart=classement] [data-row]');
  await bars.first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/Numérateur/);
  await page.locator('.chart-tip').waitFor();

  await page.locator('table.virtual tbody tr[aria-rowindex="2"]').focus();
  await page.keyboard.press('End');
  const count = Number(await page.locator('table.virtual').getAttribute('aria-rowcount'));
  await page.locator(`tr[aria-rowindex="${count}"]:focus`).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/etablissement\?.*etab=/);
  await page.close();
});

it('exports the rows shown, for a French spreadsheet', async () => {
  const page = await open('/etablissements?recherche=centre');
  const shown = Number(await page.locator('table.virtual').getAttribute('aria-rowcount')) - 1;
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter en CSV' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^donnees-fictives-phev_evolution-\d{4}\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeffÉtablissement;FINESS;')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(shown + 1);
  await page.close();
});

it('has no serious fault of accessibility on any screen, light and dark, wide and narrow', async () => {
  const [first] = await rows<{ establishment: string }>('establishments?region=75');
  const screens = [
    '/',
    '/?tableau=annees,mois',
    '/etablissements',
    '/etablissements?tableau=classement',
    `/etablissement?etab=${first?.establishment}`,
    '/etablissement',
    '/?langue=en',
  ];
  for (const scheme of ['light', 'dark'] as const)
    for (const screen of screens) {
      const page = await open(screen, scheme, scheme === 'light' ? 1440 : 390);
      await page.waitForLoadState('networkidle');
      expect(await seriousFaults(page), `${screen}, ${scheme}`).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.close();
    }
}, 120_000);

it('left the browser nothing to complain of', () => {
  expect(complaints).toEqual([]);
});
