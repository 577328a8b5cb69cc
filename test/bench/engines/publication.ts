import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifest } from '../../../api/publication.ts';

/** The warehouse named on the command line, else the one that `npm run bench` makes. */
export const warehouse = (): string =>
  process.argv[2] === undefined
    ? fileURLToPath(new URL('../../../warehouse-bench-1000000', import.meta.url))
    : resolve(process.argv[2]);

/** Its current publication: the Parquet file of each table. */
export const tablesOf = (folder: string): ReadonlyMap<string, string> => {
  const publication = join(folder, 'publications', currentOf(folder));
  const { tables } = manifest.parse(JSON.parse(readFileSync(join(publication, 'manifest.json'), 'utf8')));
  return new Map(tables.map(({ name }) => [name, join(publication, `${name}.parquet`)]));
};

export const currentOf = (folder: string): string => readFileSync(join(folder, 'current'), 'utf8').trim();
