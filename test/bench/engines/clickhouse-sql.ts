import { rmSync } from 'node:fs';
import { Session } from 'chdb';
import { openReference } from './asked.ts';
import { build } from './built.ts';
import { constructs } from './constructs.ts';
import { martsOf, questionsOf, viewOf, type Tried } from './files.ts';
import { functions, mended } from './mends.ts';
import { productCode } from './product-code.ts';
import { tablesOf, warehouse } from './publication.ts';
import { keep, machine, page, table } from './results.ts';
import { functionsOf } from './rewriting.ts';
import { attempt, levels, type Level } from './trial.ts';

// npm run clickhouse-sql -- [warehouse]: what ClickHouse says of each file of sql/questions and sql/marts (README.md).

type Verdict = {
  readonly file: string;
  /** The first level at which it runs; null: none. */
  readonly taken: Level | null;
  readonly by: readonly string[];
  readonly refused: Readonly<Partial<Record<Level, string>>>;
  readonly beside: string;
  readonly needs: readonly string[];
};

const run = async () => {
  const session = new Session();
  session.query('set max_execution_time = 120, output_format_json_quote_64bit_integers = 0');
  const { sharedMacros } = await productCode();
  const published = tablesOf(warehouse());
  const reference = await openReference(published, sharedMacros());
  const built = await build(warehouse());
  try {
    session.query('create database publication');
    session.query('create database built');
    session.query('use publication');
    for (const [name, file] of published) session.query(viewOf(name, file));
    const obstacles = constructs.filter(({ probe }) => !takes(session, probe));
    const verdicts = new Map<string, Verdict>();
    const files = [...questionsOf(reference), ...martsOf(built.tables)];
    const unmade: string[] = [];
    for (const level of levels) {
      if (level === 'rewritten')
        unmade.push(
          ...make(session, functionsOf([sharedMacros(), ...files.map(({ text }) => text)].join('\n'))),
        );
      if (level === 'mended') unmade.push(...make(session, functions));
      for (const tried of files) {
        const before = verdicts.get(tried.file);
        if (before?.taken) continue;
        const needs = obstacles.filter(({ found }) => found.test(tried.text)).map(({ name }) => name);
        verdicts.set(tried.file, await verdictOf(session, level, tried, { ...before?.refused }, needs));
      }
    }
    report([...verdicts.values()], unmade);
  } finally {
    rmSync(built.folder, { recursive: true, force: true });
    reference.close();
    session.close();
  }
};

const takes = (session: Session, probe: string): boolean => {
  if (probe === '') return false;
  try {
    session.query(probe);
    return true;
  } catch {
    return false;
  }
};

/** @returns those that it refuses */
const make = (session: Session, made: readonly string[]): readonly string[] =>
  made.filter((each) => !takes(session, `create or replace function ${mended(each).sql}`));

const verdictOf = async (
  session: Session,
  level: Level,
  tried: Tried,
  refused: Partial<Record<Level, string>>,
  needs: readonly string[],
): Promise<Verdict> => {
  tried.reset(session);
  const { said, by } = await attempt(session, level, tried.text, tried.values);
  const { file } = tried;
  if (said.ok)
    return { file, taken: level, by, refused, beside: await tried.beside(session, said), needs: [] };
  return {
    file,
    taken: null,
    by,
    refused: { ...refused, [level]: `${said.code} ${said.words}` },
    beside: '',
    needs,
  };
};

const report = (told: readonly Verdict[], unmade: readonly string[]) => {
  const count = (kind: string, taken: Level | null) =>
    told.filter((each) => each.file.startsWith(kind) && each.taken === taken).length;
  const text = page([
    '# sql/ by ClickHouse',
    machine(),
    '« Rewritten »: parameters, four settings, scalar macros as functions, an engine for each table. « Mended »: also DuckDB’s functions under their names, other words for the same thing and `prefer_column_name_to_alias`. A question’s rows are compared with DuckDB’s as the bench asks it; a mart’s by their number and by the sum of each column of figures, with the build’s end, where later files have changed what `release_line` made.',
    table(
      ['files', ...levels, 'refused'],
      ['questions', 'marts'].map((kind) => [
        kind,
        ...[...levels, null].map((level) => String(count(kind, level))),
      ]),
    ),
    'Taken:',
    table(
      ['file', 'at', 'mended by', 'beside DuckDB', 'refused before for'],
      told
        .filter(({ taken }) => taken !== null)
        .map(({ file, taken, by, beside, refused }) => [
          ...[file, taken ?? '', by.join(', '), beside, refused['as it is'] ?? ''],
        ]),
    ),
    'Refused:',
    table(
      ['file', 'as it is', 'rewritten and mended', 'what it says that ClickHouse has not'],
      told
        .filter(({ taken }) => taken === null)
        .map(({ file, refused, needs }) => [
          ...[file, refused['as it is'] ?? '', refused.mended ?? '', needs.join(', ')],
        ]),
    ),
    ...(unmade.length > 0
      ? [`Scalar macros that are no function there: ${unmade.map((each) => each.split(' ')[0]).join(', ')}.`]
      : []),
  ]);
  keep('clickhouse-sql', text, { machine: machine(), unmade, files: told });
};

await run();
