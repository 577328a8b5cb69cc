import {
  DuckDBBlobValue,
  DuckDBInstance,
  DuckDBListValue,
  LIST,
  VARCHAR,
  type DuckDBValue,
} from '@duckdb/node-api';

export type Row = Record<string, string | number | boolean | null>;
export type Parameters = Record<string, DuckDBValue>;

/** The build's engine: one connection, one statement at a time. */
export type Engine = {
  /** Runs one statement. @throws the engine's error */
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** Runs a script of several statements, in order (our own files only: it takes no parameter). */
  script(sql: string): Promise<void>;
  /** Rows of scalars: decimals and big integers as strings, dates as ISO days. */
  rows(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** Share of the running statement that is done, 0 to 100, or negative where unknown. */
  progress(): number;
  /** Stops the running statement, which then throws. */
  interrupt(): void;
  close(): void;
};

/**
 * Opens an engine for importing or publishing.
 * @param file database file, or ':memory:'
 * @param limits memory before it spills into `spill`, and threads
 */
export const openEngine = async (
  file: string,
  limits: { memory: string; threads: number; spill: string },
): Promise<Engine> => {
  const instance = await DuckDBInstance.create(file, {
    memory_limit: limits.memory,
    threads: String(limits.threads),
    temp_directory: limits.spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    run: async (sql, parameters) => {
      await connection.run(sql, parameters, parameters && listTypes(parameters));
    },
    script: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql, parameters) => {
      const reader = await connection.runAndReadAll(sql, parameters, parameters && listTypes(parameters));
      return reader.getRowObjectsJson() as Row[];
    },
    progress: () => connection.progress.percentage,
    interrupt: () => {
      connection.interrupt();
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};

// A list parameter needs its type said, above all when it is empty; ours are lists of text.
const listTypes = (parameters: Parameters) =>
  Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value instanceof DuckDBListValue)
      .map(([name]) => [name, LIST(VARCHAR)]),
  );

/** Bytes as a parameter. */
export const blob = (bytes: Uint8Array): DuckDBValue => new DuckDBBlobValue(bytes);

/** A string as an SQL literal, for the places where DuckDB takes no parameter (COPY … TO). */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
