import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '#api/roles.ts';
import { openBrowser, startProduct, watch, type Product, type Watched } from './browser.ts';
import { demoWarehouse } from './demo-warehouse.ts';

/** The product on a demo of its own, and a browser to visit it. */
export type Opened = {
  readonly browser: Browser;
  readonly product: Product;
  readonly close: () => Promise<void>;
};

export const openDemo = async (): Promise<Opened> => {
  const warehouse = await demoWarehouse();
  const [browser, product] = await Promise.all([openBrowser(), startProduct(warehouse)]);
  const close = async () => {
    await browser.close();
    await product.stop();
    await rm(dirname(warehouse), { recursive: true, force: true });
  };
  return { browser, product, close };
};

export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly seen: Watched;
  /** What the API answers this reader, as JSON. */
  readonly read: <T>(path: string) => Promise<T>;
  /** Opens an address in full, and waits for all of its answers. */
  readonly open: (path: string) => Promise<void>;
};

/** A reader's own window. */
export const visit = async ({ browser, product: { url } }: Opened): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const seen = await watch(page, url);
  const read = async <T>(path: string): Promise<T> => {
    const reply = await context.request.get(url + path, { headers: { accept: 'application/json' } });
    expect(reply.status(), path).toBe(200);
    return (await reply.json()) as T;
  };
  const open = async (path: string) => {
    await page.goto(url + path);
    await settled(page);
  };
  await page.goto(url);
  return { context, page, seen, read, open };
};

/** Chooses a role as a newcomer does, by pressing its name: whatever the screen still waits for. */
export const become = async ({ page }: Visit, role: Role): Promise<void> => {
  const button = page.locator(`[data-persona=${role}]`);
  if ((await button.getAttribute('aria-pressed')) !== 'true') {
    await button.click();
    await page.locator(`[data-persona=${role}][aria-pressed=true]`).waitFor();
  }
  await settled(page);
};

export const visitAs = async (opened: Opened, role: Role): Promise<Visit> => {
  const window = await visit(opened);
  await become(window, role);
  return window;
};

/** Milliseconds that a browser waits for what must come: a loaded machine takes its time. */
export const patience = 120_000;

/** The screen has its heading, and waits for no answer. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.skeleton, .stale, [aria-busy=true]'));
};

export const clean: Watched = { complaints: [], violations: [], elsewhere: [], failed: [] };
