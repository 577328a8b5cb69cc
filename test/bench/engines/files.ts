import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Session } from 'chdb';
import type { Values } from '../../../server/statement.ts';
import type { Reference } from './asked.ts';
import { compared } from './compare.ts';
import type { Said } from './trial.ts';

/** A file of sql/, and how it is tried. */
export type Tried = {
  readonly file: string;
  readonly text: string;
  readonly values: Values;
  /** Puts what it reads and what it makes as they were before it. */
  readonly reset: (session: Session) => void;
  /** What became of it beside DuckDB. */
  readonly beside: (session: Session, said: Said) => Promise<string>;
};

const filesOf = (name: string) => {
  const folder = new URL(`../../../sql/${name}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => ({ file: `${name}/${file}`, text: readFileSync(new URL(file, folder), 'utf8') }));
};

/** Questions on the publication, each asked with the same values of both engines; its rows are compared. */
export const questionsOf = (reference: Reference): readonly Tried[] =>
  filesOf('questions').map(({ file, text }) => {
    const values = reference.valuesOf(basename(file, '.sql'));
    return {
      ...{ file, text, values },
      reset: (session) => void session.query('use publication'),
      beside: async (_, said) => compared(await reference.answer(text, values), said.ok ? said.rows : []),
    };
  });

/** Marts on the tables of a build, as they are at its end; the numbers of rows are compared. */
export const martsOf = (built: ReadonlyMap<string, string>): readonly Tried[] =>
  [...filesOf('marts'), ...filesOf('marts/detail')].map(({ file, text }) => {
    const named = (pattern: RegExp) => [
      ...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? '')),
    ];
    const made = named(/create (?:or replace )?(?:temporary )?(?:table|view) (\w+)/g);
    const changed = named(/^(?:insert into|delete from|update)\s+(\w+)/gm).filter(
      (name) => !made.includes(name) && built.has(name),
    );
    return {
      ...{ file, text, values: publicationValues },
      reset: (session) => {
        session.query('use built');
        // What other files made or changed is a view again, over the rows of the build.
        for (const name of [...made, ...changed]) session.query(`drop table if exists ${name} sync`);
        for (const [name, from] of built)
          if (changed.includes(name))
            session.query(
              `create table ${name} engine = MergeTree order by tuple() as select * from file('${from}')`,
            );
          else if (!made.includes(name)) session.query(viewOf(name, from));
      },
      beside: (session) =>
        Promise.resolve(made.map((name) => besideOf(session, name, built.get(name))).join(', ')),
    };
  });

export const viewOf = (name: string, file: string) =>
  `create or replace view ${name} as select * from file('${file}')`;

// What data/publish.ts and data/release.ts bind.
const publicationValues: Values = {
  ...{ digits: 10, synthetic: true, publication: '20260101T000000000Z' },
  ...{ published_at: '2026-01-01T00:00:00.000Z', previous_publication: null, previous_published_at: null },
};

const besideOf = (session: Session, name: string, given: string | undefined): string => {
  const file = `file('${given ?? ''}')`;
  const rows = (from: string) => Number(session.query(`select count() from ${from}`, 'TSV'));
  const found = rows(name);
  if (given === undefined) return `${name} ${found}`;
  const expected = rows(file);
  if (found !== expected) return `${name} ${found} for ${expected}`;
  const sums = (from: string, column: string) => {
    const sum = session.query(`select sum(toFloat64("${column}")) from ${from}`, 'TSV').replace('\\N', '0');
    return Number(sum).toPrecision(9);
  };
  const columns = namesOf(session, name);
  const figures = namesOf(session, file, /\t(Nullable\()?(Decimal|U?Int|Float)/);
  const other = figures.filter((each) => !columns.includes(each) || sums(name, each) !== sums(file, each));
  return `${name} as many, ${found}${other.length > 0 ? `, not the same ${other.join(' and ')}` : ''}`;
};

const namesOf = (session: Session, from: string, types = /./): readonly string[] =>
  session
    .query(`describe ${from}`, 'TSV')
    .split('\n')
    .filter((line) => types.test(line))
    .map((line) => line.split('\t')[0] ?? '');
