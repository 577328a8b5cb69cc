import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsOf, roles, type Role, type Territory } from '#api/roles.ts';
import type { Session } from '#api/session.ts';
import { homeOf, screensOf, type Screen } from '#client/screens.ts';
import { seriousFaults, watch } from './browser.ts';
import { become, clean, openDemo, settled, visit, type Opened, type Visit } from './visit.ts';

/** Tests that every screen opens to each reader of these territories, in one window as in a demo. */
export function crawlReadersOf(...territories: Territory[]): void {
  let opened: Opened;
  let alone: Visit;
  /** Every establishment of the demo, as the agency that may name them all reads them. */
  let everyone: Named[];

  beforeAll(async () => {
    opened = await openDemo();
    alone = await visit(opened);
    await become(alone, 'ars');
    everyone = await alone.read('/api/establishments');
  });
  afterAll(() => opened.close());

  describe.each(roles.filter((role) => territories.includes(rightsOf[role].territory)))('as %s', (role) => {
    it('every screen opens, names nobody else, asks nothing elsewhere and leaves nothing to complain of', async () => {
      await crawlAs(opened, alone, role, everyone);
    });
  });
}

/** An establishment of the demo. */
type Named = { readonly establishment: string; readonly name: string; readonly region: string };

/**
 * Opens every screen of this reader by its link: it names nobody else, asks nothing elsewhere, leaves nothing to complain
 * of, and fits the window. Those of which this reader is the first of his kind, in full: tabs, colours, another year and a
 * narrow window.
 */
async function crawlAs(opened: Opened, window: Visit, role: Role, everyone: readonly Named[]) {
  const { page, seen, read } = window;
  await become(window, role);
  const session = await read<Session>('/api/session');
  expect(session.roles).toEqual([role]);
  expect(new URL(page.url()).pathname).toBe(homeOf([role]));
  await page.locator('.freshness').getByText('Données fictives').waitFor();

  const { names, territory } = rightsOf[role];
  const own = names ? await read<Named[]>('/api/establishments') : [];
  if (territory === 'establishments') {
    expect(own).toHaveLength(1);
    expect(await page.getByRole('combobox', { name: 'Chercher un établissement' }).count()).toBe(0);
  }
  const shown = screensOf([role], own.length);
  expect(await links(page).count()).toBe(shown.length);

  // Grants, parameters and files carry FINESS numbers: the administrator reads those, and no figure.
  const others =
    role === 'administrator'
      ? []
      : everyone.filter(({ establishment }) => !own.some((one) => one.establishment === establishment));
  const faults: string[] = [];
  const looked = shown.filter((screen) => isFirst(role, screen));
  await Promise.all([
    eachScreen(page, shown, shown, async (screen, name) => {
      const found = [...(await wrongs(page, others)), ...(await cut(page, screen))];
      if (looked.includes(screen)) {
        found.push(...(await seriousFaults(page)), ...(await darkFaults(page)));
        found.push(...(await inTabs(page, others, screen, role)));
      }
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }),
    inThePast(opened, window, role, shown, looked, others).then((found) => faults.push(...found)),
  ]);
  expect(faults).toEqual([]);
  expect(seen).toEqual(clean);
}

/**
 * Whether this role looks at a screen in full: what a screen shows depends on which of its rights opened it, so that one
 * reader of each such set is enough.
 */
const isFirst = (role: Role, screen: Screen): boolean => {
  const opening = (each: Role) => screen.opened_by.filter((right) => rightsOf[each][right]).join(' ');
  return role === readersOf(screen).find((each) => opening(each) === opening(role));
};

const readersOf = ({ name }: Screen) =>
  roles.filter((role) => screensOf([role], undefined).some((screen) => screen.name === name));

const links = (page: Page) => page.locator('nav.screens a');

/** Opens some of the screens shown, by their links. */
async function eachScreen(
  page: Page,
  shown: readonly Screen[],
  wanted: readonly Screen[],
  visit: (screen: Screen, name: string) => Promise<void>,
): Promise<void> {
  for (const [index, screen] of shown.entries()) {
    if (!wanted.includes(screen)) continue;
    const link = links(page).nth(index);
    const name = (await link.textContent()) ?? '';
    await link.click();
    await page.locator('nav.screens a[aria-current=page]', { hasText: name }).waitFor();
    await settled(page);
    await visit(screen, name);
  }
}

/** Every tab and period of the screen. Their parts are the same for whoever reads them: axe looks at them once. */
async function inTabs(page: Page, others: readonly Named[], screen: Screen, role: Role): Promise<string[]> {
  const faults: string[] = [];
  const choices = page.locator('.choices button');
  for (let tab = 0; tab < (await choices.count()); tab++) {
    const button = choices.nth(tab);
    if ((await button.getAttribute('aria-pressed')) === 'true') continue;
    const text = (await button.textContent()) ?? '';
    await button.click();
    await page.locator('.choices button[aria-pressed=true]', { hasText: text }).waitFor();
    await settled(page);
    const found = [
      ...(await wrongs(page, others)),
      ...(await cut(page, screen)),
      ...(role === readersOf(screen)[0] ? await seriousFaults(page) : []),
    ];
    faults.push(...found.map((fault) => `${text}: ${fault}`));
  }
  return faults;
}

/** The same reader in a second window, narrow, and in another year. */
async function inThePast(
  { product: { url } }: Opened,
  { context }: Visit,
  role: Role,
  shown: readonly Screen[],
  looked: readonly Screen[],
  others: readonly Named[],
): Promise<string[]> {
  if (looked.length === 0) return [];
  const faults: string[] = [];
  const page = await context.newPage();
  const seen = await watch(page, url);
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(`${url}${homeOf([role])}?annee=2018`);
  await settled(page);
  await eachScreen(page, shown, looked, async (_, name) => {
    faults.push(...(await wrongs(page, others)).map((fault) => `2018, ${name}: ${fault}`));
  });
  await page.close();
  expect(seen).toEqual(clean);
  return faults;
}

/** What a place shows that it must not: a failure, a name of someone else, more than the width of the window. */
async function wrongs(page: Page, others: readonly Named[]): Promise<string[]> {
  const text = await page.locator('#root').innerText();
  return [
    ...others
      .filter(
        ({ name, establishment }) => text.includes(establishment) || (name.length > 6 && text.includes(name)),
      )
      .map(({ name, establishment }) => `names ${name} ${establishment}`),
    ...(await page.locator('.problem').allInnerTexts()),
    ...(await sideways(page)),
  ];
}

const sideways = async (page: Page): Promise<string[]> => {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return wide > 0 ? [`scrolls ${wide} px sideways at ${page.viewportSize()?.width}`] : [];
};

/** Tables cut at the usual width, but for screens whose table is wider: its first column stays in sight. */
const cut = async (page: Page, { name }: Screen): Promise<string[]> =>
  wider.has(name)
    ? []
    : (
        await page
          .locator('.table-frame')
          .evaluateAll((frames: HTMLElement[]) =>
            frames
              .filter((frame) => frame.scrollWidth > frame.clientWidth)
              .map((frame) => frame.querySelector('table')?.ariaLabel ?? frame.ariaLabel ?? 'a table'),
          )
      )
        .filter((table) => name !== 'offLabel' || table !== rankedEstablishments)
        .map((table) => `cuts ${table}`);

/** Wider where one of them has its share of all situations: its first column stays in sight. */
const rankedEstablishments = 'Établissement';

const wider: ReadonlySet<Screen['name']> = new Set(['matrix', 'establishments', 'gap', 'grants']);

async function darkFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const faults = await seriousFaults(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults.map((fault) => `dark: ${fault}`);
}
