import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { openBrowser, saved, seriousFaults, startProduct } from '#test/support/browser.ts';
import { addFacts, newWarehouse, publishAll } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import { clean, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Row = Answer<'situations'>[number];

const region = '75';
const year = 2020;
const product = '3400891977196';
const finess = (i: number) => `33990000${i}`;
const codes = { amm: 'I000001', off_label: 'I999999', research: 'I999998' };

/**
 * Stays of one line and one patient each, by establishment. Research is of five in each of the first six: masked, so that
 * none of these has its share of all known situations. The seventh is small in hors AMM, and the eighth hides it.
 */
const stays = [
  { amm: 90, off_label: 30, research: 5 },
  { amm: 60, off_label: 20, research: 5 },
  { amm: 80, off_label: 40, research: 5 },
  { amm: 45, off_label: 15, research: 5 },
  { amm: 70, off_label: 30, research: 5 },
  { amm: 30, off_label: 13, research: 5 },
  { amm: 50, off_label: 4, research: 0 },
  { amm: 40, off_label: 12, research: 0 },
];

let opened: Opened;
let agency: Visit;
let warehouse: string;
let rows: Row[];

beforeAll(async () => {
  warehouse = await newWarehouse();
  await addFacts(
    warehouse,
    'finess',
    stays.map((_, i) => ({
      ...{ section: 'structureet', finess: finess(i), name: `HOPITAL ${i}`, sph_code: '7' },
      category_code: '365',
    })),
  );
  await addFacts(warehouse, 'les-reference', [
    {
      ...{ kind: 'period', product, indication: codes.amm, inscription: 'oui' },
      from_day: '2014-03-01',
    },
  ]);
  let line = 0;
  const lines = stays.flatMap((own, i) =>
    (['amm', 'off_label', 'research'] as const).flatMap((situation) =>
      Array.from({ length: own[situation] }, (_, stay) => ({
        ...{ finess: finess(i), date: `${year}-03-01`, line_id: String(line++).padStart(32, '0') },
        ...{ unit: null, rpps: null, specialty: '3', product, product_kind: 'drug' },
        ...{ stay_key: `${i} ${situation} ${stay}`, patient_key: `of ${i} ${situation} ${stay}` },
        ...{ indication: codes[situation], quantity: 1, amount_paid: 10, amount_reimbursed: 10 },
      })),
    ),
  );
  await addFacts(warehouse, 'les', lines, {
    ...{ scope: 'region', regions: [region], from: `${year - 1}-01`, to: `${year}-12` },
  });
  const indicators = await fewIndicators('les_drugs_evolution', 'les_situation_off_label');
  await publishAll(warehouse, { indicators });
  const [browser, server] = await Promise.all([openBrowser(), startProduct(warehouse)]);
  const close = async () => {
    await browser.close();
    await server.stop();
    await Promise.all(
      [warehouse, `${warehouse}.store`].map((path) => rm(path, { recursive: true, force: true })),
    );
  };
  opened = { browser, product: server, close };
  agency = await visitAs(opened, 'ars');
  rows = await agency.read<Row[]>(`/api/situations?by=establishment&region=${region}&year=${year}`);
  await agency.open(`/hors-referentiel?annee=${year}`);
  await agency.page.locator('table.virtual tbody tr').first().waitFor();
}, 300_000);

afterAll(() => opened.close());

/** Lines of one cell of the year; null: masked; undefined: no such row. */
const cell = (key: string, situation: string) => {
  const found = rows.find(
    (row) => row.key === key && row.situation === situation && row.period_months === 12,
  );
  return found && (found.masked === true ? null : found.lines);
};
const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`;
const texts = async () => {
  const { page } = agency;
  const all = await page.locator('table.virtual tr').allInnerTexts();
  return all.map((line) => line.split('\t').map((text) => text.trim().replaceAll(/[\u00a0\u202f]/g, ' ')));
};

it('ranks establishments on what is released of most, as the answer of the API says', async () => {
  const [head = [], ...lines] = await texts();
  const at = (name: string) => head.findIndex((label) => label.replaceAll('\n', ' ') === name);
  const columns = {
    rank: at('Rang'),
    share: at('Hors AMM parmi AMM et hors AMM'),
    offLabel: at('Lignes hors AMM'),
    weight: at('Poids dans la région'),
    all: at('Hors référentiel'),
    finess: at('FINESS'),
  };
  expect(Math.min(...Object.values(columns))).toBeGreaterThan(0);
  expect(lines).toHaveLength(stays.length);
  const told: number[] = [];
  for (const line of lines) {
    const key = line[columns.finess] ?? '';
    const [amm, offLabel] = [cell(key, 'amm'), cell(key, 'off_label')];
    if (typeof amm !== 'number' || typeof offLabel !== 'number') {
      expect([line[columns.rank], line[columns.share]]).toEqual(['', 'masqué']);
      continue;
    }
    const share = offLabel / (offLabel + amm);
    told.push(share);
    expect(line[columns.share]).toBe(percent(share));
    expect(line[columns.offLabel]).toBe(String(offLabel));
    expect(line[columns.weight]).toBe(percent(offLabel / 164));
    // Five of research are masked, and with them the share of all situations.
    expect(line[columns.all]).toBe('masqué');
  }
  // Worked by hand: 40/120; 30/100; 13/43; then three of 1 in 4.
  expect(told.map(percent)).toEqual(['33,3 %', '30,2 %', '30,0 %', '25,0 %', '25,0 %', '25,0 %']);
  expect(lines.map((line) => line[columns.rank])).toEqual(['1', '2', '3', '4', '4', '4', '', '']);
  const said = await agency.page.locator('[data-field=known]').innerText();
  expect(said).toContain('connue de 6 établissements sur 8');
});

it('shows the contract’s own figure beside, of its year', async () => {
  const [head = [], ...lines] = await texts();
  const at = head.findIndex((label) => label.includes(`Contrat : UCD hors AMM, ${year}`));
  const figures = await agency.read<Answer<'target-gap'>[number][]>(
    `/api/target-gap?indicator=les_situation_off_label&region=${region}&year=${year}`,
  );
  const own = new Map(figures.map(({ establishment, value }) => [establishment, value]));
  expect(own.get(finess(0))).toBeCloseTo(30 / 125);
  for (const line of lines) {
    const value = own.get(line.at(-1) ?? '') ?? null;
    expect(line[at]).toBe(value === null ? 'non connu' : percent(value));
  }
});

it('draws the funnel of those that are read, and says what it compares', async () => {
  const funnel = agency.page.locator('[data-chart=ecart-establishment]');
  const deviation = await agency.read<Answer<'deviation'>[number][]>(
    `/api/deviation?by=establishment&region=${region}&year=${year}&numerator=off_label`,
  );
  const told = deviation.filter(({ expected }) => expected !== null && expected > 0);
  expect(told.length).toBeGreaterThan(0);
  expect(await funnel.locator('[data-row]').count()).toBe(told.length);
  await agency.page.getByText(/^On compare le nombre de séquences ayant une ligne hors AMM/).waitFor();
});

it('exports what it shows, cuts no column, and has no serious fault', async () => {
  const { page } = agency;
  const cut = await page
    .locator('table.virtual :is(th, td)')
    .evaluateAll((cells) => cells.filter((each) => each.scrollWidth > each.clientWidth + 1).length);
  expect(cut).toBe(0);
  const frame = page.locator('.table-frame:has(> table.virtual)');
  expect(await frame.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  const { content } = await saved(page, () => page.getByRole('button', { name: 'Exporter en CSV' }).click());
  const [head = '', first = ''] = content.toString('utf8').replace('\ufeff', '').split('\r\n');
  expect(head.split(';').slice(0, 3)).toEqual(['Établissement', 'Rang', 'Hors AMM parmi AMM et hors AMM']);
  expect(first.split(';').slice(1, 4)).toEqual(['1', expect.stringMatching(/^0,3333/), '40']);
  expect(await seriousFaults(page)).toEqual([]);
  expect(agency.seen).toEqual(clean);
});

it('tells a direction the hors AMM of its establishment where its two cells are released, and its deviation', async () => {
  const direction = await visitAs(opened, 'direction');
  const [own] = await direction.read<{ establishment: string }[]>('/api/establishments');
  const key = own?.establishment ?? '';
  const [amm, offLabel] = [cell(key, 'amm'), cell(key, 'off_label')];
  await direction.open(`/hors-referentiel?annee=${year}`);
  const line = direction.page
    .getByRole('region', { name: 'Hors AMM parmi AMM et hors AMM' })
    .getByRole('row', { name: String(year) })
    .last();
  const told = (await line.getByRole('cell').allInnerTexts()).map((text) =>
    text.replaceAll(/[\u00a0\u202f]/g, ' '),
  );
  expect(told).toEqual(
    typeof amm === 'number' && typeof offLabel === 'number'
      ? [percent(offLabel / (amm + offLabel)), String(offLabel), String(amm + offLabel)]
      : ['masqué', offLabel === null ? 'masqué' : String(offLabel), 'masqué'],
  );
  await direction.page.getByRole('heading', { name: 'Établissements au regard de l’attendu' }).waitFor();
  expect(await seriousFaults(direction.page)).toEqual([]);
  expect(direction.seen).toEqual(clean);
  await direction.context.close();
});
