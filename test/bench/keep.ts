import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('results', import.meta.url));

/** What was measured, as Markdown for people and as JSON, under one name. */
export const keep = (name: string, report: string, measured: unknown): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(measured, null, 1)}\n`);
  writeFileSync(join(folder, `${name}.md`), report);
};

/** One line on what measures, and the day. */
export const machine = `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.`;
