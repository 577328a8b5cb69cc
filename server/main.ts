import type { Server } from 'node:http';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { CannotStart, readConfig, type Config } from './config.ts';
import { createHttpServer } from './http.ts';
import { readIdentityConfig } from './identity/config.ts';
import { createLog, withoutFigures } from './log.ts';
import { productQuestions } from './questions.ts';
import { forgetDaily } from './retention.ts';
import { openStore } from './store/open.ts';
import { storePlace } from './store/place.ts';
import { createWarehouse, type Warehouse } from './warehouse.ts';

// The built file is dist/server/main.js, beside dist/client.
const client = fileURLToPath(new URL('../client', import.meta.url));

const serve = async (): Promise<void> => {
  const config = readConfig(process.env, process.cwd());
  const identityConfig = readIdentityConfig(process.env);
  const log = createLog(config.logLevel);
  const warehouse = createWarehouse({
    folder: config.warehouse,
    questions: productQuestions(),
    identified: identityConfig !== null,
    queryTimeoutMs: config.queryTimeoutMs,
    queriesAtOnce: config.queriesAtOnce,
    onChange: (publication) => log.info({ publication, event: 'publication opened' }),
    onFailure: (publication, error) =>
      log.error({ publication, event: 'publication not opened', error: withoutFigures(error) }),
  });
  const publication = await firstPublication(warehouse, config);
  const store = await openStore(storePlace(process.env, config.warehouse));
  const { cacheBytes, ratePerMinute, trustProxy } = config;
  const app = createApp({
    warehouse,
    store,
    identityConfig,
    client,
    cacheBytes,
    ratePerMinute,
    trustProxy,
    log,
  });
  const server = createHttpServer(app);
  const port = await listen(server, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const forgetting = await forgetDaily(store, config.traceDays, log);
  stopOnSignal(server, log, () => {
    clearInterval(forgetting);
    warehouse.close();
    store
      .close()
      .catch((error: unknown) => log.error({ event: 'store not closed', error: withoutFigures(error) }));
  });
  const address = identityConfig?.url ?? `http://${shownHost(config.host)}:${port}`;
  console.log(
    `${identityConfig ? '' : local}Observatoire CAQES : ${address}  (publication ${publication}, ${basename(config.warehouse)})`,
  );
};

const local =
  'Mode local : sans fournisseur d’identité, à cette machine seulement ; choisissez à l’écran le rôle à voir.\n';

const firstPublication = async (warehouse: Warehouse, { warehouse: folder }: Config): Promise<string> => {
  await warehouse.refresh().catch((error: unknown) => {
    throw new CannotStart(
      `La publication de ${folder} ne s’ouvre pas : ${withoutFigures(error)}. Si une version précédente l’a écrite, ` +
        'republiez vos données (« npm run data -- publish ») ; une démonstration, supprimez son dossier et ' +
        'relancez « npm start ».',
    );
  });
  const publication = warehouse.publication();
  if (!publication)
    throw new CannotStart(
      `Aucune publication à servir dans ${folder} : lancez « npm start » pour la démonstration, ` +
        'ou « npm run data -- publish » après un import.',
    );
  return publication.id;
};

/** The port in use: the one asked for, or the one the system chose for 0. */
const listen = (server: Server, { port, host }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new CannotStart(
          error.code === 'EADDRINUSE'
            ? `Le port ${port} est déjà pris : arrêtez l’autre serveur ou choisissez PORT.`
            : `L’adresse ${host}:${port} ne peut pas être écoutée (${error.code ?? 'erreur inconnue'}).`,
        ),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** Takes no new reader, finishes the replies under way (ten seconds at most), closes engine and store. */
const stopOnSignal = (server: Server, log: Logger, close: () => void): void => {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // Ctrl-C reaches the whole process group, and npm start passes it on: the same signal comes twice.
    if (stopping) return;
    stopping = true;
    log.info({ event: 'stopping', signal });
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
    server.close(close);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
};

const shownHost = (host: string): string =>
  ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;

try {
  await serve();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(2);
}
