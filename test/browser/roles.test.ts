import type { Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#api/roles.ts';
import type { Session } from '#api/session.ts';
import { saved } from '#test/support/browser.ts';
import {
  become,
  clean,
  openDemo,
  settled,
  visit,
  visitAs,
  type Opened,
  type Visit,
} from '#test/support/visit.ts';

let opened: Opened;
/** One page for readers one after the other, as in a demo. */
let alone: Visit;
/** Every establishment of the demo, by FINESS, as the agency that may name them all reads them. */
let named: { establishment: string; name: string; region: string }[];

beforeAll(async () => {
  opened = await openDemo();
  alone = await visit(opened);
  await become(alone, 'ars');
  named = await alone.read('/api/establishments');
});

afterAll(() => opened.close());

const as = (role: Role) => visitAs(opened, role);
describe('one reader after another in the same window', () => {
  it('asks nothing more for the one before, however much its screen still waits for', async () => {
    const window = await visit(opened);
    const { page, seen, context } = window;
    await become(window, 'pui');
    const asked: string[] = [];
    // Answers and the change of reader take their time: a screen left in place would go on asking meanwhile.
    await page.route(/\/api\//, async (route) => {
      await new Promise((wake) => setTimeout(wake, route.request().method() === 'POST' ? 900 : 150));
      await route.continue().catch(() => undefined);
    });
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    for (const role of ['omedit', 'administrator', 'prescriber', 'cpam'] as const) {
      await page.goto(`${opened.product.url}/liste-en-sus`, { waitUntil: 'commit' });
      asked.length = 0;
      await page.locator(`[data-persona=${role}]`).click();
      await page.locator(`[data-persona=${role}][aria-pressed=true]`).waitFor();
      const change = asked.indexOf('POST /api/session/persona');
      expect(change).toBeGreaterThanOrEqual(0);
      expect(asked[change + 1]).toBe('GET /');
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await settled(page);
    expect(seen).toEqual(clean);
    await context.close();
  });

  it('shows again the reader who could not be changed, and says so', async () => {
    const { page } = alone;
    await become(alone, 'cpam');
    await page.route(/session\/persona/, (route) => route.abort());
    await page.locator('[data-persona=pui]').click();
    await page.locator('.see-as [role=alert]').waitFor();
    await settled(page);
    expect(await page.locator('[data-persona=cpam]').getAttribute('aria-pressed')).toBe('true');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    alone.seen.failed.length = 0;
    alone.seen.complaints.length = 0;
  });

  it('loads anew a page that Back takes out of the browser’s cache', async () => {
    const { page } = alone;
    await become(alone, 'cpam');
    const loaded = page.waitForEvent('load');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await loaded;
    await settled(page);
  });
});

describe('a hospital and the agencies', () => {
  it('transmits a semester, which the agency then reads, and withdraws it', async () => {
    const hospital = await as('pui');
    // The demo's hospitals have transmitted all years but the last.
    await hospital.page.goto(`${opened.product.url}/services?annee=2024`);
    await settled(hospital.page);
    const semester = hospital.page.locator('[data-semester="2024-S1"]');
    await semester.getByText('non transmis').waitFor();
    await semester.getByRole('button', { name: /^Transmettre/ }).click();
    await semester.getByText(/transmis le/).waitFor();

    const [own] = await hospital.read<{ establishment: string }[]>('/api/establishments');
    const agency = await as('omedit');
    const address = `${opened.product.url}/services?annee=2024&periode=s1&etab=${own?.establishment}`;
    await agency.page.goto(`${opened.product.url}/services`);
    await agency.page.locator('.transmission a').first().click();
    await settled(agency.page);
    expect(agency.page.url()).toContain('etab=');
    await agency.page.goto(address);
    await settled(agency.page);
    await agency.page.locator('table.virtual tbody th').first().waitFor();
    expect(await agency.page.locator('.transmission button').count()).toBe(0);

    await semester.getByRole('button', { name: /^Retirer/ }).click();
    await semester.getByText('non transmis').waitFor();
    await agency.page.goto(address);
    await settled(agency.page);
    await agency.page.getByText('n’a pas transmis l’analyse').waitFor();
    await hospital.context.close();
    await agency.context.close();
  });
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
  });

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
  });
});

/** What stands around every screen: who reads, where, when, which publication. */
const ofTheFrame = new Set(
  ['session', 'catalogue', 'publication', 'regions', 'establishments', 'engagements'].map(
    (name) => `/api/${name}`,
  ),
);

it('says that a screen is not of the role, asks nothing for it, and leads home', async () => {
  for (const [role, path, home] of [
    ['cme', '/lignes', '/etablissement'],
    ['direction', '/argumentation', '/etablissement'],
    ['prescriber', '/liste-en-sus', '/mes-prescriptions'],
  ] as const) {
    await become(alone, role);
    const asked: string[] = [];
    const note = (request: Request) => asked.push(new URL(request.url()).pathname);
    alone.page.on('request', note);
    await alone.open(path);
    await alone.page.getByRole('heading', { name: 'Votre rôle n’ouvre pas cet écran.' }).waitFor();
    expect(await alone.page.locator('main').getByRole('button').count()).toBe(0);
    expect(asked.filter((one) => one.startsWith('/api/') && !ofTheFrame.has(one))).toEqual([]);
    alone.page.off('request', note);
    await alone.page.locator('main').getByRole('link', { name: 'écran d’accueil' }).click();
    await settled(alone.page);
    expect(new URL(alone.page.url()).pathname).toBe(home);
  }
  expect(alone.seen).toEqual(clean);
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
  await page.goto(opened.product.url);
  await page.getByText('A. Martin').waitFor();
  await page.getByRole('heading', { name: 'Aucun accès ne vous est ouvert' }).waitFor();
  await context.close();
});
