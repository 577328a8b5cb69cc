import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { literal, type Engine } from '../duckdb.ts';
import { magic, openContent } from '../intake-content.ts';
import { intake } from '../intake.ts';
import { Refusal } from '../refusal.ts';
import { reading } from './csv-lines.ts';
import { shapeOfNames, shapeOfLine, type Shape } from './header.ts';
import type { Run } from './import.ts';
import type { Source } from './layout.ts';
import type { ReadyLines } from './statements.ts';

/** A file made readable by the engine: its shape, its lines, and those already set aside. */
export type ReceivedFile = {
  readonly file: { name: string; sha256: string; bytes: number };
  readonly shape: Shape;
  readonly readable: ReadyLines;
  readonly setAside: string | null;
  /** Lines to account for: read by the engine or set aside. */
  readonly rows: number;
  readonly ignored: number;
  readonly encodings: readonly string[];
};

/** Reads a file once, into `work`. @throws Refusal as `intake` does, and when columns are missing or lines absent */
export const receive = async (source: Source, path: string, work: string, engine: Engine, run: Run) => {
  const step = run.progress.step(`Lecture de ${path}`);
  const watch = { onBytes: (read: number, size: number) => step.at(read / size), signal: run.signal };
  const isParquet = source.parquet && magic(path).toString('latin1') === 'PAR1';
  const received = isParquet
    ? await receiveParquet(source, path, work, engine, watch)
    : await receiveCsv(source, path, work, watch);
  if (received.rows === 0) {
    throw new Refusal(
      received.shape.layout.reader !== undefined && received.ignored > 0
        ? `« ${path} » ne dit rien : toutes ses lignes sont laissées vides.`
        : `« ${path} » n’a aucune ligne de données après son en-tête.`,
    );
  }
  step.done();
  return received;
};

type Watch = Parameters<typeof intake>[3];

const receiveCsv = async (
  source: Source,
  path: string,
  work: string,
  watch: Watch,
): Promise<ReceivedFile> => {
  const shapes: Shape[] = [];
  const received = await intake(
    path,
    work,
    (header, spool) => {
      const shape = shapeOfLine(source, path, header);
      shapes.push(shape);
      return reading(shape, spool);
    },
    watch,
  );
  const [shape] = shapes;
  if (shape === undefined) throw new Refusal(`« ${path} » n’a pas de première ligne.`);
  return { ...received, shape, readable: { kind: 'csv', path: received.lines, names: [] } };
};

// The engine reads a Parquet several times: a copy, so that the bytes hashed are those read.
const receiveParquet = async (
  source: Source,
  path: string,
  work: string,
  engine: Engine,
  watch: Watch,
): Promise<ReceivedFile> => {
  const content = openContent(path, watch.onBytes, watch.signal);
  const copy = join(work, 'received.parquet');
  await pipeline(content.chunks, createWriteStream(copy, { mode: 0o600 }));
  const columns = await engine.rows(`describe from read_parquet(${literal(copy)})`).catch(() => {
    throw new Refusal(`« ${path} » est un fichier Parquet abîmé ou coupé : copiez-le à nouveau.`);
  });
  const names = columns.map(({ column_name: name }) => String(name));
  const shape = shapeOfNames(source, path, names);
  const [count] = await engine.rows(`select count(*) as rows from read_parquet(${literal(copy)})`);
  return {
    file: content.identity(),
    shape,
    readable: { kind: 'parquet', path: copy, names },
    setAside: null,
    rows: Number(count?.rows),
    ignored: 0,
    encodings: [],
  };
};
