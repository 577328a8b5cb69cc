import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** A Parquet file, at an absolute path, and the name that SQL knows it by. */
export type Table = { readonly name: string; readonly path: string; readonly rows: number };

/**
 * Opens an engine in memory that reads the tables given and nothing else. `macros` is a script of our own, run before the
 * doors close. Close the instance when done with it.
 */
export const openLockedEngine = async (tables: readonly Table[], macros: string): Promise<DuckDBInstance> => {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    for (const { name, path, rows } of tables)
      await connection.run(
        `create ${rows <= small ? 'table' : 'view'} "${name}" as select * from read_parquet(${literal(path)})`,
      );
    if (macros) await connection.run(macros);
    await lockDown(
      connection,
      tables.map(({ path }) => path),
    );
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
};

// Rows of a table that is held in memory: opening its file takes longer than reading it, at each question that joins it. Most
// tables of a publication are that small, whatever its lines; all of them are read in some tenth of a second.
const small = 12_288;

/**
 * In this order, which is the one that works (trap 6). Of the two settings that keep the views readable,
 * allowed_directories also permits writes beside the files; allowed_paths does not.
 * An in-memory engine would spill large queries into the current folder: without a place it refuses them.
 */
const lockDown = async (connection: DuckDBConnection, paths: readonly string[]): Promise<void> => {
  await connection.run(`set temp_directory = ''`);
  await connection.run(`set parquet_metadata_cache = true`); // a publication's files never change
  await connection.run(`set allowed_paths = [${paths.map(literal).join(', ')}]`);
  await connection.run(`set enable_external_access = false`);
  await connection.run(`set autoinstall_known_extensions = false`);
  await connection.run(`set autoload_known_extensions = false`);
  await connection.run(`set lock_configuration = true`);
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
