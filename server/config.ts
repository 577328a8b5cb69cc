import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the environment decides, read once at start. Durations in milliseconds, sizes in bytes. */
export type Config = {
  readonly warehouse: string;
  readonly port: number;
  readonly host: string;
  readonly queryTimeoutMs: number;
  readonly cacheBytes: number;
  readonly queriesAtOnce: number;
  readonly logLevel: string;
  readonly ratePerMinute: number;
  /** How many proxies stand before the server, whose X-Forwarded-For is believed. */
  readonly trustProxy: number;
  /** Days that the trace is kept. */
  readonly traceDays: number;
};

/** The server cannot start; the message is the sentence for the person who starts it. Exit code 2. */
export class CannotStart extends Error {}

/** Reads the environment; an empty variable counts as absent. Throws CannotStart. */
export const readConfig = (environment: NodeJS.ProcessEnv, folder: string): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`);
    throw new CannotStart(`Environnement refusé. ${wrong.join(' ; ')}.`);
  }
  return {
    warehouse: chosenWarehouse(parsed.data.CAQES_WAREHOUSE, folder),
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    queryTimeoutMs: parsed.data.CAQES_QUERY_TIMEOUT_MS,
    cacheBytes: parsed.data.CAQES_CACHE_MB * 1024 * 1024,
    queriesAtOnce: availableParallelism(),
    logLevel: parsed.data.CAQES_LOG_LEVEL,
    ratePerMinute: parsed.data.CAQES_RATE_PER_MINUTE,
    trustProxy: parsed.data.CAQES_TRUST_PROXY,
    traceDays: parsed.data.CAQES_TRACE_DAYS,
  };
};

/** The warehouse named by CAQES_WAREHOUSE; else `warehouse` where it holds a publication; else the demo's. */
export const chosenWarehouse = (named: string | undefined, folder: string): string => {
  if (named) return named;
  const own = join(folder, 'warehouse');
  return hasPublication(own) ? own : join(folder, 'warehouse-demo');
};

/** True when the warehouse names a publication to serve. */
export const hasPublication = (warehouse: string): boolean => existsSync(join(warehouse, 'current'));

const whole = (what: string, min: number, max: number) => {
  const sentence = `${what} attendu, entier de ${min} à ${max}`;
  return z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .pipe(z.number().min(min, sentence).max(max, sentence));
};

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const schema = z.object({
  CAQES_WAREHOUSE: z.string().optional(),
  PORT: whole('numéro de port', 0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  CAQES_QUERY_TIMEOUT_MS: whole('nombre de millisecondes', 1, 600_000).default(30_000),
  CAQES_CACHE_MB: whole('nombre de mégaoctets', 0, 65_536).default(128),
  CAQES_RATE_PER_MINUTE: whole('nombre de demandes', 1, 1_000_000).default(1200),
  CAQES_TRUST_PROXY: whole('nombre d’intermédiaires', 0, 10).default(0),
  CAQES_TRACE_DAYS: whole('nombre de jours', 1, 36_500).default(365),
  CAQES_LOG_LEVEL: z.enum(levels, `niveau attendu parmi ${levels.join(', ')}`).default('info'),
});
