import { noAccess } from '#api/access.ts';
import { openStore } from '#server/store/open.ts';
import { testDatabase } from '#test/support/postgres.ts';
import { traceEntry } from '#test/support/store-rows.ts';
import { asked, askTimes, quantile, type AskTimes } from './ask-times.ts';
import { asksOf, type Place } from './asks.ts';
import { publishTime, type Taken } from './imports.ts';
import { placeOf } from './place.ts';
import { postgresTimes, type PostgresTimes } from './postgres.ts';
import { startProduct, type Product } from './product.ts';
import { rawTimes, type RawTimes } from './raw.ts';
import { screenTimes, type ScreenTimes } from './screens.ts';
import { walk, type Users } from './users.ts';

/** What one size of the demo was measured at. Milliseconds and bytes. */
export type Measured = {
  readonly lines: number;
  readonly start: number;
  readonly asks: readonly AskTimes[];
  readonly cached: readonly { readonly label: string; readonly p50: number; readonly p95: number }[];
  /** What of each request the row of its trace takes. */
  readonly trace: { readonly p50: number; readonly p95: number };
  readonly raw: readonly RawTimes[];
  readonly users: Users;
  readonly postgres: readonly PostgresTimes[];
  readonly screens: ScreenTimes | null;
  readonly publish: Taken | null;
};

/** What is measured beside the questions only where it is asked for. */
export const besides = ['postgres', 'screens', 'publish', 'imports'] as const;
export type Beside = (typeof besides)[number];

type Asked = {
  readonly lines: number;
  readonly seconds: number;
  readonly times: number;
  readonly beside: readonly Beside[];
};

export const measure = async (
  warehouse: string,
  { lines, seconds, times, beside }: Asked,
): Promise<Measured> => {
  // The store of a server in production, empty at first.
  const store = await testDatabase();
  try {
    return await measureWith(store.url, warehouse, { lines, seconds, times, beside });
  } finally {
    await store.drop();
  }
};

const measureWith = async (
  databaseUrl: string,
  warehouse: string,
  { lines, seconds, times, beside }: Asked,
): Promise<Measured> => {
  const uncached = await startProduct(warehouse, { DATABASE_URL: databaseUrl, CAQES_CACHE_MB: '0' });
  const place = await placeOf(uncached);
  const asks = await askTimes(uncached, place, times).finally(uncached.stop);
  const raw = await rawTimes(warehouse, place, times);
  const product = await startProduct(warehouse, { DATABASE_URL: databaseUrl });
  try {
    const trace = await traceTimes(databaseUrl);
    const cached = [await keptTimes(product, place, false), await keptTimes(product, place, true)];
    const users = await walk(product, place, { users: 20, seconds });
    const screens = beside.includes('screens') ? await screenTimes(product, place) : null;
    const postgres = beside.includes('postgres') ? await postgresTimes(warehouse, place, times) : [];
    const publish = beside.includes('publish') ? await publishTime(warehouse) : null;
    return { lines, start: product.startMs, asks, raw, cached, trace, users, postgres, screens, publish };
  } finally {
    await product.stop();
  }
};

/** One row after the other, as requests write them. */
const traceTimes = async (databaseUrl: string) => {
  const store = await openStore({ databaseUrl, folder: '' });
  const taken: number[] = [];
  for (let k = 0; k < 50; k++) {
    const begun = performance.now();
    await store.record(traceEntry(), noAccess);
    taken.push(performance.now() - begun);
  }
  await store.close();
  return { p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
};

/** Every question once for the cache, then again: whole, or 304 to who has it. */
const keptTimes = async (product: Product, place: Place, had: boolean) => {
  const taken: number[] = [];
  for (const ask of asksOf(place)) {
    const { etag } = await asked(product, ask);
    const again = await asked(product, ask, had ? { 'if-none-match': etag } : {});
    if (again.status !== (had ? 304 : 200)) throw new Error(`${ask.path}: ${again.status}`);
    taken.push(again.ms);
  }
  return { label: had ? '304' : 'answer', p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
};
