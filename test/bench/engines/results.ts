import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** As test/bench/main.ts names it, and what else ran meanwhile. */
export const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, load average ${loadavg()[0]?.toFixed(1) ?? ''}.`;

/** Beside the results of the product's own bench. */
export const keep = (name: string, report: string, measured: unknown): void => {
  const at = (ending: string) => new URL(`../results/${name}.${ending}`, import.meta.url);
  writeFileSync(at('json'), `${JSON.stringify(measured, null, 1)}\n`);
  writeFileSync(at('md'), report);
  console.log(report);
};

export const page = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
export const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
