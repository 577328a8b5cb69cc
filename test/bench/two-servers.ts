import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { z } from 'zod';
import type { Role } from '#api/access.ts';
import { buildIfStale } from '#server/build.ts';
import { openStore } from '#server/store/open.ts';
import { startIdentityProvider, visitor } from '#test/support/identity-provider.ts';
import { testDatabase } from '#test/support/postgres.ts';
import { quantile } from './ask-times.ts';
import { asksOf, type Place } from './asks.ts';
import { placeOf } from './place.ts';
import { startProduct } from './product.ts';
import { startRoundRobin, type RoundRobin } from './round-robin.ts';
import { send, startServer, type Reply, type Server } from './servers.ts';

// npx tsx test/bench/two-servers.ts : two servers, one publication, one store, a proxy before them (docs/scale.md).

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Who walks, whose access is closed, and who closes it. */
const readers = ['ars', 'pui', 'drsm', 'administrator'] as const satisfies readonly Role[];

/** As a reader who signed in through the proxy, to a server or to the proxy itself. */
type Ask = (port: number, path: string, role: Role, act?: boolean) => Promise<Reply>;

const run = async ({ warehouse, seconds }: { warehouse: string; seconds: number }): Promise<void> => {
  await buildIfStale();
  const database = await testDatabase();
  const provider = await startIdentityProvider();
  const proxy = await startRoundRobin();
  const started: Server[] = [];
  try {
    const place = await openedTo(provider.issuer, warehouse, database.url);
    // Readers sign in: the secret of a local session is its process's own.
    const environment = provider.environment(proxy.url, {
      ...{ DATABASE_URL: database.url, CAQES_WAREHOUSE: warehouse, CAQES_TRUST_PROXY: '1' },
    });
    const pair = async (more: Record<string, string>): Promise<readonly [Server, Server]> => {
      const start = async () => {
        const server = await startServer({ ...environment, ...more }, proxy.url);
        started.push(server);
        return server;
      };
      return [await start(), await start()];
    };
    const [one, other] = await pair({});
    const cookies = new Map<Role, string>();
    const ask: Ask = (port, path, role, act = false) =>
      send(port, path, act, new URL(proxy.url), cookies.get(role) ?? '');
    const signIn = async (role: Role, ports: readonly number[]) => {
      proxy.to(ports);
      provider.account = { sub: role };
      const browser = visitor();
      await browser.go(`${proxy.url}/auth/login`);
      cookies.set(
        role,
        [...browser.cookies(proxy.url)].map(([name, value]) => `${name}=${value}`).join('; '),
      );
    };
    for (const role of readers) await signIn(role, [one.port]);
    const isKnown = async (role: Role) => (await ask(other.port, '/api/session', role)).status === 200;
    tell('A session opened through one is known to the other', await isKnown('pui'));
    await signIn('pui', [one.port, other.port]);
    tell('A sign-in whose steps go to one and the other in turn succeeds', await isKnown('pui'));
    await tellSame(ask, place, one, other);
    await tellRevoked(ask, one, other);

    const walk = (duration: number) => hurried(ask, Number(new URL(proxy.url).port), place, duration);
    await tellRates('cache on', proxy, [one, other], () => walk(seconds));
    await tellKilled(proxy, one, other, () => walk(8));
    await other.end('SIGTERM');
    await tellRates('cache off', proxy, await pair({ CAQES_CACHE_MB: '0' }), () => walk(seconds));
  } finally {
    await Promise.all(started.map((server) => server.end('SIGTERM')));
    await proxy.close();
    await provider.close();
    await database.drop();
  }
};

const tell = (what: string, holds: boolean) => {
  console.log(`${holds ? 'yes' : 'NO '}  ${what}`);
  if (!holds) process.exitCode = 1;
};

const tellSame = async (ask: Ask, place: Place, one: Server, other: Server) => {
  const asks = asksOf(place);
  let same = 0;
  for (const { path, role } of asks) {
    const [here, there] = [await ask(one.port, path, role), await ask(other.port, path, role)];
    if (here.status === 200 && here.etag === there.etag && here.body.equals(there.body)) same++;
    else console.log(`${role} ${path}: ${here.status} and ${there.status}`);
  }
  tell(
    `${same} of ${asks.length} questions have the same ETag and the same bytes from both`,
    same === asks.length,
  );
};

