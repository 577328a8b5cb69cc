import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { expectWritten, numberIn, plain } from '#test/support/french.ts';
import { expectFigure } from '#test/support/shown-figure.ts';
import { clean, openDemo, patience, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Cell = Answer<'matrix'>[number];
type Result = Answer<'year-results'>[number];
type Consequence = Answer<'consequences'>[number];

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

/** The address changes before the figures come. */
const patient = { timeout: patience };

const matrixOf = (year: number) => agency.read<Cell[]>(`/api/matrix?region=75&year=${year}`);
const resultsOf = (finess: string | null, year: number) =>
  agency.read<Result[]>(`/api/year-results?establishment=${finess}&year=${year}`);
const engagements = () =>
  page.locator('.matrix thead [data-at]').evaluateAll((heads) => heads.map((head) => head.ariaLabel ?? ''));

it('judges each year by the version and the target of that year', async () => {
  const told = await agency.read<Answer<'indicator-targets'>>(
    '/api/indicator-targets?indicator=phev_evolution&region=75',
  );
  await agency.open('/indicateur?ind=phev_evolution&region=75&annee=2018');
  const row = async (year: number) =>
    (await page.locator(`tr[data-year="${year}"] td`).allTextContents()).map(plain);
  for (const year of [2016, 2018]) {
    const target = told.find((one) => one.year === year);
    const cells = await row(year);
    expectWritten(cells[1] ?? '', target?.value ?? null, `target of ${year}`);
    expect(cells[5]).toBe(plain(target?.version_label ?? ''));
  }
  const [before, after] = [await row(2016), await row(2018)];
  expect(before[1]).toBe('≤ 4,2 %');
  expect(after[1]).toBe('≤ 4,0 %');
  expect(before[5]).not.toBe(after[5]);
  // The seeds' row of 2016 is still 2016's, seen from 2018.
  expect(before.slice(0, 1).concat(before.slice(3, 4))).toEqual(['+7,5 %', 'Non atteint']);

  const heads = new Map<number, string[]>();
  for (const year of [2016, 2018]) {
    await agency.open(`/matrice?region=75&annee=${year}`);
    heads.set(year, await engagements());
  }
  expect(heads.get(2016)).not.toEqual(heads.get(2018));
});

it('draws each month known of three years, and the limits of their variation', async () => {
  await agency.open('/indicateur?ind=phev_evolution&region=75&annee=2018&tableau=variation');
  const trend = await agency.read<Answer<'trend'>>(
    '/api/trend?indicator=phev_evolution&region=75&grain=month',
  );
  const months = trend.filter(
    ({ level, period_start, value }) =>
      level === 'region' && value !== null && /^201[678]/.test(period_start ?? ''),
  );
  expect(months).toHaveLength(36);
  const twin = page.getByRole('group', { name: /^PHEV, mois par mois/ }).locator('tbody tr');
  const written = await twin.locator('td:first-of-type').allTextContents();
  expect(written).toHaveLength(months.length);
  months.forEach(({ value }, i) => expectWritten(written[i] ?? '', value, `month ${i}`));
  const mean = months.reduce((sum, { value }) => sum + (value ?? 0), 0) / months.length;
  const [, said = ''] =
    /moyenne : (.*?) ;/.exec(plain(await page.locator('[data-chart=variation]').innerText())) ?? [];
  expectWritten(said, mean, 'mean');
});

it('gives who has not signed figures and no verdict', async () => {
  const unsigned = (await matrixOf(2018)).find((row) => row.engagement === 'phev' && row.signed === false);
  const finess = unsigned?.establishment ?? '';
  await agency.open(`/resultats?annee=2018&etab=${finess}`);
  await page.locator('.results-head').getByText('Non signataire').waitFor();
  const verdicts = page.locator(
    'article.engagement .engagement-result, article.engagement .measured .verdict',
  );
  const said = new Set((await verdicts.allTextContents()).map(plain));
  expect([...said]).toEqual(['Sans objet']);
  const rows = (await resultsOf(finess, 2018)).filter((row) => row.year === 2018 && row.value !== null);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const place = page.locator(
      `article[data-engagement=${row.engagement}] li[data-indicator=${row.indicator}]`,
    );
    await expectFigure(place, row, `${row.engagement} ${row.indicator}`);
    expect(plain(await place.textContent())).toContain('n’est pas signé cette année : résultat sans verdict');
  }
});

