import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, rightsOf, type Role } from '#api/roles.ts';
import type { Session } from '#api/session.ts';
import { homeOf, screensOf } from '#client/screens.ts';
import {
  makeDemo,
  openBrowser,
  saved,
  seriousFaults,
  startProduct,
  watch,
  type Product,
  type Watched,
} from '#test/support/browser.ts';

let warehouse: string;
let product: Product;
let browser: Browser;
/** Every establishment of the demo, by FINESS, as the agency that may name them all reads them. */
let named: { establishment: string; name: string; region: string }[];

beforeAll(async () => {
  warehouse = await mkdtemp(join(tmpdir(), 'caqes-roles-'));
  browser = await openBrowser();
  await makeDemo(warehouse, 30_000);
  product = await startProduct(warehouse);
  const agency = await as('ars');
  named = await agency.read('/api/establishments');
  await agency.context.close();
}, 300_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
  await rm(warehouse, { recursive: true, force: true });
});

type Visit = {
  context: BrowserContext;
  page: Page;
  seen: Watched;
  read: <T>(path: string) => Promise<T>;
};

/** A browser of its own for one role, chosen as a newcomer does: by pressing its name. */
async function as(role: Role, width = 1440): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const seen = await watch(page, product.url);
  await page.goto(product.url);
  const button = page.locator(`[data-persona=${role}]`);
  await button.waitFor();
  await settled(page);
  if ((await button.getAttribute('aria-pressed')) !== 'true') {
    await button.click();
    await page.locator(`[data-persona=${role}][aria-pressed=true]`).waitFor();
  }
  await settled(page);
  const read = async <T>(path: string): Promise<T> => {
    const reply = await context.request.get(product.url + path, { headers: { accept: 'application/json' } });
    expect(reply.status()).toBe(200);
    return (await reply.json()) as T;
  };
  return { context, page, seen, read };
}

/** The screen has its heading, and waits for no answer. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.skeleton, .stale, [aria-busy=true]'));
}

const navigation = (page: Page) => page.locator('nav.screens a');

/** Opens every screen by its link, and if asked in each every tab and period; calls back on each place. */
async function crawl(page: Page, tabs: boolean, visit: (place: string) => Promise<void>): Promise<void> {
  const count = await navigation(page).count();
  for (let i = 0; i < count; i++) {
    const link = navigation(page).nth(i);
    const name = (await link.textContent()) ?? '';
    await link.click();
    await page.locator('nav.screens a[aria-current=page]', { hasText: name }).waitFor();
    await settled(page);
    await visit(name);
    const choices = page.locator('.choices button');
    for (let tab = 0; tabs && tab < (await choices.count()); tab++) {
      const button = choices.nth(tab);
      if ((await button.getAttribute('aria-pressed')) === 'true') continue;
      const text = (await button.textContent()) ?? '';
      await button.click();
      await page.locator('.choices button[aria-pressed=true]', { hasText: text }).waitFor();
      await settled(page);
      await visit(`${name}, ${text}`);
    }
  }
}

/** Chooses a year, as a reader does. */
async function year(page: Page, value: number): Promise<void> {
  await navigation(page).first().click();
  await page.getByRole('combobox', { name: 'Année' }).click();
  await page.getByRole('option', { name: String(value) }).click();
  await page.waitForURL((url) => url.searchParams.get('annee') === String(value));
  await settled(page);
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(roles)('as %s', (role) => {
  it('every screen opens, names nobody else, asks nothing elsewhere and leaves nothing to complain of', async () => {
    const { context, page, seen, read } = await as(role);
    const session = await read<Session>('/api/session');
    expect(session.roles).toEqual([role]);
    expect(new URL(page.url()).pathname).toBe(homeOf([role]));
    await page.locator('.freshness').getByText('Données fictives').waitFor();

    const { names, territory } = rightsOf[role];
    const own = names ? await read<{ establishment: string }[]>('/api/establishments') : [];
    const shown = await navigation(page).allTextContents();
    expect(shown).toHaveLength(screensOf([role], own.length).length);
    if (territory === 'establishments') {
      expect(own).toHaveLength(1);
      expect(await page.getByRole('textbox', { name: 'Chercher un établissement' }).count()).toBe(0);
    }

    // Grants, parameters and files carry FINESS numbers: the administrator reads those, and no figure.
    const others =
      role === 'administrator'
        ? []
        : named.filter(({ establishment }) => !own.some((one) => one.establishment === establishment));
    const faults: string[] = [];
    const visit = async (place: string) => {
      const text = await page.locator('#root').innerText();
      for (const { name, establishment } of others)
        if (text.includes(establishment) || (name.length > 6 && text.includes(name)))
          faults.push(`${place} names ${name} ${establishment}`);
      if ((await page.locator('.problem').count()) > 0)
        faults.push(`${place}: ${await page.locator('.problem').first().innerText()}`);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await sideways(page);
        if (wide > 0) faults.push(`${place} scrolls ${wide} px sideways at ${width}`);
      }
    };
    await crawl(page, true, visit);
    if (role !== 'administrator') {
      await year(page, 2018);
      await visit('2018');
      await crawl(page, false, visit);
    }
    expect(faults).toEqual([]);
    expect(seen).toEqual({ complaints: [], violations: [], elsewhere: [], failed: [] });
    await context.close();
  }, 120_000);
});

