import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { definitionOf } from '#client/definition.ts';
import { figureText } from '#client/figure-text.ts';
import { words } from '#test/support/words.ts';
import { listen, saved, seriousFaults } from '#test/support/browser.ts';
import { plain } from '#test/support/french.ts';
import { openDemo, patience, type Opened } from '#test/support/visit.ts';

let opened: Opened;
/** One page for all tests: each opens its own address in it. */
let page: Page;
/** What the browser complained of on any page; the last test wants none. */
const complaints: string[] = [];

beforeAll(async () => {
  opened = await openDemo();
  page = await opened.browser.newPage();
  page.setDefaultTimeout(patience);
  listen(page, complaints);
});

afterAll(() => opened.close());

async function open(path: string, scheme: 'light' | 'dark' = 'light', width = 1440): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(opened.product.url + path);
  await page.locator('h1').waitFor();
}

async function rows<T>(question: string): Promise<T[]> {
  const address = `${opened.product.url}/api/${question}`;
  const response = await page.request.get(address, { headers: { accept: 'application/json' } });
  expect(response.status()).toBe(200);
  return (await response.json()) as T[];
}

async function card(indicator: string) {
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
  await open('/?region=75&annee=2016');
  expect(await card('phev_evolution')).toEqual({
    value: '+7,5 %',
    target: 'Cible ≤ 4,2 %',
    verdict: 'Non atteint',
  });
  expect(await card('generic_repertoire')).toEqual({
    value: '42,7 %',
    target: 'Cible ≥ 44,0 %',
    verdict: 'Non atteint',
  });
  expect(await card('les_drugs_evolution')).toEqual({
    value: '+2,3 %',
    target: 'Cible ≤ 4,4 %',
    verdict: 'Atteint',
  });
  expect(await card('les_devices_evolution')).toEqual({
    value: '+5,4 %',
    target: 'Cible ≤ 6,2 %',
    verdict: 'Atteint',
  });
});

it('sets result, target, next target and référentiel side by side, as the seeds do', async () => {
  await open('/?region=75&annee=2016');
  const row = async (indicator: string) => {
    const cells = page.locator(`tr[data-indicator=${indicator}] td.number`);
    await cells.first().waitFor();
    return (await cells.allTextContents()).map((text) => plain(text.replace(/\(\d+\)$/, '')));
  };
  expect(await row('phev_evolution')).toEqual(['+7,5 %', '≤ 4,2 %', '≤ 4,0 %', '≤ 4,0 %']);
  expect(await row('generic_repertoire')).toEqual(['42,7 %', '≥ 44,0 %', '≥ 44,0 %', '≥ 45,5 %']);
  expect(await row('les_drugs_evolution')).toEqual(['+2,3 %', '≤ 4,4 %', '≤ 4,6 %', '≤ 4,1 %']);
  expect(await row('les_devices_evolution')).toEqual(['+5,4 %', '≤ 6,2 %', '≤ 5,1 %', '≤ 5,8 %']);
});

