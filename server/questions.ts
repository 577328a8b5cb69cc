import { createHash } from 'node:crypto';
import type { Question } from '#api/question.ts';
import { questions as contracts } from '#api/questions/index.ts';
import figures from '../sql/figures.sql?raw';
import macros from '../sql/macros.sql?raw';
import published from '../sql/published_totals.sql?raw';
import results from '../sql/results.sql?raw';
import totals from '../sql/totals.sql?raw';
import type { Lane } from './lanes.ts';
import { publishedTotals } from './totals.ts';

/** A contract of api/questions with the SQL that answers it; `fingerprint` changes when either does. */
export type AskableQuestion = Question & {
  readonly sql: string;
  readonly lane: Lane;
  readonly fingerprint: string;
};
export type Questions = ReadonlyMap<string, AskableQuestion>;

/**
 * What questions share, each before the one that calls it; run once in each instance, before lockdown. Of what totals there
 * are, a connection's search path says which are bound: the engine plans each question anew, and pays for what it binds.
 */
export const sharedMacros = (): string =>
  [
    ...[macros, totals, figures, results],
    ...publishedTotals.flatMap((whose) => [
      ...[`create schema ${whose};`, `set search_path = '${whose},main';`],
      ...[published, figures],
    ]),
    `set search_path = 'main';`,
  ].join('\n');

/** Every question of api/questions with its file of sql/questions. Throws when a contract has no file. */
export const productQuestions = (): Questions =>
  withSql(Object.values(contracts), (name) => questionFiles[`../sql/questions/${name}.sql`]);

/** Joins contracts to their SQL; `sqlOf` gives undefined where there is none, which is refused. */
export const withSql = (
  list: readonly Question[],
  sqlOf: (name: string) => string | undefined,
  shared = sharedMacros(),
): Questions =>
  new Map(
    list.map((contract) => {
      const sql = sqlOf(contract.name);
      if (sql === undefined) throw new Error(`sql/questions/${contract.name}.sql: missing`);
      const fingerprint = createHash('sha256')
        .update(JSON.stringify([contract.name, contract.columns, sql, shared]))
        .digest('base64url');
      const lane = metadata.has(contract.name) ? 'metadata' : 'interactive';
      return [contract.name, { ...contract, sql, lane, fingerprint }];
    }),
  );

const metadata = new Set(['catalogue', 'publication', 'establishments']);

// Vite replaces import.meta.glob by the text of the files: the built server carries its SQL and opens no source.
const questionFiles = import.meta.glob<string>('../sql/questions/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
