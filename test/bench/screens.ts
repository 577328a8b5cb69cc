import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '#api/access.ts';
import { paths } from '#client/choice.ts';
import { openBrowser } from '#test/support/browser.ts';
import { quantile } from './ask-times.ts';
import type { Place } from './asks.ts';
import type { Product } from './product.ts';

type ScreenName = keyof typeof paths;
type Spread = { readonly p50: number; readonly p95: number };

/** Région, by who has never come before: an empty cache. Bytes over the wire, bodies alone; milliseconds from the address. */
export type FirstLoad = {
  readonly scriptBytes: number;
  readonly bytes: number;
  readonly scripts: readonly { readonly name: string; readonly bytes: number }[];
  readonly largestPaint: Spread;
  /** To the first figure. */
  readonly figure: Spread;
};

/**
 * Milliseconds from a click to the first frame that shows its answer: a screen opened by its link from one that shares no
 * figure with it, another year, or a mark pressed on the linked page. `whole`: p95 of when nothing more is waited for.
 */
export type ScreenTime = Spread & {
  readonly screen: ScreenName;
  readonly role: Role;
  readonly click: 'link' | 'year' | 'mark';
  readonly whole: number;
};
export type ScreenTimes = { readonly load: FirstLoad; readonly clicks: readonly ScreenTime[] };

type Step = Pick<ScreenTime, 'screen' | 'role' | 'click'> & { readonly drawn: string };

/**
 * In a real Chromium, each click `times` times after one that fills the cache of scripts. Answers are asked whole each time,
 * never as a 304; whether the server keeps them is the product's setting.
 */
export const screenTimes = async (product: Product, place: Place, times = 7): Promise<ScreenTimes> => {
  const browser = await openBrowser();
  try {
    const load = await firstLoad(browser, product, times);
    const clicks: ScreenTime[] = [];
    for (const role of new Set(steps.map((step) => step.role))) {
      const context = await readerOf(browser, product, role);
      await context.addInitScript(asksWhole);
      const page = await context.newPage();
      for (const step of steps.filter((each) => each.role === role))
        clicks.push(await clickTime(page, product, place, step, times));
      await context.close();
    }
    return { load, clicks };
  } finally {
    await browser.close();
  }
};

const chart = 'main [data-chart] svg.chart';
const table = 'main table tbody td';
const mark = 'button.linked-mark';

/** By the reader who is there most; where agencies and hospitals see different pages, by both. `drawn`: what answers. */
const steps: readonly Step[] = [
  ...(
    [
      ['ars', 'region', 'main [data-chart=annees] svg.chart'],
      ['ars', 'matrix', 'main table.matrix tbody td'],
      ['ars', 'establishments', 'main table.virtual tbody td'],
      ['ars', 'establishment', chart],
      ['ars', 'results', table],
      ['ars', 'indicator', 'main [data-chart=annees] svg.chart'],
      ['ars', 'gap', 'main [data-chart=apports] svg.chart'],
      ['ars', 'addOn', table],
      ['ars', 'offLabel', table],
      ['pui', 'establishment', chart],
      ['pui', 'gap', 'main [data-chart=apports] svg.chart'],
      ['pui', 'addOn', table],
      ['pui', 'offLabel', `main ${mark}`],
      ['pui', 'services', 'main table.virtual tbody td'],
      ['pui', 'lines', 'main table.virtual tbody td'],
      ['pui', 'argumentation', 'main table.argument-table tbody td'],
      ['pui', 'declarations', 'main .declaration-file'],
      ['prescriber', 'own', table],
      ['administrator', 'grants', 'main table.virtual tbody td'],
      ['administrator', 'journal', 'main table.trace tbody td'],
      ['administrator', 'imports', 'main table.virtual tbody td'],
      ['administrator', 'consultations', 'main table.trace tbody td'],
    ] as const
  ).map(([role, screen, drawn]) => ({ role, screen, drawn, click: 'link' as const })),
  { role: 'ars', screen: 'region', click: 'year', drawn: 'main [data-chart=annees] svg.chart' },
  { role: 'pui', screen: 'establishment', click: 'year', drawn: chart },
  { role: 'pui', screen: 'offLabel', click: 'year', drawn: `main ${mark}` },
  { role: 'pui', screen: 'offLabel', click: 'mark', drawn: `main ${mark}[aria-pressed=true]` },
];

const readerOf = async (browser: Browser, { url }: Product, persona: Role): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(patience);
  const reply = await context.request.post(`${url}/api/session/persona`, {
    data: { persona },
    headers: { origin: url },
  });
  if (!reply.ok()) throw new Error(`no reader ${persona}: ${reply.status()}`);
  return context;
};

