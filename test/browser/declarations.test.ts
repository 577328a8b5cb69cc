import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarationColumns, levels, type DeclarationHistory } from '#api/declaration.ts';
import { saved, seriousFaults } from '#test/support/browser.ts';
import { cellsOf, plain } from '#test/support/french.ts';
import { become, clean, openDemo, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

const year = 2020;
let opened: Opened;
let pharmacist: Visit;
let finess: string;
/** Declared of an engagement: another step than the one published. */
let step: number;

beforeAll(async () => {
  opened = await openDemo();
  pharmacist = await visitAs(opened, 'pui');
  const [own] = await pharmacist.read<{ establishment: string }[]>('/api/establishments');
  finess = own?.establishment ?? '';
});

afterAll(() => opened.close());

const history = () =>
  pharmacist.read<DeclarationHistory>(`/api/declarations?establishment=${finess}&year=${year}`);
const line = (indicator: string) => pharmacist.page.locator(`.declaration-line[data-indicator=${indicator}]`);
const part = (place: Locator, name: string) => place.locator(`[data-part=${name}] input`);
const deposit = (name: string, text: string) =>
  pharmacist.page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('the pharmacist of a hospital', () => {
  it('is told beside the field what is wrong, and then what was kept, by whom and when', async () => {
    await pharmacist.open(`/declarations?annee=${year}`);
    const dci = line('dci');
    await part(dci, 'numerator').fill('120');
    await part(dci, 'denominator').fill('100');
    await dci.getByRole('button', { name: /^Enregistrer/ }).click();
    const fault = dci.locator('[data-part=numerator] [role=alert]');
    await fault.getByText('Plus grand que le dénominateur.').waitFor();
    expect(await part(dci, 'numerator').getAttribute('aria-invalid')).toBe('true');
    expect(await part(dci, 'numerator').getAttribute('aria-describedby')).toBe(
      await fault.getAttribute('id'),
    );
    const bar = pharmacist.page.locator('.declaration-bar [role=status]');
    await bar.getByText('Rien n’est enregistré').waitFor();
    expect(await seriousFaults(pharmacist.page)).toEqual([]);
    expect(await history()).toEqual([]);

    await part(dci, 'numerator').fill('85,5');
    await fault.waitFor({ state: 'detached' });
    expect(plain(await dci.locator('[data-field=rate]').textContent())).toBe('Taux : 85,50 %');
    await part(dci, 'proof').fill('Audit des ordonnances, mars');
    await dci.getByRole('button', { name: /^Enregistrer/ }).click();
    await bar.getByText(/^Enregistrée/).waitFor();
    const pending = plain(await dci.locator('[data-field=pending]').textContent());
    const today = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
    expect(pending).toContain('À publier');
    expect(pending).toContain('85,5 % (85,5 sur 100)');
    expect(pending).toContain(`déclaré le ${today} par Pharmacien de la PUI (PUI)`);
    expect(pending).toContain('sera publié à la prochaine publication');

    expect(await history()).toMatchObject([
      {
        ...{ establishment: finess, year, indicator: 'dci', in_force: true },
        ...{ value: null, numerator: 85.5, denominator: 100, proof: 'Audit des ordonnances, mars' },
      },
    ]);
    // It is still there for who comes back, with the past beneath.
    await pharmacist.open(`/declarations?annee=${year}`);
    expect(await part(dci, 'numerator').inputValue()).toBe('85,5');
    await dci.locator('summary').click();
    expect(plain(await dci.locator('.declaration-history tbody tr').textContent())).toContain(
      'Audit des ordonnances, mars',
    );
  });

  it('chooses how far an engagement is, and a score that cannot be is refused', async () => {
    await pharmacist.open(`/declarations?annee=${year}`);
    const plan = line('antibiotic_plan');
    const published = await plan.locator('select').inputValue();
    step = published === '1' ? 2 : 1;
    await plan.locator('select').selectOption(String(step));
    const score = line('icatb2');
    await part(score, 'value').fill('101');
    await pharmacist.page.getByRole('button', { name: 'Tout enregistrer' }).click();
    await score.getByRole('alert').getByText('Un score va de 0 à 100.').waitFor();
    expect(await history(), 'all of it, or nothing').toHaveLength(1);
    await part(score, 'value').fill('82');
    await pharmacist.page.getByRole('button', { name: 'Tout enregistrer' }).click();
    await pharmacist.page.locator('.declaration-bar').getByText('Rien à enregistrer.').waitFor();
    expect(plain(await plan.locator('[data-field=pending] strong').textContent())).toBe(levels[step]);
    expect(plain(await score.locator('[data-field=pending] strong').textContent())).toBe('82 points');
    expect(await history()).toHaveLength(3);
  });

  it('takes the template, is refused it line by line when it is wrong, and deposits it when it is right', async () => {
    const { page } = pharmacist;
    await pharmacist.open(`/declarations?annee=${year}`);
    const template = await saved(page, () =>
      page.getByRole('button', { name: 'Télécharger le modèle' }).click(),
    );
    expect(template.name).toBe(`donnees-fictives-declarations-${finess}-${year}.csv`);
    const text = template.content.toString('utf8');
    const [head = [], ...lines] = cellsOf(text);
    expect(head).toEqual(declarationColumns);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.every((cells) => cells[0] === finess && cells[1] === String(year))).toBe(true);

    const [header = '', ...rest] = text.trimEnd().split('\r\n');
    const filled = (values: Partial<Record<string, string>>) =>
      [header, ...rest.map((row) => values[row.split(';')[2] ?? ''] ?? row)].join('\r\n') + '\r\n';
    const row = (indicator: string, cells: string) => `${finess};${year};${indicator};${cells};;;`;
    const at = (indicator: string) =>
      lines.findIndex((cells) => cells[2] === indicator) + 2; /* the head is line 1 */
    const before = await history();
    await deposit(
      'faux.csv',
      filled({ lap_discharge: row('lap_discharge', ';60;50'), cladimed: row('cladimed', '80;;') }),
    );
    const refused = page.locator('table.declaration-lines');
    await refused.waitFor();
    await page.getByText('faux.csv est refusé : 2 lignes à corriger, rien n’est gardé.').first().waitFor();
    const said = (await refused.locator('tbody tr').allTextContents()).map(plain);
    expect(said).toHaveLength(2);
    expect(said.find((one) => one.startsWith(String(at('lap_discharge'))))).toContain('plus grand');
    expect(said.find((one) => one.startsWith(String(at('cladimed'))))).toContain(
      'numérateur et dénominateur',
    );
    expect(await history()).toEqual(before);

    // A file that is not one, and an establishment that is not one's own.
    await deposit('lettre.csv', 'Bonjour,\r\nvoici nos chiffres.\r\n');
    await page
      .getByText(/lettre\.csv/)
      .first()
      .waitFor();
    await deposit('autre.csv', `${header}\r\n750999999;${year};dci;;1;2;;;\r\n`);
    await page
      .getByText(/autre\.csv/)
      .first()
      .waitFor();
    expect(await history()).toEqual(before);

    await deposit('juste.csv', filled({ lap_discharge: row('lap_discharge', ';30;50') }));
    await page
      .getByText(/juste\.csv est accepté/)
      .first()
      .waitFor();
    const kept = (await history()).find(({ indicator }) => indicator === 'lap_discharge');
    expect(kept).toMatchObject({ numerator: 30, denominator: 50, in_force: true });
    const pending = line('lap_discharge').locator('[data-field=pending] strong');
    await pending.waitFor();
    expect(plain(await pending.textContent())).toBe('60,0 % (30 sur 50)');
    expect(pharmacist.seen.complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  });
});

it('is read without fields by the agency, and not at all by who neither declares nor signs', async () => {
  const agency = await visitAs(opened, 'ars');
  await agency.open(`/declarations?annee=${year}&etab=${finess}`);
  const dci = agency.page.locator('.declaration-line[data-indicator=dci]');
  await dci.waitFor();
  expect(await agency.page.locator('main form, main input, main select').count()).toBe(0);
  expect(await agency.page.getByText('Lecture seule').count()).toBe(1);
  await become(agency, 'omedit');
  expect(await agency.page.locator('nav.screens a[href^="/declarations"]').count()).toBe(0);
  await agency.open(`/declarations?annee=${year}&etab=${finess}`);
  expect(await agency.page.locator('main form, main input[type=file]').count()).toBe(0);
  await agency.context.close();
});

it('leaves the store as the file of the next publication, for the administrator', async () => {
  const { page, context, read } = await visitAs(opened, 'administrator');
  await page.getByRole('link', { name: 'Imports' }).click();
  await settled(page);
  const { name, content } = await saved(page, () =>
    page.getByRole('button', { name: 'Télécharger les déclarations à publier' }).click(),
  );
  expect(name).toBe('donnees-fictives-declarations.csv');
  const [head, ...lines] = cellsOf(content.toString('utf8'));
  expect(head).toEqual(declarationColumns);
  expect(lines.map((cells) => cells.slice(0, 6).join(';')).toSorted()).toEqual(
    [
      `${finess};${year};antibiotic_plan;${step};;`,
      `${finess};${year};dci;;85,5;100`,
      `${finess};${year};icatb2;82;;`,
      `${finess};${year};lap_discharge;;30;50`,
    ].toSorted(),
  );
  expect(lines.every((cells) => cells[7]?.includes('Pharmacien de la PUI'))).toBe(true);
  expect(await read('/api/session')).toMatchObject({ roles: ['administrator'] });
  await context.close();
});

it('left the browser nothing to complain of but the refusals', () => {
  const { failed, complaints, ...rest } = pharmacist.seen;
  expect(rest).toEqual({ violations: clean.violations, elsewhere: clean.elsewhere });
  expect(failed.every((text) => /^4\d\d .*\/api\/declarations\/file$/.test(text))).toBe(true);
  expect(complaints.every((text) => /status of 4\d\d/.test(text))).toBe(true);
});
