import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { quantile } from '../ask-times.ts';
import { clickhouse } from './clickhouse.ts';
import { plain, product } from './duckdb.ts';
import { mosaic } from './mosaic.ts';
import { tablesOf, warehouse } from './publication.ts';
import { keep, machine, page, table } from './results.ts';
import type { Amounts, Choice, Way, Where } from './way.ts';

// npm run linked -- [warehouse]: the linked filter of one establishment, by each engine on the same lines (README.md).

/** Steps that move one choice: of a service, or of a prescriber within a service. */
type Walk = { readonly moving: 'unit' | 'prescriber'; readonly steps: readonly Choice[] };
type Times = { readonly near: number[]; readonly unit: number[]; readonly prescriber: number[] };

const rounds = 3;

const run = async () => {
  const tables = tablesOf(warehouse());
  const { where, walks, lines } = await walksOf(tables);
  const ways: Way[] = [
    await product(warehouse(), where),
    await plain(tables, where, false),
    await plain(tables, where, true),
    ...clickhouse(tables, where),
    await mosaic(tables, where, { loaded: false, cubes: false }),
    await mosaic(tables, where, { loaded: true, cubes: false }),
    await mosaic(tables, where, { loaded: false, cubes: true }),
    await mosaic(tables, where, { loaded: true, cubes: true }),
  ];
  const times = new Map(ways.map((way) => [way, { near: [], unit: [], prescriber: [] } as Times]));
  let compared = 0;
  for (let round = 0; round <= rounds; round++)
    for (const { moving, steps } of walks) {
      for (const way of ways) {
        const begun = performance.now();
        await way.near?.(moving, steps[0] ?? {});
        if (round === 0) times.get(way)?.near.push(performance.now() - begun);
      }
      // In turn, so that whatever else the machine does weighs on each; round 0 warms them up.
      for (const step of steps) {
        const answers: Amounts[] = [];
        for (const way of ways) {
          const begun = performance.now();
          answers.push(await way.step(step));
          if (round > 0) times.get(way)?.[moving].push(performance.now() - begun);
        }
        compared += agree(ways, answers, step);
      }
    }
  for (const way of ways) way.close();
  report(where, lines, ways, times, compared);
};

/** @throws where two ways differ in a mark or in a cent */
const agree = (ways: readonly Way[], answers: readonly Amounts[], step: Choice): number => {
  const [first = new Map<string, number>(), ...others] = answers;
  others.forEach((other, at) => {
    for (const key of new Set([...first.keys(), ...other.keys()]))
      if (Math.abs((first.get(key) ?? NaN) - (other.get(key) ?? NaN)) < 10 !== true)
        throw new Error(
          `${JSON.stringify(step)}, ${key}: ${first.get(key)} by ${ways[0]?.name}, ${other.get(key)} by ${ways[at + 1]?.name}`,
        );
  });
  return first.size * others.length;
};

/** Every service of the demo's hospital, then the prescribers of its greatest services. */
const walksOf = async (tables: ReadonlyMap<string, string>) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJson();
  for (const [name, file] of tables) await connection.run(`create view "${name}" as from '${file}'`);
  const [place] = await rows(readFileSync(new URL('../../../sql/personas.sql', import.meta.url), 'utf8'));
  const establishment = String(place?.establishment);
  const where: Where = { establishment, region: String(place?.region), from: '2020-01', to: '2022-12' };
  const chosen = await rows(
    `select unit, rpps, sum(amount) as amount from off_label_month where establishment = '${establishment}'
      and year(period_start) between 2020 and 2022 group by all order by amount desc`,
  );
  const [all] = await rows(
    `select count(*) as every, count(*) filter (where establishment = '${establishment}') as own from off_label_month`,
  );
  instance.closeSync();
  const units = [...new Set(chosen.map(({ unit }) => unit as string | null))];
  const walks: Walk[] = [
    { moving: 'unit', steps: units.map((unit) => ({ unit })) },
    ...units
      .filter((unit) => unit !== null)
      .slice(0, 6)
      .map((unit): Walk => {
        const own = chosen.filter((each) => each.unit === unit && each.rpps !== null).slice(0, 6);
        return { moving: 'prescriber', steps: own.map(({ rpps }) => ({ unit, prescriber: String(rpps) })) };
      }),
  ];
  return { where, walks, lines: { every: Number(all?.every), own: Number(all?.own) } };
};

const report = (
  where: Where,
  lines: { readonly every: number; readonly own: number },
  ways: readonly Way[],
  times: ReadonlyMap<Way, Times>,
  compared: number,
) => {
  const told = ways.map((way) => {
    const { near, unit, prescriber } = times.get(way) ?? { near: [], unit: [], prescriber: [] };
    return {
      ...{ name: way.name, loadMs: way.loadMs ?? null, nearMs: way.near ? quantile(near, 0.5) : null },
      ...{ unit: spread(unit), prescriber: spread(prescriber), steps: unit.length + prescriber.length },
    };
  });
  const ours = told[0];
  const ms = (value: number | null) => value?.toFixed(1) ?? '';
  const times_ = (value: number, of: number | undefined) => (value / (of ?? NaN)).toFixed(2);
  const text = page([
    `# The linked filter of one establishment, by three engines`,
    machine(),
    `${where.from} to ${where.to}; ${lines.own} of the ${lines.every} rows of \`off_label_month\` are its own. ${told[0]?.steps ?? 0} steps of each way, in turn, in one process, warm; no cache of answers. ${compared} amounts compared, all equal to the cent.`,
    table(
      [
        'way',
        'times the product’s question, service',
        'prescriber',
        'service p50, ms',
        'p95',
        'prescriber p50, ms',
        'p95',
        'loaded once, ms',
        'cubes of a choice, ms',
      ],
      told.map(({ name, unit, prescriber, loadMs, nearMs }) => [
        name,
        times_(unit.p50, ours?.unit.p50),
        times_(prescriber.p50, ours?.prescriber.p50),
        ...[
          unit.p50,
          unit.p95,
          prescriber.p50,
          prescriber.p95,
          loadMs,
          name.includes('its cubes') ? nearMs : null,
        ].map(ms),
      ]),
    ),
  ]);
  keep('engines', text, { machine: machine(), where, lines, compared, ways: told });
};

const spread = (taken: number[]) => ({ p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) });

await run();