const tellRevoked = async (ask: Ask, one: Server, other: Server) => {
  const read = async () => (await ask(other.port, '/api/regions', 'drsm')).status;
  const before = await read();
  const grants = granted.parse(
    JSON.parse((await ask(one.port, '/api/grants', 'administrator')).body.toString()),
  );
  const id = grants.find(({ iss, sub }) => iss !== 'local' && sub === 'drsm')?.id;
  const revoked = await ask(one.port, `/api/grants/${id}/revoke`, 'administrator', true);
  const after = await read();
  tell(
    `A grant revoked through one is refused by the other at the next request (${before}, revoked ${revoked.status}, ${after})`,
    before === 200 && revoked.status === 200 && after === 403,
  );
};

const granted = z.array(z.object({ id: z.number(), iss: z.string(), sub: z.string() }));

type Walked = {
  readonly requests: number;
  readonly errors: number;
  readonly p95: number;
  readonly perSecond: number;
};

const tellRates = async (
  what: string,
  proxy: RoundRobin,
  servers: readonly [Server, Server],
  walk: () => Promise<Walked>,
) => {
  const both = servers.map(({ port }) => port);
  proxy.to(both);
  await walk(); // caches, plans and pools are warm
  // In turn, twice: what else the machine does meanwhile moves these figures.
  for (const ports of [both.slice(0, 1), both, both.slice(0, 1), both]) {
    proxy.to(ports);
    const { perSecond, p95, errors } = await walk();
    console.log(
      `${what}, ${ports.length} of them: ${perSecond.toFixed(0)} requests a second, p95 ${p95.toFixed(1)} ms, ${errors} errors`,
    );
  }
};

const tellKilled = async (proxy: RoundRobin, one: Server, other: Server, walk: () => Promise<Walked>) => {
  proxy.to([one.port, other.port]);
  const walking = walk();
  await sleep(3000);
  const [inFlight, killed] = [proxy.inFlight(one.port), performance.now()];
  await one.end('SIGKILL');
  const ended = performance.now();
  const { requests, errors } = await walking;
  const meanwhile = proxy.lost.filter((began) => began > killed).length;
  tell(
    `One killed with ${inFlight} requests in flight: ${errors} of ${requests} lost, ${meanwhile} of them sent to it in the ${(ended - killed).toFixed(0)} ms that it took to end, none after`,
    errors === proxy.lost.length &&
      errors - meanwhile <= inFlight &&
      proxy.lost.every((began) => began <= ended),
  );
};

/** Twenty readers, each walking through all screens from a place of his own, without a pause. */
const hurried = async (ask: Ask, port: number, place: Place, seconds: number): Promise<Walked> => {
  const asks = asksOf(place);
  const taken: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  const walk = async (number: number) => {
    for (let step = number * 7; performance.now() < end; step++) {
      const { path, role } = asks[step % asks.length] ?? { path: '', role: 'ars' };
      const { status, ms } = await ask(port, path, role);
      if (status === 200) taken.push(ms);
      else errors++;
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, number) => walk(number)));
  const requests = taken.length + errors;
  return { requests, errors, p95: quantile(taken, 0.95), perSecond: requests / seconds };
};

/** Each reader of the demo has at the provider the access that he has in local mode. Where they are. */
const openedTo = async (issuer: string, warehouse: string, databaseUrl: string): Promise<Place> => {
  const local = await startProduct(warehouse, { DATABASE_URL: databaseUrl });
  const place = await placeOf(local).finally(local.stop);
  const store = await openStore({ databaseUrl, folder: '' });
  try {
    for (const grant of await store.grants()) {
      const { name, role, regions, departements, establishments, rpps, clear_rpps, from, to } = grant;
      const where = { regions, departements, establishments, rpps, clear_rpps, from, to };
      await store.grant({ iss: issuer, sub: grant.sub, name, role, ...where }, 'bench');
    }
  } finally {
    await store.close();
  }
  return place;
};

await new Command('two-servers')
  .description('Two servers on one publication and one store, behind a proxy')
  .option('--warehouse <folder>', 'a demo', join(root, 'warehouse-bench-1000000'))
  .option('--seconds <number>', 'how long the readers of each rate walk', Number, 15)
  .action(run)
  .parseAsync();
