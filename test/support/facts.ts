import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noAccess, type Access, type Place } from '#api/access.ts';
import type { Manifest } from '#api/publication.ts';
import { addBatch, type BatchReport, type Coverage } from '#data/batch.ts';
import { readConfig } from '#data/config.ts';
import { literal, openEngine } from '#data/duckdb.ts';
import { runSqlFile } from '#data/marts.ts';
import { publish, type PublishOptions } from '#data/publish.ts';
import { writeWarehouse } from '#data/warehouse.ts';
import { openPublication } from '#server/publication.ts';
import { productQuestions } from '#server/questions.ts';
import { rowsOf, type Cell } from '#server/rows.ts';
import type { Values } from '#server/statement.ts';

/** A line of a batch; columns left out are null. */
export type Line = Record<string, string | number | boolean | null>;

/** One thread: two files run at once, and a few lines are slower on two. */
export const config = { ...readConfig({ CAQES_BUILD_MEMORY: '1GB' }), threads: 1 };

/** An empty folder to become a warehouse. */
export const newWarehouse = () => mkdtemp(join(tmpdir(), 'caqes-facts-'));

/** A whole batch with these lines, written as an importer would. */
export const addFacts = async (
  path: string,
  source: BatchReport['source'],
  lines: readonly Line[],
  coverage: Partial<Coverage> = {},
): Promise<BatchReport> =>
  writeWarehouse(path, 'synthetic', (warehouse) =>
    addBatch(
      warehouse,
      {
        source,
        sensitivity: 'synthetic',
        file: { name: `${source}.csv`, sha256: randomBytes(32).toString('hex'), bytes: 0 },
      },
      async (folder) => {
        const engine = await openEngine(':memory:', { ...config, spill: join(folder, 'spill') });
        const table = `empty_${source.replace('-', '_')}`;
        await runSqlFile(engine, 'staging/received.sql');
        await writeFile(join(folder, 'lines.json'), JSON.stringify(lines));
        if (lines.length > 0) {
          await engine.script(
            `insert into ${table} by name from read_json(${literal(join(folder, 'lines.json'))}, auto_detect = true, sample_size = -1, map_inference_threshold = -1)`,
          );
        }
        await engine.script(`copy ${table} to ${literal(join(folder, 'lines.parquet'))}`);
        engine.close();
        return {
          coverage: references.includes(source)
            ? null
            : {
                ...{ scope: 'seen', regions: [], except: [], from: '2015-01', to: '2015-12' },
                ...{ provisional_from: null, partial: false },
                ...coverage,
              },
          rows: { read: lines.length, kept: lines.length, quarantined: 0, by_reason: {} },
          totals: {},
          extra_columns: [],
          notes: [],
        };
      },
    ),
  );

// They cover nothing.
const references = ['finess', 'targets', 'contracts', 'les-reference', 'rpps', 'events', 'groups'];

/** Publishes all batches of the warehouse. */
export const publishAll = (path: string, options: PublishOptions = {}): Promise<Manifest> =>
  writeWarehouse(path, 'synthetic', (warehouse) => publish(warehouse, config, options));

/**
 * Asks the product's own questions of a publication, with its own SQL and encoder, for a reader of these lists: without
 * any, one who has signed with every establishment and may cross all lines.
 */
export const reader = async (path: string, id: string) => {
  const questions = productQuestions();
  const publication = await openPublication(path, id, questions);
  const all = everything(publication.places);
  const answer = async (name: string, values: Values, access: Access = all) => {
    const question = questions.get(name);
    if (question === undefined) throw new Error(`no question ${name}`);
    const absent = Object.fromEntries(Object.keys(question.parameters.shape).map((key) => [key, null]));
    const batch = await publication.ask(
      question,
      // Nothing was written since the publication, unless the test says so.
      { ...absent, argued: [], undocumented: [], ...access, ...values },
      { timeoutMs: 120_000, signal: new AbortController().signal },
    );
    return { question, batch };
  };
  return {
    close: () => publication.retire(),
    places: publication.places,
    answer,
    ask: async (name: string, values: Values, access?: Access): Promise<Record<string, Cell>[]> => {
      const { question, batch } = await answer(name, values, access);
      return rowsOf(question.columns, batch);
    },
  };
};

/** The widest lists on these places, short of any person's own number. */
const everything = (places: readonly Place[]): Access => {
  const all = places.map(({ establishment }) => establishment);
  const release = [...new Set(places.flatMap(({ region }) => region ?? []))];
  return {
    ...{ ...noAccess, scope: all, peers: all, signed: all, release, detail: all, lines: all },
    ...{ distributions: all, administers: ['imports'] },
  };
};
