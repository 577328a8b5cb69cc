import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordBatch } from 'apache-arrow';
import { createLanes } from './lanes.ts';
import { openPublication, type Publication } from './publication.ts';
import type { AskableQuestion, Questions } from './questions.ts';
import type { Values } from './statement.ts';

/** The server's only door to data. */
export type Warehouse = {
  readonly questions: Questions;
  /** The publication to answer from; a request takes it once and holds it to its end. Undefined: none yet. */
  readonly publication: () => Publication | undefined;
  /** Waits for a place in the question's lane, then runs it. */
  readonly ask: (
    publication: Publication,
    question: AskableQuestion,
    values: Values,
    signal: AbortSignal,
  ) => Promise<RecordBatch>;
  /** Looks at `current` now; throws when what it names cannot be opened. The publication before then stays. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
};

export type WarehouseOptions = {
  readonly folder: string;
  readonly questions: Questions;
  /** Readers sign in: restricted publications may be served. */
  readonly identified: boolean;
  readonly queryTimeoutMs: number;
  readonly queriesAtOnce: number;
  readonly pollMs?: number;
  /** Called once per publication that fails to open, and once per change. */
  readonly onFailure: (id: string, error: unknown) => void;
  readonly onChange: (id: string) => void;
};

/** Opens the door; the first publication is opened by the first `refresh`, then every `pollMs` (a second). */
export const createWarehouse = (options: WarehouseOptions): Warehouse => {
  const lanes = createLanes(options.queriesAtOnce);
  let open: Publication | undefined;
  let refreshing: Promise<void> = Promise.resolve();
  let failed: string | undefined;
  let closed = false;

  const replace = async () => {
    const id = await currentId(options.folder);
    if (id === undefined || id === open?.id) return;
    try {
      const next = await openPublication(options.folder, id, options.questions, options.identified);
      open?.retire();
      open = next;
      if (closed) open.retire();
      failed = undefined;
      options.onChange(id);
    } catch (error) {
      if (failed !== id) options.onFailure(id, error);
      failed = id;
      throw error;
    }
  };
  // One after the other: a look that began before `current` moved does not answer for one asked after.
  const refresh = () => {
    const look = refreshing.then(replace);
    refreshing = look.catch(() => undefined);
    return look;
  };
  const timer = setInterval(() => {
    refresh().catch(() => undefined); // onFailure has told it
  }, options.pollMs ?? 1000).unref();

  return {
    questions: options.questions,
    publication: () => open,
    ask: (publication, question, values, signal) =>
      lanes[question.lane](() =>
        publication.ask(question, values, { timeoutMs: options.queryTimeoutMs, signal }),
      ),
    refresh,
    close: () => {
      closed = true;
      clearInterval(timer);
      open?.retire();
      open = undefined;
    },
  };
};

/** The id that `current` holds on its one line; undefined where there is no such file. */
const currentId = async (folder: string): Promise<string | undefined> => {
  try {
    return (await readFile(join(folder, 'current'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
