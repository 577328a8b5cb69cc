import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  argumentationColumns,
  readArgumentationRow,
  type ArgumentationColumn,
  type ArgumentedLines,
} from '#api/argumentation.ts';
import { saved, seriousFaults } from '#test/support/browser.ts';
import { cellsOf, numberIn, plain } from '#test/support/french.ts';
import { clean, openDemo, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Waiting = { line_id: string | null; date: string; product_label: string; amount: number; total: number };

let opened: Opened;
let pharmacist: Visit;
let finess: string;

beforeAll(async () => {
  opened = await openDemo();
  pharmacist = await visitAs(opened, 'pui');
  const [own] = await pharmacist.read<{ establishment: string }[]>('/api/establishments');
  finess = own?.establishment ?? '';
}, 300_000);

afterAll(() => opened.close());

const waiting = (visit = pharmacist) =>
  visit.read<Waiting[]>(`/api/unargued?establishment=${finess}&limit=500`);
const argued = () => pharmacist.read<ArgumentedLines>(`/api/argumentations?establishment=${finess}`);
/** Of so many lines, those on the first page. */
const shown = (lines: number) => Math.min(lines, 100);
const rows = () => pharmacist.page.locator('.argument-table tbody tr');
const form = () => pharmacist.page.locator('form.argument-form');
const field = (name: string) => form().locator(`[data-field=${name}]`);
const answer = (name: string, value: string) => field(name).locator(`input[value="${value}"]`).check();
const focused = () =>
  pharmacist.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.line ?? null);
const head = () => pharmacist.page.locator('[data-field=waiting]');

