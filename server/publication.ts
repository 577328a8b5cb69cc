import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { RecordBatch } from 'apache-arrow';
import { z } from 'zod';
import type { Place } from '#api/access.ts';
import { declarables, type Declarable } from '#api/declaration.ts';
import { manifest as manifestSchema, type Manifest } from '#api/publication.ts';
import type { SourceName } from '#api/source.ts';
import { openLockedEngine } from './engine.ts';
import { sharedMacros, type AskableQuestion, type Questions } from './questions.ts';
import { prepareSelect, runStatement, type Limits, type Values } from './statement.ts';
import { totalsOf } from './totals.ts';

/** A publication open for questions. It closes after `retire` once nothing holds it any more. */
export type Publication = {
  readonly id: string;
  readonly sensitivity: Manifest['sensitivity'];
  /** Where each establishment is: what grants become lists on. */
  readonly places: readonly Place[];
  /** Region of each establishment; null where no register knows it. */
  readonly regionOf: ReadonlyMap<string, string | null>;
  readonly indicators: ReadonlySet<string>;
  /** Of those, the ones that establishments declare, in the order of screens. */
  readonly declarable: readonly Declarable[];
  readonly ask: (question: AskableQuestion, values: Values, limits: Limits) => Promise<RecordBatch>;
  /** Keeps it open until the function returned is called. */
  readonly hold: () => () => void;
  readonly retire: () => void;
};

/**
 * Opens `<warehouse>/publications/<id>`. Throws when it is not whole, cannot answer one of the questions, or holds a
 * restricted batch where readers are not `identified`.
 */
export const openPublication = async (
  warehouse: string,
  id: string,
  questions: Questions,
  identified = false,
): Promise<Publication> => {
  const folder = resolve(warehouse, 'publications', id);
  const manifest = await readManifest(folder, id);
  // Without an identity provider there is no telling who reads.
  if (manifest.sensitivity === 'restricted' && !identified)
    throw new Error('ses données sont restreintes et ne se servent pas sans authentification');
  const tables = manifest.tables.map(({ name, rows }) => ({
    name,
    rows,
    path: join(folder, `${name}.parquet`),
  }));
  const instance = await openLockedEngine(tables, sharedMacros());
  try {
    const connection = await instance.connect();
    const directory = await readDirectory(connection);
    for (const question of questions.values()) (await prepareSelect(connection, question.sql)).destroySync();
    connection.closeSync();
    return { id, sensitivity: manifest.sensitivity, ...directory, ...lifeOf(instance, directory.places) };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
};

/** Who and what can be asked about, read once: a wrong parameter is refused without a query. */
const readDirectory = async (
  connection: DuckDBConnection,
): Promise<Pick<Publication, 'places' | 'regionOf' | 'indicators' | 'declarable'>> => {
  const found = await connection.run(
    'select establishment, region, departement from establishment order by 1',
  );
  const slugs = await connection.run('select indicator, kind, sources from indicator order by sort_order, 1');
  const indicators = (await slugs.getRows()).map(([slug, kind, sources]) => ({
    ...{ indicator: String(slug), kind: String(kind) },
    declared: String(sources)
      .split(' ')
      .includes('declarations' satisfies SourceName),
  }));
  const places = (await found.getRows()).map(([establishment, region, departement]): Place => ({
    establishment: String(establishment),
    region: textOrNull(region),
    departement: textOrNull(departement),
  }));
  return {
    places,
    regionOf: new Map(places.map(({ establishment, region }) => [establishment, region])),
    indicators: new Set(indicators.map(({ indicator }) => indicator)),
    declarable: declarables.parse(indicators.filter(({ declared }) => declared)),
  };
};

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const readManifest = async (folder: string, id: string): Promise<Manifest> => {
  const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  if (!parsed.success) throw new Error(`manifest ${id}: ${z.prettifyError(parsed.error)}`);
  const manifest = parsed.data;
  if (manifest.id !== id) throw new Error(`manifest ${id}: says it is ${manifest.id}`);
  const odd = manifest.tables.find(({ name }) => !/^[a-z][a-z0-9_]*$/.test(name));
  if (odd) throw new Error(`manifest ${id}: table name ${odd.name}`);
  return manifest;
};

/** Runs questions on the instance and closes it after the last one. */
const lifeOf = (
  instance: DuckDBInstance,
  places: readonly Place[],
): Pick<Publication, 'ask' | 'hold' | 'retire'> => {
  let holders = 0;
  let retired = false;
  const closeIfFree = () => {
    if (retired && holders === 0) instance.closeSync();
  };
  const hold = () => {
    holders++;
    return () => {
      holders--;
      closeIfFree();
    };
  };
  return {
    hold,
    retire: () => {
      retired = true;
      closeIfFree();
    },
    ask: async (question, values, limits) => {
      const release = hold();
      try {
        // One connection per query in flight (trap 2); connecting costs 0.05 ms.
        const connection = await instance.connect();
        try {
          const totals = totalsOf(question.name, places, values);
          if (totals) await connection.run(`set search_path = '${totals},main'`);
          return await runStatement(connection, question.sql, question.columns, values, limits);
        } finally {
          connection.closeSync();
        }
      } finally {
        release();
      }
    },
  };
};