describe('what the law attaches to a year', () => {
  const consequencesOf = (finess: string, year: number, rates = '') =>
    agency.read<Consequence[]>(`/api/consequences?establishment=${finess}&year=${year}${rates}`);
  const frozen = 'sanction prévue par la loi, gelée par instruction (source parlementaire)';
  // The largest hospital of the demo: it has signed both contracts, and declares its income.
  const hospital = async () => {
    const [first] = (await matrixOf(2018)).filter(({ category }) => category === 'CHU');
    return first?.establishment ?? '';
  };

  it.each([2018, 2019, 2020])(
    'shows the ceilings of %i as alternatives, term by term, never a sum',
    async (year) => {
      const finess = await hospital();
      const rows = (await consequencesOf(finess, year)).filter(({ section }) => section === 'ceiling');
      expect(rows.map(({ item }) => item)).toEqual(['am_income', 'les_reimbursed']);
      await agency.open(`/resultats?annee=${year}&etab=${finess}`);
      const section = page.locator('[data-section=ceiling]');
      const text = plain(await section.textContent());
      expect(text).toContain('plafond légal, non une prévision');
      expect(text).toContain('décidé par le directeur général de l’ARS');
      expect(text).toContain('les deux plafonds ne s’ajoutent jamais');
      expect(await section.locator('.alternative').allTextContents()).toEqual(['ou']);
      expect(text.includes(frozen)).toBe(year < 2020);
      for (const { item, base, rate, amount } of rows) {
        const terms = section.locator(`[data-item=${item}] [data-field=terms]`);
        if (base === null || rate === null || amount === null) {
          expect(plain(await terms.textContent())).toContain('Il manque la base');
          continue;
        }
        const [shownRate = '', shownBase = '', shownAmount = ''] = plain(await terms.textContent()).split(
          / [×=] /,
        );
        expectWritten(shownRate, rate, `${item}, rate`);
        expectWritten(shownBase, base, `${item}, base`);
        expectWritten(shownAmount, amount, `${item}, amount`);
        expect(Math.abs(base * rate - amount)).toBeLessThan(0.01);
      }
      const sum = rows.reduce((total, { amount }) => total + (amount ?? 0), 0);
      const known = rows.filter(({ amount }) => amount !== null).length;
      const shown = [...plain(await page.locator('.consequences').textContent()).matchAll(/\d[\d ]*(?= €)/g)];
      const amounts = shown.map(([digits]) => Number(digits.replaceAll(' ', '')));
      expect(amounts.length).toBeGreaterThan(known);
      if (known > 1) expect(amounts.filter((one) => Math.abs(one - sum) <= 1)).toEqual([]);
    },
  );

  it('multiplies savings by the rate entered, between its bounds', async () => {
    const cells = (await matrixOf(2023)).filter(({ signed }) => signed === true);
    let found: { finess: string; row: Consequence } | undefined;
    for (const finess of new Set(cells.map(({ establishment }) => establishment ?? ''))) {
      const row = (await consequencesOf(finess, 2023)).find(
        ({ section, base, rate }) => section === 'gainsharing' && (base ?? 0) > 10_000 && rate !== null,
      );
      if (row) found = { finess, row };
      if (found) break;
    }
    if (!found) throw new Error('nobody saved anything');
    const { finess, row } = found;
    await agency.open(`/resultats?annee=2023&etab=${finess}`);
    const saving = page.locator(`[data-section=gainsharing] [data-item=${row.item}]`);
    const slider = saving.locator('input[type=range]');
    const amount = async () => plain(await saving.locator('[data-field=amount]').textContent());
    expect(await slider.inputValue()).toBe('20');
    expectWritten(await amount(), (row.base ?? 0) * 0.2, 'at 20 %');
    await slider.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('taux') === `${row.item}:25`);
    const shown = async () => numberIn(await amount()).value;
    await expect.poll(shown, patient).toBeCloseTo((row.base ?? 0) * 0.25, -1);
    const [asked] = (await consequencesOf(finess, 2023, `&rates=${row.item}=0.25`)).filter(
      ({ section, item }) => section === 'gainsharing' && item === row.item,
    );
    expect(asked?.amount).toBeCloseTo((row.base ?? 0) * 0.25, 2);
    expectWritten(await amount(), asked?.amount ?? null, 'at 25 %');
    await page.keyboard.press('End');
    await page.waitForURL((url) => url.searchParams.get('taux') === `${row.item}:30`);
    await expect.poll(shown, patient).toBeCloseTo((row.base ?? 0) * 0.3, -1);
    expect(plain(await page.locator('[data-section=gainsharing]').textContent())).toContain(
      'simulation, non un montant dû',
    );
  });
});

it('left the browser nothing to complain of', () => {
  expect(agency.seen).toEqual(clean);
});
