import type { Row } from './asks.ts';
import type { ImportTimes } from './imports.ts';
import type { Measured } from './measure.ts';
import type { PostgresTimes } from './postgres.ts';
import type { ScreenTimes } from './screens.ts';

/** What the slowest question of a row may take at 100 million lines, p95 in milliseconds over HTTP. */
export const targets: Readonly<Record<Row, number>> = {
  agency: 15,
  establishment: 30,
  crossed: 50,
  region: 250,
  linked: 20,
};

/** Markdown: ratios first, then the worst of each row, then every question. */
export const reportOf = (machine: string, size: Measured): string => {
  const { asks, users, publish } = size;
  return page([
    `# ${(size.lines / 1e6).toFixed(size.lines < 1e6 ? 3 : 0)} million PHEV lines`,
    machine,
    `Against the same question on the lines, in bare DuckDB and in PostgreSQL 15 where it was asked:`,
    againstLines(size),
    ...size.postgres.slice(0, 1).map(postgresCost(size.postgres)),
    `Slowest question of each row, cache off, warm; « times the list »: of the list of regions, asked in turn with it.`,
    table(
      ['row', 'target p95, ms', 'p95, ms', 'times the list', 'question'],
      Object.entries(targets).flatMap(([row, target]) => {
        const worst = asks.filter((ask) => ask.row === row).sort((a, b) => b.p95 - a.p95)[0];
        if (worst === undefined) return [];
        const { p95, ratio, question, label } = worst;
        return [[row, String(target), ms(p95), ratio.toFixed(1), `${question} ${label}`]];
      }),
    ),
    table(
      ['from cache', 'p50, ms', 'p95, ms'],
      [...size.cached, { label: 'of which the row of the trace', ...size.trace }].map(
        ({ label, p50, p95 }) => [label, ms(p50), ms(p95)],
      ),
    ),
    `Start to first answer ${ms(size.start)} ms. ${users.requests} requests of 20 readers: ${users.perSecond.toFixed(1)} a second, p50 ${ms(users.p50)} ms, p95 ${ms(users.p95)} ms, ${users.errors} errors, ${gigabytes(users.memory)} at most.`,
    ...(publish
      ? [`Published in ${publish.seconds.toFixed(0)} s, ${gigabytes(publish.memory)} at most.`]
      : []),
    ...(size.screens ? screens(size.screens) : []),
    `Every question:`,
    table(
      [...['row', 'role', 'question', 'of it', 'bytes', 'first, ms', 'p50, ms', 'p95, ms'], 'times the list'],
      asks.map((ask) => [
        ...[ask.row, ask.role, ask.question, ask.label, String(ask.bytes)],
        ...[ms(ask.first), ms(ask.p50), ms(ask.p95), ask.ratio.toFixed(1)],
      ]),
    ),
  ]);
};

/** Imports beside bare DuckDB on the same file. */
export const importReport = (machine: string, { lines, bytes, start, bare, imports }: ImportTimes): string =>
  page([
    `# Import of ${lines} lines, ${(bytes / 1e6).toFixed(0)} MB`,
    machine,
    `Bare DuckDB, CSV to sorted Parquet: ${bare.toFixed(1)} s. Start of a command: ${start.toFixed(1)} s, not counted in ratios.`,
    table(
      ['encoding', 'times bare DuckDB', 'target', 's', 'lines a second', 'memory'],
      imports.map((one) => [
        ...[one.encoding, one.ratio.toFixed(2), String(one.target), one.seconds.toFixed(1)],
        ...[one.linesPerSecond.toFixed(0), gigabytes(one.memory)],
      ]),
    ),
  ]);

const againstLines = ({ raw, asks, postgres }: Measured): string =>
  table(
    [
      'question',
      'here, ms',
      'DuckDB, ms',
      'times faster',
      ...postgres.map(({ way }) => `PostgreSQL ${way}, ms`),
    ],
    raw.flatMap(({ of, p50 }) => {
      const ask = asks.find(({ question, label }) => `${question} ${label}` === of);
      if (ask === undefined) return [];
      const others = postgres.map((each) => ms(each.asks.find((one) => one.of === of)?.p50 ?? NaN));
      return [[of, ms(ask.p50), ms(p50), (p50 / ask.p50).toFixed(1), ...others]];
    }),
  );

const postgresCost = (ways: readonly PostgresTimes[]) => (first: PostgresTimes) =>
  `PostgreSQL: lines copied in ${(first.loadMs / 1000).toFixed(1)} s; ${ways.map(({ way, prepareMs, bytes }) => `${way} made in ${(prepareMs / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB`).join('; ')}. Without HTTP, access, masking nor trace.`;

const screens = ({ load, clicks }: ScreenTimes): string[] => [
  `First load of Région: ${(load.scriptBytes / 1000).toFixed(0)} kB of scripts of ${(load.bytes / 1000).toFixed(0)} kB over the wire, largest paint p50 ${ms(load.largestPaint.p50)} ms, first figure ${ms(load.figure.p50)} ms.`,
  table(
    ['screen', 'role', 'click', 'to the frame, p50, ms', 'p95, ms', 'all there, p95, ms'],
    clicks.map(({ screen, role, click, p50, p95, whole }) => [
      screen,
      role,
      click,
      ms(p50),
      ms(p95),
      ms(whole),
    ]),
  ),
];

const page = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;
const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const ms = (value: number) => value.toFixed(1);
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
