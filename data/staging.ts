import { batchSources, type BatchReport } from './batch.ts';
import { listValue } from '@duckdb/node-api';
import { literal, type Engine } from './duckdb.ts';
import { runSqlFile } from './marts.ts';
import { loadReference } from './reference.ts';

/**
 * One view per source over its batches' lines, the batches' coverage, the references, then who is who, what is
 * covered, what each product is and what each line of the liste en sus was prescribed for.
 * @param linesOf path of a batch's lines.parquet
 */
export const stage = async (
  engine: Engine,
  batches: readonly BatchReport[],
  linesOf: (batch: BatchReport) => string,
) => {
  await runSqlFile(engine, 'staging/received.sql');
  await loadReference(engine);
  for (const source of batchSources) {
    const name = source.replace('-', '_');
    const parts = batches
      .filter((batch) => batch.source === source)
      .map((batch) => `select ${batch.sequence} as batch, * from read_parquet(${literal(linesOf(batch))})`);
    await engine.script(
      `create view received_${name} as ${[`select null::integer as batch, * from empty_${name}`, ...parts].join(' union all by name ')}`,
    );
  }
  for (const batch of batches) {
    const c = batch.coverage;
    await engine.run(
      `insert into batch values ($sequence, $source, $file, $scope, $regions, $except,
        ($from || '-01')::date, ($to || '-01')::date, ($provisional || '-01')::date, $partial)`,
      {
        sequence: batch.sequence,
        source: batch.source,
        file: batch.file.name,
        scope: c?.scope ?? null,
        regions: listValue(c?.regions ?? []),
        except: listValue(c?.except ?? []),
        from: c?.from ?? null,
        to: c?.to ?? null,
        provisional: c?.provisional_from ?? null,
        partial: c?.partial ?? false,
      },
    );
  }
  for (const name of [
    'staging/establishment',
    'marts/detail/declared_value',
    'staging/coverage',
    'staging/product',
    'staging/prescriber_directory',
    'staging/les_reference',
    'staging/les_class',
  ])
    await runSqlFile(engine, `${name}.sql`);
};