it('opens on the last year with a result and a target, says so, and says that the data are fictitious', async () => {
  await open('/');
  await page.getByText('2024 : dernière année ayant un résultat et une cible').waitFor();
  await page.locator('.freshness').getByText('Données fictives').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

it('leads to an establishment, whose figures are those of the API', async () => {
  await open('/?annee=2016');
  await page.locator('.contributors a').first().click();
  await page.waitForURL(/\/etablissement\?/);
  const finess = new URL(page.url()).searchParams.get('etab') ?? '';
  await page.getByText(finess).first().waitFor();

  const articles = page.locator('article[data-indicator]');
  await articles.locator('[data-field=value]').first().waitFor();
  const shown = await articles.evaluateAll((all) => all.map((one) => one.getAttribute('data-indicator')));
  expect(shown.length).toBeGreaterThan(4);
  const catalogue = await rows<Answer<'catalogue'>[number]>('catalogue');
  const asked = shown.map((indicator) => `indicator=${indicator}`).join('&');
  const trend = await rows<Answer<'trend'>[number]>(`trend?${asked}&establishment=${finess}`);
  const ofYear = trend.filter((row) => row.establishment === finess && row.period_start === '2016-01-01');
  for (const article of await articles.all()) {
    const indicator = await article.getAttribute('data-indicator');
    const definition = catalogue.find((one) => one.indicator === indicator);
    const figure = ofYear.find((one) => one.indicator === indicator);
    if (!definition || !figure) throw new Error(`not in the answer: ${indicator}`);
    const text = figureText(figure, definitionOf(definition, 'fr'), words.fr, 'card');
    expect(await article.locator('[data-field=value]').first().textContent()).toBe(text.value);
  }
});

it('is reproduced by its link, and Back undoes a choice', async () => {
  await open('/etablissements');
  await page.getByRole('textbox', { name: 'Filtrer les lignes' }).fill('centre');
  await page.getByRole('button', { name: 'Écart', exact: true }).click();
  await page.waitForURL(/tri=ecart/);
  await page.locator('th[aria-sort=ascending]').waitFor();
  const names = () => page.locator('table.virtual tbody th').allTextContents();
  const shown = await names();
  expect(shown.length).toBeGreaterThan(0);

  const { pathname, search } = new URL(page.url());
  await open(pathname + search);
  await page.locator('th[aria-sort=ascending]').waitFor();
  expect(await names()).toEqual(shown);

  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('tri'));
  expect(new URL(page.url()).searchParams.get('recherche')).toBe('centre');
});

it('turns a chart into its table and back with the key T', async () => {
  await open('/?annee=2016');
  const chart = page.locator('[data-chart=annees]');
  await chart.locator('svg.chart').waitFor();
  await page.keyboard.press('t');
  await chart.getByRole('row', { name: /^2016/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('tableau')).toContain('annees');
  await page.keyboard.press('t');
  await chart.locator('svg.chart').waitFor();
});

it('is reached by the keyboard: points of a chart, rows of the table', async () => {
  await open('/etablissements');
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
});

it('exports the rows shown, for a French spreadsheet', async () => {
  await open('/etablissements?recherche=centre');
  const shown = Number(await page.locator('table.virtual').getAttribute('aria-rowcount')) - 1;
  const { name, content } = await saved(page, () =>
    page.getByRole('button', { name: 'Exporter en CSV' }).click(),
  );
  expect(name).toBe('donnees-fictives-ipp_evolution-2024.csv');
  const [head, ...lines] = content.toString('utf8').trimEnd().split('\r\n');
  expect(head).toMatch(/^\ufeffÉtablissement;Résultat;.*;Données$/);
  expect(lines).toHaveLength(shown);
  expect(lines.every((line) => line.endsWith(';fictives'))).toBe(true);
});

it('exports a chart that can be read alone, as a drawing and as pixels', async () => {
  await open('/?annee=2016', 'light', 390);
  const chart = page.locator('[data-chart=annees]');
  await chart.locator('svg.chart').waitFor();
  const svg = await saved(page, () => chart.getByRole('button', { name: 'Enregistrer en SVG' }).click());
  expect(svg.name).toBe('donnees-fictives-annees.svg');
  const drawn = svg.content.toString('utf8');
  const texts = [...drawn.matchAll(/<text x="16"[^>]*>([^<]*)</g)].map(([, text]) => plain(text ?? ''));
  expect(texts[0]).toBe('Données fictives');
  expect(texts.join(' ')).toContain('PHEV : +7,5 % en 2016, 3,3 pts au-dessus de la cible de 4,2 %');
  expect(texts.join(' ')).toContain(
    'Source : PHEV (DCIR, Assurance Maladie) · Données à jour au 31 décembre',
  );
  expect(texts).not.toContain('PHEV : +7,5 % en 2016, 3,3 pts au-dessus de la cible de 4,2 %');

  const png = await saved(page, () => chart.getByRole('button', { name: 'Enregistrer en PNG' }).click());
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  const width = Number(/ width="([\d.]+)"/.exec(drawn)?.[1]);
  expect(png.content.readUInt32BE(16)).toBe(Math.trunc(width) * 2);
});

it('says why where nothing is covered, on each card and in the table of targets', async () => {
  await open('/?annee=2030');
  const cards = page.locator('.card');
  await page.locator('[data-field=why]', { hasText: 'Aucun fichier reçu ne couvre' }).first().waitFor();
  const why = await page.locator('[data-field=why]').allTextContents();
  expect(why).toHaveLength(await cards.count());
  expect(why.every((text) => text.length > 0)).toBe(true);
  expect(await page.locator('.law tbody .verdict').count()).toBe(why.length);
  await page
    .getByText('Aucune cible au-delà du 31 décembre 2026, fin de la dernière version du contrat')
    .waitFor();
});

it('explains a word of the trade to the keyboard too', async () => {
  await open('/');
  await page.locator('.term', { hasText: 'PHEV' }).first().focus();
  await page.getByRole('tooltip').getByText('Prescriptions hospitalières exécutées en ville').waitFor();
});

it('finds an establishment by the keyboard, also what is typed before the list has come', async () => {
  await open('/etablissements');
  await page.route(/find-establishment/, async (route) => {
    await page.getByRole('combobox', { name: 'Chercher un établissement' }).fill('centre hospitalier');
    await route.continue();
  });
  await page.getByRole('combobox', { name: 'Chercher un établissement' }).focus();
  await page
    .getByRole('option', { name: /centre hospitalier/i })
    .first()
    .waitFor();
  expect(await page.locator('.where-establishment input').inputValue()).toBe('centre hospitalier');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/etablissement\?.*etab=/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

describe('a request that is slow, fails, or is overtaken', () => {
  const year = async (value: number) => {
    await page.getByRole('combobox', { name: 'Année' }).selectOption(String(value));
  };
  const ranked = (value: number) =>
    page.locator('[data-chart=classement] h3', { hasText: `en ${value}` }).waitFor();

  afterEach(() => page.unrouteAll({ behavior: 'ignoreErrors' }));

  it('can be cancelled past a second, and asked again', async () => {
    await open('/etablissements');
    await ranked(2024);
    await page.route(/target-gap.*year=2017/, () => undefined);
    await year(2017);
    await page.getByText('Calcul en cours…').waitFor();
    const gone = page.waitForEvent('requestfailed', (request) => request.url().includes('year=2017'));
    await page.getByRole('button', { name: 'Annuler' }).click();
    await gone;
    await page.getByText('Demande annulée.').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await ranked(2017);
  });

  it('says in its place what failed, with its identifier, and tries again', async () => {
    const error = { code: 'engine_failure', message: 'x', id: 'req-42' };
    await page.route(/target-gap/, (route) => route.fulfill({ status: 500, json: { error } }));
    await open('/etablissements');
    const alert = page.getByRole('alert');
    await alert.getByText('Le calcul a échoué').waitFor();
    await alert.getByText('Identifiant : req-42').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await alert.getByRole('button', { name: 'Réessayer' }).click();
    await ranked(2024);
    expect(complaints.splice(0).filter((text) => !text.includes('status of 500'))).toEqual([]);
  });

  it('lets the newest win, and aborts the older', async () => {
    await open('/etablissements');
    await ranked(2024);
    await page.route(/target-gap.*year=2017/, () => undefined);
    const older = page.waitForEvent('requestfailed', (request) => request.url().includes('year=2017'));
    const sent = page.waitForRequest(/target-gap.*year=2017/);
    await year(2017);
    await sent;
    await year(2018);
    expect((await older).failure()?.errorText).toBe('net::ERR_ABORTED');
    await ranked(2018);
  });
});

it('has no serious fault of accessibility on any screen, light and dark, and never scrolls sideways', async () => {
  const [first] = await rows<{ establishment: string }>('establishments?region=75');
  const one = `/etablissement?etab=${first?.establishment}`;
  const screens = {
    light: ['/', '/etablissements', one],
    dark: ['/?tableau=annees,mois', '/etablissements?tableau=classement&langue=en', one],
  };
  for (const scheme of ['light', 'dark'] as const)
    for (const screen of screens[scheme]) {
      await open(screen, scheme);
      await page.waitForLoadState('networkidle');
      expect(
        await seriousFaults(page, scheme === 'dark' ? ['color-contrast'] : undefined),
        `${screen}, ${scheme}`,
      ).toEqual([]);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(sideways, `${screen} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    }
});

it('left the browser nothing to complain of', () => {
  expect(complaints).toEqual([]);
});