describe('the pharmacist of a hospital', () => {
  it('is told at home how many lines wait and since when, one press from the list', async () => {
    const { page, open } = pharmacist;
    const lines = await waiting();
    const [first] = lines;
    expect(lines.length).toBeGreaterThan(3);
    expect(first?.total).toBe(lines.length);
    await open('/etablissement');
    const tile = page.locator('.argument-tile');
    expect(plain(await tile.textContent())).toMatch(
      new RegExp(`^Hors AMM sans argumentation : ${lines.length} lignes, la plus ancienne du 1?[0-9]`),
    );
    await tile.getByRole('link').click();
    await rows().first().waitFor();
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/argumentation');
    expect(numberIn(await head().textContent()).value).toBe(lines.length);
    expect(await rows().evaluateAll((all: HTMLElement[]) => all.map((row) => row.dataset.line))).toEqual(
      lines.slice(0, shown(lines.length)).map(({ line_id }) => line_id),
    );
  });

  it('argues a line by the keyboard alone: told what is wrong, then standing on the next', async () => {
    const { page } = pharmacist;
    const [, second, third] = await waiting();
    // The demo's own, which came by file.
    const already = await argued();
    const before = numberIn(await head().textContent()).value;
    await rows().first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe(second?.line_id);
    await page.keyboard.press('Enter');
    await form().waitFor();
    expect(page.url()).toContain(`ligne=${second?.line_id}`);
    expect(plain(await form().locator('h2').textContent())).toContain(second?.product_label);

    await page.keyboard.press('Space'); // yes, the record argues it
    await page.keyboard.press('Enter');
    const fault = field('argument').getByRole('alert');
    await fault.getByText('Attendu (référence ou avis) si aucune RCP n’a eu lieu.').waitFor();
    expect(await field('argument').locator('textarea').getAttribute('aria-describedby')).toBe(
      await fault.getAttribute('id'),
    );
    expect(await seriousFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFaults(page, ['color-contrast'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await argued()).toEqual(already);

    await answer('rcp_held', 'yes');
    await fault.waitFor({ state: 'detached' });
    await form().locator('select').selectOption({ label: 'locale' });
    await answer('patient_informed', '1');
    await field('icd10').locator('input').fill('C50.9');
    await field('argument').locator('textarea').fill('Recommandation ESMO 2020');
    await field('icd10').locator('input').press('Enter');
    await form().waitFor({ state: 'detached' });
    await settled(page);
    await expect.poll(focused).toBe(third?.line_id);
    expect(numberIn(await head().textContent()).value).toBe(before - 1);
    expect(await rows().count()).toBe(shown(before - 1));
    const [newest, ...others] = await argued();
    expect(others).toEqual(already);
    expect(newest).toMatchObject({
      ...{ line_id: second?.line_id, status: 'in_force' },
      entries: [
        {
          ...{ documented: true, rcp_held: true, rcp_level: 1, patient_informed: 1 },
          ...{
            icd10: 'C509',
            argument: 'Recommandation ESMO 2020',
            entered_by: 'Pharmacien de la PUI (pui)',
          },
        },
      ],
    });
  });

  it('keeps in the list, marked, a line whose record argues nothing', async () => {
    const { page } = pharmacist;
    const [first] = await waiting();
    const before = await rows().count();
    await rows().first().click();
    await form().waitFor();
    await answer('documented', 'no');
    await form()
      .getByRole('button', { name: /^Enregistrer/ })
      .click();
    await form().waitFor({ state: 'detached' });
    await settled(page);
    expect(await rows().count()).toBe(before);
    expect(plain(await page.locator(`[data-line="${first?.line_id}"]`).textContent())).toContain(
      'non argumentée au dossier, vérifiée le',
    );
    expect(await focused()).not.toBe(first?.line_id);
  });

  it('finds again what was typed and not saved, and comes back to the list by Escape', async () => {
    const { page } = pharmacist;
    const line = (await waiting())[2]?.line_id;
    await page.locator(`tr[data-line="${line}"]`).click();
    await field('stage').locator('input').fill('IIIb');
    await page.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(line);
    await page.keyboard.press('Enter');
    await form().getByText('Votre saisie non enregistrée a été retrouvée.').waitFor();
    expect(await field('stage').locator('input').inputValue()).toBe('IIIb');
    await field('stage').locator('input').fill('');
    await page.goBack();
    await form().waitFor({ state: 'detached' });
  });

  it('reads who argued what and when, and replaces it without losing what was said', async () => {
    const { page } = pharmacist;
    await page.getByRole('button', { name: /^Déjà saisies/ }).click();
    await settled(page);
    const entry = page.locator('.argument-entry', { hasText: 'Recommandation ESMO 2020' });
    const today = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
    expect(plain(await entry.textContent())).toContain(
      'Argumentée au dossier ; RCP tenue (locale) ; patient informé ; CIM-10 C509.',
    );
    expect(plain(await entry.textContent())).toContain(
      `Saisie le ${today.replace(/^1 /, '1er ')} par Pharmacien de la PUI (PUI)`,
    );
    await entry.getByRole('button', { name: /^Remplacer/ }).click();
    expect(await field('icd10').locator('input').inputValue()).toBe('C509');
    expect(await seriousFaults(page)).toEqual([]);
    await field('stage').locator('input').fill('IV');
    await form().getByRole('button', { name: 'Enregistrer' }).click();
    await form().waitFor({ state: 'detached' });
    const first = page.locator('.argument-entry').first();
    await first.getByText('stade IV').waitFor();
    await first.locator('summary', { hasText: '1 saisie plus ancienne' }).click();
    expect(await first.locator('.argument-said-entry').count()).toBe(2);
    const [line] = await argued();
    expect(line?.entries.map(({ stage }) => stage)).toEqual(['IV', '']);
    await page.getByRole('button', { name: /^À revoir/ }).click();
    await page.getByText('Rien à revoir').waitFor();
  });

  it('takes the list as a file that comes back completed, and reads it by product', async () => {
    const { page, open } = pharmacist;
    await open('/argumentation');
    const lines = await waiting();
    const { name, content } = await saved(page, () =>
      page.getByRole('button', { name: 'Exporter la liste (CSV)' }).click(),
    );
    expect(name).toBe(`donnees-fictives-argumentations-${finess}.csv`);
    const [columns = [], ...cells] = cellsOf(content.toString('utf8'));
    expect(columns.slice(0, argumentationColumns.length)).toEqual(argumentationColumns);
    expect(cells.map((row) => row[1])).toEqual(lines.map(({ line_id }) => line_id));
    const row = Object.fromEntries(
      argumentationColumns.map((column, i) => [column, cells[0]?.[i] ?? '']),
    ) as Record<ArgumentationColumn, string>;
    expect(readArgumentationRow(row)).toBeNull();
    expect(readArgumentationRow({ ...row, documente: '1', discussion_rcp: '1' })).toMatchObject({
      ...{ establishment: finess, line_id: lines[0]?.line_id, documented: true, rcp_held: true },
    });

    const product = lines[0]?.product_label ?? '';
    await page.getByRole('combobox', { name: 'Produit' }).click();
    await page.getByRole('option', { name: product, exact: true }).click();
    await page.waitForURL(/produit=/);
    const found = lines.filter(({ product_label }) => product_label === product).length;
    await expect.poll(() => rows().count()).toBe(found);
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await expect.poll(() => rows().count()).toBe(shown(lines.length));
  });
});

it('is read by the chair of the CME without fields nor lines, by a prescriber for his own lines, and by nobody else', async () => {
  const chair = await visitAs(opened, 'cme');
  await chair.open('/argumentation');
  await chair.page.locator('.argument-entry').first().waitFor();
  expect(
    await chair.page.locator('main form, main input, .argument-table, .argument-entry button').count(),
  ).toBe(0);
  await chair.open('/etablissement');
  expect(await chair.page.locator('.argument-tile').count()).toBe(0);
  await chair.context.close();

  const prescriber = await visitAs(opened, 'prescriber');
  await prescriber.open('/argumentation');
  const own = (await waiting(prescriber)).filter(({ line_id }) => line_id !== null);
  expect(await prescriber.page.locator('.argument-table tbody tr').count()).toBe(shown(own.length));
  expect(prescriber.seen).toEqual(clean);
  await prescriber.context.close();

  const agency = await visitAs(opened, 'ars');
  expect(await agency.page.locator('nav.screens a[href^="/argumentation"]').count()).toBe(0);
  await agency.context.close();
}, 60_000);

it('left the browser nothing to complain of', () => {
  expect(pharmacist.seen).toEqual(clean);
});
