import type { AskTimes } from './ask-times.ts';
import type { Row } from './asks.ts';
import type { RawTimes } from './raw.ts';
import type { Users } from './users.ts';

/** What one size of the demo was measured at. Milliseconds and bytes. */
export type Measured = {
  readonly lines: number;
  readonly start: number;
  readonly asks: readonly AskTimes[];
  readonly cached: readonly { readonly label: string; readonly p50: number; readonly p95: number }[];
  readonly raw: readonly RawTimes[];
  readonly users: Users;
};

/** What the slowest question of a row may take at 100 million lines, p95 in milliseconds over HTTP. */
export const targets: Readonly<Record<Row, number>> = {
  agency: 15,
  establishment: 30,
  crossed: 50,
  region: 250,
  linked: 20,
};

/** Markdown: ratios first, then the worst of each row, then every question. */
export const reportOf = (machine: string, sizes: readonly Measured[]): string =>
  [
    `# Bench`,
    machine,
    ...sizes.flatMap((size) => [
      `## ${millions(size.lines)} PHEV lines`,
      `Against the same question on the lines in bare DuckDB:`,
      table(
        ['question', 'lines, ms', 'here, ms', 'times faster'],
        size.raw.flatMap(({ of, p50 }) => {
          const ask = size.asks.find(({ question, label }) => `${question} ${label}` === of);
          return ask ? [[of, ms(p50), ms(ask.p50), (p50 / ask.p50).toFixed(1)]] : [];
        }),
      ),
      `Slowest question of each row, cache off, warm:`,
      table(
        ['row', 'target p95, ms', 'p95, ms', 'times the list of regions', 'question'],
        Object.entries(targets).flatMap(([row, target]) => {
          const worst = size.asks.filter((ask) => ask.row === row).sort((a, b) => b.p95 - a.p95)[0];
          if (worst === undefined) return [];
          const { p95, ratio, question, label } = worst;
          return [[row, String(target), ms(p95), ratio.toFixed(1), `${question} ${label}`]];
        }),
      ),
      table(
        ['from cache', 'p50, ms', 'p95, ms'],
        size.cached.map(({ label, p50, p95 }) => [label, ms(p50), ms(p95)]),
      ),
      `Start to first answer ${ms(size.start)} ms. ${size.users.requests} requests of 20 readers: ${size.users.perSecond.toFixed(1)} a second, p50 ${ms(size.users.p50)} ms, p95 ${ms(size.users.p95)} ms, ${size.users.errors} errors, ${(size.users.memory / 1e9).toFixed(2)} GB at most.`,
      table(
        ['row', 'role', 'question', 'of it', 'bytes', 'first, ms', 'p50, ms', 'p95, ms', 'times the list'],
        size.asks.map((ask) => [
          ...[ask.row, ask.role, ask.question, ask.label, String(ask.bytes)],
          ...[ms(ask.first), ms(ask.p50), ms(ask.p95), ask.ratio.toFixed(1)],
        ]),
      ),
    ]),
    '',
  ].join('\n\n');

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const ms = (value: number) => value.toFixed(1);
const millions = (lines: number) => `${(lines / 1e6).toFixed(lines < 1e6 ? 3 : 0)} million`;