describe('the new screens', () => {
  const readers: [Role, 'light' | 'dark'][] = [
    ['pui', 'light'],
    ['prescriber', 'dark'],
    ['administrator', 'light'],
  ];
  it.each(readers)(
    'have no serious fault of accessibility as %s, %s',
    async (role, scheme) => {
      const { context, page } = await as(role);
      await page.emulateMedia({ colorScheme: scheme });
      const faults: string[] = [];
      await crawl(page, role === 'pui', async (place) => {
        faults.push(...(await seriousFaults(page)).map((fault) => `${place}: ${fault}`));
      });
      expect(faults).toEqual([]);
      await context.close();
    },
    60_000,
  );
});

describe('a hospital and the agencies', () => {
  it('transmits a semester, which the agency then reads, and withdraws it', async () => {
    const hospital = await as('pui');
    await hospital.page.goto(`${product.url}/services?annee=2018`);
    await settled(hospital.page);
    const semester = hospital.page.locator('[data-semester="2018-S1"]');
    await semester.getByText('non transmis').waitFor();
    await semester.getByRole('button', { name: /^Transmettre/ }).click();
    await semester.getByText(/transmis le/).waitFor();

    const [own] = await hospital.read<{ establishment: string }[]>('/api/establishments');
    const agency = await as('omedit');
    const address = `${product.url}/services?annee=2018&periode=s1&etab=${own?.establishment}`;
    await agency.page.goto(`${product.url}/services`);
    await agency.page.locator('.transmission a').first().click();
    await settled(agency.page);
    expect(agency.page.url()).toContain(`etab=${own?.establishment}`);
    await agency.page.locator('table.virtual tbody th').first().waitFor();
    expect(await agency.page.locator('.transmission button').count()).toBe(0);

    await semester.getByRole('button', { name: /^Retirer/ }).click();
    await semester.getByText('non transmis').waitFor();
    await agency.page.goto(address);
    await settled(agency.page);
    await agency.page.getByText('n’a pas transmis l’analyse').waitFor();
    await hospital.context.close();
    await agency.context.close();
  }, 60_000);
});

describe('the administrator', () => {
  it('opens an access fit to its role, and revokes it once sure', async () => {
    const { context, page, seen } = await as('administrator');
    await page.getByRole('button', { name: 'Ouvrir un accès' }).click();
    const form = page.getByRole('form', { name: 'Ouvrir un accès' });
    await form.getByLabel('Personne').fill('Camille Essai');
    await form.getByLabel('Fournisseur d’identité (iss)').fill('https://idp.example');
    await form.getByLabel('Rôle').selectOption('pui');
    await form.getByRole('button', { name: 'Ouvrir l’accès' }).click();
    await form.getByText('Un code ou plusieurs, séparés par des espaces.').waitFor();
    await form.getByLabel('Identifiant (sub)').fill('sub-camille');
    await form.getByLabel('Établissements (FINESS)').fill(named[0]?.establishment ?? '');
    await form.getByRole('button', { name: 'Ouvrir l’accès' }).click();

    const row = page.getByRole('row', { name: /Camille Essai/ });
    await row.getByText('ouvert', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Révoquer Camille Essai' }).click();
    await row.getByRole('button', { name: /^Confirmer la révocation/ }).click();
    await row.getByText('révoqué', { exact: true }).waitFor();
    expect(seen.complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('filters the trace and exports it', async () => {
    const { context, page } = await as('administrator');
    await page.getByRole('link', { name: 'Journal' }).click();
    await settled(page);
    await page.getByLabel('Question').selectOption('grants');
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page
      .getByRole('row', { name: /Liste des accès/ })
      .first()
      .waitFor();
    const { name, content } = await saved(page, () =>
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    );
    expect(name).toMatch(/\.csv$/);
    const [head, ...lines] = content.toString('utf8').trimEnd().split('\r\n');
    expect(head).toContain('question');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes('grants'))).toBe(true);
    await context.close();
  }, 60_000);
});

it('offers to sign in where the session is over, and keeps the address', async () => {
  const { context, page } = await as('ars');
  await page.route(/\/api\//, (route) =>
    route.fulfill({ status: 401, json: { error: { code: 'sign_in_needed', message: 'x', id: 'r1' } } }),
  );
  await page.getByRole('link', { name: 'Liste en sus', exact: true }).click();
  const button = page.getByRole('link', { name: 'Se connecter' });
  await button.waitFor();
  expect(await button.getAttribute('href')).toBe('/auth/login?retour=%2Fliste-en-sus');
  expect(new URL(page.url()).pathname).toBe('/liste-en-sus');
  await context.close();
});

it('says who one is where nothing is open', async () => {
  const { context, page, read } = await as('ars');
  const session = await read<Session>('/api/session');
  await page.route(/\/api\/session$/, (route) =>
    route.fulfill({
      json: { ...session, mode: 'oidc', roles: [], lists: [], personas: [], name: 'A. Martin' },
    }),
  );
  await page.goto(product.url);
  await page.getByText('A. Martin').waitFor();
  await page.getByRole('heading', { name: 'Aucun accès ne vous est ouvert' }).waitFor();
  await context.close();
});
