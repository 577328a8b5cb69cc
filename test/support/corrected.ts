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
  const file = join(warehouse, 'publications', id, 'les_line.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (
      select * replace (
        if(line_id = ${literal(inside)}, 'I000001', indication) as indication,
        if(line_id = ${literal(inside)}, 'amm', situation) as situation)
      from read_parquet(${literal(file)}) where line_id <> ${literal(gone)}
    ) to ${literal(`${file}.new`)} (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  await rename(`${file}.new`, file);
};
