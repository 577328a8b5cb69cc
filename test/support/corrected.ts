import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '#data/duckdb.ts';
import { writePublication } from './publication.ts';

/**
 * Publishes the fixture anew, as files corrected since would have it: of these lines of liste en sus one is there no more,
 * the other is coded within the référentiel.
 */
export const publishCorrected = async (
  warehouse: string,
  id: string,
  { gone, inside }: { readonly gone: string; readonly inside: string },
): Promise<void> => {
  await writePublication(warehouse, id);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const write = async (table: string, query: (from: string) => string) => {
    const file = join(warehouse, 'publications', id, `${table}.parquet`);
    await connection.run(
      `copy (${query(`read_parquet(${literal(file)})`)}) to ${literal(`${file}.new`)} (format parquet)`,
    );
    await rename(`${file}.new`, file);
  };
  await write(
    'les_line',
    (from) => `select * replace (
        if(line_id = ${literal(inside)}, 'I000001', indication) as indication,
        if(line_id = ${literal(inside)}, 'amm', situation) as situation)
      from ${from} where line_id <> ${literal(gone)}`,
  );
  await write(
    'off_label_line',
    (from) => `from ${from} where line_id not in (${literal(gone)}, ${literal(inside)})`,
  );
  connection.closeSync();
  instance.closeSync();
};
