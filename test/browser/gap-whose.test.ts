import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#client/api.ts';
import { seriousFaults } from '#test/support/browser.ts';
import { expectWritten, numberIn, plain } from '#test/support/french.ts';
import { clean, openDemo, patience, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

type Gap = Answer<'target-gap'>[number];
type Month = Answer<'trend'>[number];

const region = '75';
const year = 2018;
const patient = { timeout: patience };

let opened: Opened;
let agency: Visit;
let page: Page;
let rows: Gap[];

beforeAll(async () => {
  opened = await openDemo();
  agency = await visitAs(opened, 'ars');
  ({ page } = agency);
  rows = await agency.read<Gap[]>(`/api/target-gap?indicator=phev_evolution&region=${region}&year=${year}`);
});

afterAll(() => opened.close());

const screen = `/ecart?region=${region}&annee=${year}&ind=phev_evolution`;
const chart = (id: string) => page.locator(`[data-chart=${id}]`);
const known = () => rows.filter(({ level, value }) => level === 'establishment' && value !== null);
const contribution = ({ numerator, denominator, target }: Gap) =>
  (numerator ?? NaN) - (denominator ?? NaN) * (1 + (target ?? NaN));

it('draws each establishment with the API’s figures, and its table says the same', async () => {
  const before = await agency.read<Gap[]>(
    `/api/target-gap?indicator=phev_evolution&region=${region}&year=${year - 1}`,
  );
  await agency.open(`${screen}&tableau=periodes`);
  const lines = chart('periodes').locator('tr[data-establishment]');
  await expect.poll(() => lines.count(), patient).toBe(known().length);
  const heaviest = known().toSorted((a, b) => contribution(b) - contribution(a));
  for (const row of [...heaviest.slice(0, 3), ...heaviest.slice(-2)]) {
    const line = chart('periodes').locator(`tr[data-establishment="${row.establishment}"]`);
    const cell = (field: string) => line.locator(`[data-field=${field}]`).textContent();
    expectWritten(await cell('resultat'), row.value, 'N');
    expectWritten(await cell('poids'), contribution(row), 'contribution');
    const former = before.find(({ establishment }) => establishment === row.establishment)?.value ?? null;
    if (former !== null) expectWritten(await cell('avant'), former, 'N-1');
  }
  // The same as a drawing: a mark says the value and the contribution of its row.
  await agency.open(screen);
  const [first] = heaviest;
  if (!first) throw new Error('nobody has a gap');
  const said = await chart('periodes').locator('[data-row="0"]').getAttribute('aria-label');
  expect(said).toContain(first.name ?? '');
  expectWritten(/Poids dans l’écart\s*: ([^.]*)/.exec(said ?? '')?.[1] ?? '', contribution(first), 'mark');
  // As many as the sentence counts make its share of the unfavourable gap.
  const title = plain(await chart('pareto').locator('h3').textContent());
  const [count = 0, share = 0] = [/ (\d+) établissements? sur/, /font? (\d+) %/].map((one) =>
    Number(one.exec(title)?.[1]),
  );
  const against = heaviest.map(contribution).filter((one) => one > 0);
  const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
  expect(Math.round((100 * sum(against.slice(0, count))) / sum(against))).toBe(share);
  expect(sum(against.slice(0, count - 1)) / sum(against)).toBeLessThan(0.8);
});

it('writes a weight with the sign of the gap where more is favourable, and says one establishment’s part', async () => {
  const asked = `indicator=generic_repertoire&region=${region}&year=${year}`;
  const boxes = (await agency.read<Gap[]>(`/api/target-gap?${asked}`)).filter(
    ({ level, value, target }) => level === 'establishment' && value !== null && target !== null,
  );
  // Missing boxes are below 0: the most of them come first.
  const weight = ({ numerator, denominator, target }: Gap) =>
    (numerator ?? NaN) - (denominator ?? NaN) * (target ?? NaN);
  const [first] = boxes.toSorted((a, b) => weight(a) - weight(b));
  if (!first) throw new Error('nobody has a gap');
  expect(weight(first)).toBeLessThan(0);
  const address = `/ecart?region=${region}&annee=${year}&ind=generic_repertoire&etab=${first.establishment}`;
  await agency.open(`${address}&tableau=periodes`);
  const line = chart('periodes').locator('tr[data-establishment]').first();
  expect(await line.getAttribute('data-establishment')).toBe(first.establishment);
  expectWritten(await line.locator('[data-field=poids]').textContent(), weight(first), 'missing boxes');
  const part = plain(await page.locator('[data-field=own-part]').textContent());
  expectWritten(/ pèse (.*), soit /.exec(part)?.[1] ?? '', weight(first), 'its part');
  await agency.open(address);
  const said = await chart('periodes').locator('[data-row="0"]').getAttribute('aria-label');
  expectWritten(/Poids dans l’écart\s*: ([^.]*)/.exec(said ?? '')?.[1] ?? '', weight(first), 'its mark');
});

it('keeps a group under a name, sums its terms, and forgets it', async () => {
  await agency.open(screen);
  const members = known().slice(0, 3);
  const form = page.locator('.whose-set');
  await form.locator('summary').focus();
  await page.keyboard.press('Enter');
  for (const { establishment } of members) {
    await form.getByLabel('Chercher dans la liste').fill(establishment ?? '');
    const pick = form.getByRole('checkbox');
    await expect.poll(() => pick.count(), patient).toBe(1);
    await pick.focus();
    await page.keyboard.press('Space');
  }
  await form.getByLabel('Nom du groupe').fill('Trois voisins');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('groupe') === 'mien:Trois voisins');
  await page.reload();
  await settled(page);
  const group = page.locator('[data-group="mien:Trois voisins"]');
  const n = members.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0);
  const d = members.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
  expectWritten(await group.locator('[data-field=group-value]').textContent(), n / d - 1, 'group');
  const sum = members.reduce((total, row) => total + contribution(row), 0);
  expectWritten(await group.locator('[data-field=group-contribution]').textContent(), sum, 'its weight');
  await page.locator('.whose-set summary').click();
  for (let press = 0; press < 2; press++) {
    await page.getByRole('button', { name: 'Supprimer « Trois voisins »' }).focus();
    await page.keyboard.press('Enter');
  }
  await page.waitForURL((url) => !url.searchParams.has('groupe'));
  expect(await agency.read<unknown[]>('/api/own-groups')).toEqual([]);
});

