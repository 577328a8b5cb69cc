import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { saved, seriousFaults } from '#test/support/browser.ts';
import { numberIn } from '#test/support/french.ts';
import { clean, openDemo, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Row = Answer<'linked'>[number];

let opened: Opened;
let hospital: Visit;
let page: Page;
let finess: string;

beforeAll(async () => {
  opened = await openDemo();
  hospital = await visitAs(opened, 'pui');
  ({ page } = hospital);
  const [own] = await hospital.read<{ establishment: string }[]>('/api/establishments');
  finess = own?.establishment ?? '';
}, 300_000);

afterAll(() => opened.close());

const year = '2021';
const chosen = (name: string) => new URL(page.url()).searchParams.getAll(name);
const linked = (choices = '') =>
  hospital.read<Row[]>(`/api/linked?establishment=${finess}&from=${year}-01&to=${year}-12${choices}`);
const of = (rows: readonly Row[], dimension: string) => rows.filter((row) => row.dimension === dimension);
const figure = (dimension: string) => page.locator(`[data-chart=${dimension}]`);
const mark = (dimension: string, n: number) => figure(dimension).locator('button.linked-mark').nth(n);
const lines = () => page.locator('.own-figures div', { hasText: /^Lignes/ }).locator('dd');
/** What the page counts, once it has settled on an answer of so many lines. */
const counts = async (rows: readonly Row[]) => {
  const expected = (of(rows, 'total')[0]?.lines ?? 0).toLocaleString('fr-FR');
  await lines().getByText(expected, { exact: true }).waitFor();
  await settled(page);
};

it('filters everything by a mark, adds a second one up, and undoes by Back and by its own button', async () => {
  await hospital.open(`/hors-referentiel?annee=${year}`);
  const all = await linked();
  await counts(all);
  const [first, second] = of(all, 'unit').filter(({ key }) => key !== null);
  await mark('unit', 0).click();
  const one = await linked(`&unit=${encodeURIComponent(first?.key ?? '')}`);
  await counts(one);
  expect(chosen('services')).toEqual([first?.key]);
  // Its own list keeps all its marks: another may be added.
  expect(of(one, 'unit')).toHaveLength(of(all, 'unit').length);
  await mark('unit', 1).click();
  const keys = [first?.key, second?.key].map((key) => `&unit=${encodeURIComponent(key ?? '')}`).join('');
  await counts(await linked(keys));
  expect(chosen('services')).toHaveLength(2);
  await page.goBack();
  await counts(one);
  await page.getByRole('button', { name: 'Annuler le dernier choix' }).click();
  await counts(all);
  expect(new URL(page.url()).search).toBe(`?annee=${year}`);
});

it('is driven by the keyboard alone, and always shows who is not matched', async () => {
  await hospital.open(`/hors-referentiel?annee=${year}`);
  const none = figure('prescriber').locator('button.linked-mark.none');
  await none.getByText('Non rapproché').waitFor();
  await mark('prescriber', 0).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await counts(await linked('&prescriber='));
  expect(chosen('prescripteurs')).toEqual(['']);
  expect(await none.getAttribute('aria-pressed')).toBe('true');
  // Months: from March, stretched to May.
  await figure('month').locator(`[data-month="${year}-03"]`).focus();
  await page.keyboard.down('Shift');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
  await settled(page);
  expect([chosen('de'), chosen('a')]).toEqual([[`${year}-03`], [`${year}-05`]]);
  const spring = await hospital.read<Row[]>(
    `/api/linked?establishment=${finess}&from=${year}-03&to=${year}-05&prescriber=`,
  );
  await counts(spring);
  // The gesture was one step.
  await page.goBack();
  await counts(await linked('&prescriber='));
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await counts(await linked());
});

it('brushes months by dragging, and keeps the last filter where the first answer is late', async () => {
  await hospital.open(`/hors-referentiel?annee=${year}`);
  const centre = async (month: string) => {
    const box = await figure('month').locator(`[data-month="${year}-${month}"]`).boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + 60 };
  };
  const [from, to] = [await centre('02'), await centre('04')];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await settled(page);
  expect([chosen('de'), chosen('a')]).toEqual([[`${year}-02`], [`${year}-04`]]);
  await page.keyboard.press('Escape');
  await counts(await linked());

  const [first] = of(await linked(), 'situation').map(({ key }) => key ?? '');
  let late = true;
  await page.route(/\/api\/linked\?/, async (route) => {
    if (late) await new Promise((wake) => setTimeout(wake, 1500));
    late = false;
    await route.continue().catch(() => undefined);
  });
  await page.goto(`${opened.product.url}/hors-referentiel?annee=${year}&situations=${first}`);
  await page.locator('.linked').waitFor();
  late = true;
  await figure('situation').locator('button.linked-mark[aria-pressed=false]').first().click();
  await figure('situation').locator('button.linked-mark[aria-pressed=true]').first().click();
  await settled(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const kept = chosen('situations');
  expect(kept).toHaveLength(1);
  await counts(await linked(`&situation=${kept[0]}`));
});

it('shows tables by key T, lists the lines at the end, exports what is shown, and has no serious fault', async () => {
  await hospital.open(`/hors-referentiel?annee=${year}&situations=off_label`);
  const rows = await linked('&situation=off_label');
  await counts(rows);
  expect(await seriousFaults(page)).toEqual([]);
  const { name, content } = await saved(page, () =>
    page.getByRole('button', { name: 'Exporter tout en CSV' }).click(),
  );
  expect(name).toContain('hors-referentiel');
  const [, ...exported] = content.toString('utf8').trimEnd().split('\r\n');
  expect(exported).toHaveLength(rows.length);
  await page.locator('main h1').click();
  await page.keyboard.press('t');
  await figure('product').locator('table').waitFor();
  expect(await figure('product').locator('tbody tr').count()).toBe(of(rows, 'product').length);
  expect(await seriousFaults(page)).toEqual([]);
  // Both semesters and the year, each after the one before: of the whole establishment, whatever is chosen.
  const semesters = page.getByRole('group', { name: 'Semestre contre semestre' }).locator('tbody tr');
  expect(await semesters.count()).toBe(6);
  const [all] = of(await linked('&measure=lines'), 'total');
  const drugs = (all?.value ?? 0) - (all?.device ?? 0);
  expect(numberIn(await semesters.last().locator('td').last().textContent()).value).toBe(drugs);
  const situations = page.locator('table.virtual tbody tr', { hasText: 'Hors AMM' });
  await situations.first().waitFor();
  expect(await page.locator('table.virtual tbody tr[aria-rowindex]').count()).toBe(await situations.count());
  expect(hospital.seen).toEqual(clean);
});

it('gives an agency the region and its establishments, and no prescriber', async () => {
  const agency = await visitAs(opened, 'ars');
  const asked: string[] = [];
  agency.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await agency.open(`/hors-referentiel?annee=${year}`);
  await agency.page.getByRole('heading', { level: 2, name: /à suivre, sans verdict$/ }).waitFor();
  await agency.page.locator('table.virtual tbody tr').first().waitFor();
  expect(await seriousFaults(agency.page)).toEqual([]);
  // Of those that have a rank, both cells are released.
  const rows = await agency.read<Answer<'situations'>>(
    `/api/situations?by=establishment&region=75&year=${year}`,
  );
  const told = rows.filter((row) => row.period_months === 12 && row.masked === false);
  const ofAmm = new Set(told.flatMap(({ situation, key }) => (situation === 'amm' ? key : [])));
  const ranked = agency.page.locator('table.virtual tbody td:nth-child(2)').filter({ hasText: /^\d+$/ });
  expect(await ranked.count()).toBeLessThanOrEqual(ofAmm.size);
  await agency.page.locator('table.virtual td.hatched', { hasText: 'masqué' }).first().waitFor();
  const text = await agency.page.locator('main').innerText();
  expect(text).not.toMatch(/Prescripteur|\b\d{11}\b/);
  expect(asked.filter((path) => /^\/api\/(linked|prescribers|lines)/.test(path))).toEqual([]);
  expect(agency.seen).toEqual(clean);
  await agency.context.close();
});
