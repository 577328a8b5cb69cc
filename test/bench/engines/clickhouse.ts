import { Session } from 'chdb';
import { amountsOf, readable, statement } from './statement.ts';
import type { Way, Where } from './way.ts';

/** Where ClickHouse has the lines: in the publication's Parquet, in its own sorted parts, or in memory. */
export const places = {
  Parquet: 'create view Parquet as',
  MergeTree:
    'create table MergeTree engine = MergeTree order by (establishment, day) settings allow_nullable_key = 1 as',
  Memory: 'create table Memory engine = Memory as',
} as const;

/** Its engine in this process, as DuckDB is: no server, no network. One session serves the ways asked. */
export const clickhouse = (tables: ReadonlyMap<string, string>, where: Where): readonly Way[] => {
  const session = new Session();
  const file = `file('${tables.get('off_label_month') ?? ''}')`;
  return Object.entries(places).map(([place, create]) => {
    const begun = performance.now();
    session.query(`${create} ${readable(file, `formatDateTime(period_start, '%Y-%m')`)}`);
    const loadMs = performance.now() - begun;
    return {
      name: `ClickHouse, six dimensions in one statement, ${place}`,
      ...(place === 'Parquet' ? {} : { loadMs }),
      step: async (choice) => {
        const answer = await session.queryAsync(statement(place, where, choice), { format: 'JSONCompact' });
        return amountsOf(answer.json<{ data: unknown[][] }>().data);
      },
      close: () => session.close(),
    };
  });
};