it('lands the year where its mark and its table say, and shows what happened', async () => {
  const months = await agency.read<Month[]>(
    `/api/trend?indicator=phev_evolution&region=${region}&grain=month`,
  );
  const of = (month: number) =>
    months.find(
      ({ level, period_start }) =>
        level === 'region' && period_start === `${year}-${String(month).padStart(2, '0')}-01`,
    );
  const toDate = [1, 2, 3].reduce((sum, month) => sum + (of(month)?.numerator ?? NaN), 0);
  await agency.open(`${screen}&vu=3`);
  const title = plain(await chart('atterrissage').locator('h3').textContent());
  expect(title).toContain(`vue à fin mars ${year}, l’année aurait fini à`);
  const amount = /\(([^)]*€)\)/.exec(title)?.[1] ?? '';
  const mark = plain(await chart('atterrissage').locator('[data-row="11"]').getAttribute('aria-label'));
  expect(mark).toContain(`Projeté : ${amount}`);
  const lines = plain(await page.locator('[data-field=landing-lines]').textContent());
  expect(lines).toContain('L’année est connue');
  expect(lines).toMatch(/intervalle tenu \d+ fois/);
  await agency.open(`${screen}&vu=3&tableau=atterrissage`);
  const cell = (month: number, field: string) =>
    chart('atterrissage').locator(`tr[data-month="${month}"] [data-field=${field}]`).textContent();
  expectWritten(await cell(3, 'connu'), toDate, 'to date');
  const landing = numberIn(await cell(12, 'projete')).value;
  expectWritten(amount, landing, 'the landing');
  const whole = months
    .filter(({ level, period_start }) => level === 'region' && period_start?.startsWith(`${year}`))
    .reduce((sum, { numerator }) => sum + (numerator ?? NaN), 0);
  expectWritten(await cell(12, 'arrive'), whole, 'what happened');
  // The cursor moves by the keyboard, and the address says where it is.
  await page.locator('.landing-cursor input').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => url.searchParams.get('vu') === '4');
});

it('writes an event, draws it on the charts of its time, and withdraws it', async () => {
  await agency.open(screen);
  const text = 'Nouvelle convention de distribution';
  const drawn = () => page.locator('.event-list li', { hasText: text }).count();
  expect(await drawn()).toBe(0);
  const numbers = async () => (await chart('atterrissage').locator('svg.chart').innerHTML()).length;
  const without = await numbers();
  await page.locator('.event-write summary').click();
  const form = page.getByRole('form', { name: 'Ajouter un événement' });
  await form.getByLabel('Date').fill(`${year}-03-12`);
  await form.getByLabel('Ce qui s’est passé').fill(text);
  await form.getByRole('button', { name: 'Ajouter' }).click();
  await page.locator('.events li', { hasText: text }).waitFor();
  await expect.poll(drawn, patient).toBeGreaterThan(0);
  await expect.poll(numbers, patient).toBeGreaterThan(without);
  const faults = await seriousFaults(page);
  expect(faults).toEqual([]);
  await page.getByRole('button', { name: `Retirer « ${text} »` }).click();
  await page.getByRole('button', { name: 'Confirmer le retrait' }).click();
  await expect.poll(drawn, patient).toBe(0);
});

it('names no neighbour to a hospital', async () => {
  const hospital = await visitAs(opened, 'direction');
  const own = await hospital.read<{ establishment: string }[]>('/api/establishments');
  expect(own).toHaveLength(1);
  await hospital.open(`/ecart?annee=${year}&ind=phev_evolution`);
  const section = hospital.page.locator('.whose');
  expect(plain(await section.textContent())).toContain('ne vous sont pas nommés');
  expect(await section.locator('[data-row]').count()).toBeLessThanOrEqual(2);
  expect(hospital.seen).toEqual(clean);
});

it('left the browser nothing to complain of', () => {
  expect(agency.seen).toEqual(clean);
});