const firstLoad = async (browser: Browser, product: Product, times: number): Promise<FirstLoad> => {
  const paints: number[] = [];
  const figures: number[] = [];
  let files: Awaited<ReturnType<typeof filesOf>> = [];
  for (let k = 0; k < times; k++) {
    const context = await readerOf(browser, product, 'ars');
    const page = await context.newPage();
    await page.goto(product.url);
    const drawn = await page.waitForFunction(
      (figure) => document.querySelector(figure) && performance.now(),
      chart,
    );
    figures.push(Number(await drawn.jsonValue()));
    await settled(page);
    paints.push(await page.evaluate(largestPaint));
    files = await filesOf(page);
    await context.close();
  }
  const scripts = files.filter(({ name }) => name.endsWith('.js')).sort((a, b) => b.bytes - a.bytes);
  return {
    scriptBytes: weightOf(scripts),
    bytes: weightOf(files),
    scripts,
    largestPaint: spreadOf(paints),
    figure: spreadOf(figures),
  };
};

const largestPaint = (): Promise<number> =>
  new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });

/** The page and all that it asked for, as they travelled. */
const filesOf = (page: Page) =>
  page.evaluate(() =>
    ['navigation', 'resource']
      .flatMap((type) => performance.getEntriesByType(type) as PerformanceResourceTiming[])
      .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize })),
  );

const clickTime = async (
  page: Page,
  { url }: Product,
  place: Place,
  { drawn, ...step }: Step,
  times: number,
): Promise<ScreenTime> => {
  const { screen, click } = step;
  const path = paths[screen];
  // Mes consultations holds no figure; it is itself opened from Accès.
  const elsewhere = screen === 'consultations' ? paths.grants : paths.consultations;
  const search = `?region=${place.region}&annee=${place.year}&etab=${place.establishment}`;
  const first: number[] = [];
  const whole: number[] = [];
  for (let k = 0; k <= times; k++) {
    await page.goto(`${url}${click === 'link' ? elsewhere : path}${search}`);
    await settled(page);
    // The figures of the screen itself: also those that open late.
    if (click !== 'link') await page.waitForLoadState('networkidle');
    const said = click === 'year' ? String(place.year - 1) : '';
    const press =
      click === 'link'
        ? () => page.locator(`nav.screens a[href^="${path}?"]`).click()
        : click === 'year'
          ? await otherYear(page, said)
          : () =>
              page
                .locator(`[data-chart=unit] ${mark}`)
                .nth(k % units)
                .click();
    const [taken] = await Promise.all([page.evaluate(untilDrawn, { path, drawn, said, patience }), press()]);
    if (k === 0) continue;
    first.push(taken.first);
    whole.push(taken.whole);
  }
  return { ...step, ...spreadOf(first), whole: quantile(whole, 0.95) };
};

/** The list is open before the click that counts; a list of the browser's own has no such click, and says its change. */
const otherYear = async (page: Page, year: string): Promise<() => Promise<unknown>> => {
  const field = page.locator(':is(input, select):is(.where-year, .where-year *)').first();
  if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') return () => field.selectOption(year);
  await field.click();
  return () => page.getByRole('option', { name: year, exact: true }).click();
};

/** Of the linked page: each time another one is pressed. */
const units = 6;

/** Runs in the page: waits for a click, then looks at each frame; what a frame holds is on the screen when the next begins. */
const untilDrawn = ({ path, drawn, said, patience }: Watched) =>
  new Promise<{ first: number; whole: number }>((resolve, reject) => {
    const begun = performance.now();
    let clicked = NaN;
    let first = NaN;
    let whole = NaN;
    const begin = ({ timeStamp }: Event) => (clicked = Number.isNaN(clicked) ? timeStamp : clicked);
    addEventListener('click', begin, true);
    addEventListener('change', begin, true);
    const isDrawn = () =>
      document.querySelector(`nav.screens a[aria-current=page][href^="${path}?"]`) !== null &&
      document.querySelector('main h1')?.textContent.includes(said) === true &&
      document.querySelector(drawn)?.closest('.stale') === null;
    const isWaiting = () => document.querySelector('.skeleton, .stale, [aria-busy=true]') !== null;
    const look = () => {
      const seen = !Number.isNaN(clicked) && isDrawn();
      const waits = isWaiting();
      requestAnimationFrame(() => {
        const now = performance.now();
        if (seen && Number.isNaN(first)) first = now - clicked;
        // A part that opens late waits again: whole is what stays so.
        whole = !seen || waits ? NaN : Number.isNaN(whole) ? now - clicked : whole;
        if (now - clicked - whole > 300) resolve({ first, whole });
        else if (now - begun > patience) reject(new Error(`${path}: no ${drawn}`));
        else look();
      });
    };
    requestAnimationFrame(look);
  });
type Watched = { path: string; drawn: string; said: string; patience: number };

const patience = 60_000;

const settled = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.skeleton, .stale, [aria-busy=true]'));
};

/** As text: the compiler that runs the bench names functions by a helper, which the page lacks. */
const asksWhole = `globalThis.__name = (named) => named;
  const asked = globalThis.fetch;
  globalThis.fetch = (path, init) => asked(path, { ...init, cache: 'no-store' });`;

const weightOf = (files: readonly { readonly bytes: number }[]) =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
const spreadOf = (taken: readonly number[]): Spread => ({
  p50: quantile(taken, 0.5),
  p95: quantile(taken, 0.95),
});
