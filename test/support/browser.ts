import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A real Chromium. Where there is none the test fails, and says how to have one: it never passes by skipping. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function browserPath(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && existsSync(named)) return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const path = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
    if (path !== '') return path;
  }
  throw new Error(
    'No Chromium found. Install one (Debian, Ubuntu: apt-get install chromium), or name it in CHROMIUM.',
  );
}

export type Product = { url: string; stop: () => Promise<void> };

/** Starts the product as a user does, npm start, and waits for the address that it prints. */
export async function startProduct(warehouse: string): Promise<Product> {
  const started = npm(['start'], {
    CAQES_WAREHOUSE: warehouse,
    PORT: String(await freePort()),
    CAQES_QUERY_TIMEOUT_MS: '120000',
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\w.[\]:]+:\d+/.exec(said);
      if (address) resolve(address[0]);
    };
    started.stdout?.on('data', listen);
    started.stderr?.on('data', listen);
    started.once('exit', (code) => reject(new Error(`npm start ended with code ${code}:\n${said}`)));
  });
  return { url, stop: () => stop(started) };
}

/** In a group of its own: npm starts a shell that starts node, and all of them must end. */
function npm(parameters: string[], environment: Record<string, string>): ChildProcess {
  return spawn('npm', parameters, { cwd: root, env: { ...process.env, ...environment }, detached: true });
}

/** npm ends before the server that it started: only when its output is closed has nobody more to write. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

/** npm start listens on 4000 unless told otherwise; the tests must not meet one already running there. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Collects what the browser complains of on a page. */
export function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
}

/** What a page did that it must not. */
export type Watched = {
  /** Errors and warnings of its console, and what its scripts threw. */
  complaints: string[];
  /** What the content security policy stopped. */
  violations: string[];
  /** Requests that left for another origin. */
  elsewhere: string[];
  /** Requests that failed, or were answered 4xx or 5xx. */
  failed: string[];
};

/** Watches a page from before its first script on; `origin` is the only one it may ask. */
export async function watch(page: Page, origin: string): Promise<Watched> {
  const seen: Watched = { complaints: [], violations: [], elsewhere: [], failed: [] };
  listen(page, seen.complaints);
  await page.exposeBinding('cspViolation', (_, text: string) => void seen.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { cspViolation: (text: string) => void }).cspViolation(
        `${violatedDirective} ${blockedURI}`,
      );
    });
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['data:', 'blob:'].includes(url.protocol)) return;
    if (url.origin !== new URL(origin).origin) seen.elsewhere.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) seen.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A newer choice overtakes the question before: its request is stopped on purpose.
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') seen.failed.push(`${why} ${request.url()}`);
  });
  return seen;
}

/** The file that a page hands over when this is pressed. */
export async function saved(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; content: Buffer }> {
  const coming = page.waitForEvent('download');
  await press();
  const file = await coming;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/**
 * The faults that axe-core holds serious or critical on the page as it stands, one line each. `rules`: these alone; another
 * theme changes colours and nothing else.
 */
export async function seriousFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugger, not as a script tag: the page's content security policy would refuse that.
  if (!(await page.evaluate("typeof axe === 'object'")))
    await page.evaluate(await readFile(`${root}node_modules/axe-core/axe.min.js`, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>(
    // What passes is not told: to describe each element that does takes axe longer than to check it.
    `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })})`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
