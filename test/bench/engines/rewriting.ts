import type { Values } from '../../../server/statement.ts';

/** `$name` as ClickHouse names a parameter, with the type that is bound. */
export const parametersOf = (
  sql: string,
  values: Values,
): { sql: string; bound: Record<string, unknown> } => {
  const bound: Record<string, unknown> = {};
  const rewritten = sql.replace(/\$([a-z_]+)\b/g, (_, name: string) => {
    const value = values[name] ?? null;
    const list = Array.isArray(value) || isList(sql, name);
    bound[name] = list ? (value ?? []) : value;
    return `{${name}:${list ? 'Array(String)' : typeOf(name, value)}}`;
  });
  return { sql: rewritten, bound };
};

const isList = (sql: string, name: string) =>
  new RegExp(
    `(meets_choice|list_contains|list_min|list_max|unnest) ?\\(\\$${name}\\b|\\$${name}::varchar\\[\\]`,
  ).test(sql);

const typeOf = (name: string, value: unknown): string => {
  if (typeof value === 'boolean') return 'Nullable(Bool)';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Nullable(Int32)' : 'Nullable(Float64)';
  return /^(year|limit|digits|generics|repertoire|price)$/.test(name)
    ? 'Nullable(Int32)'
    : 'Nullable(String)';
};

/** A table says where it is kept; a view of ours keeps nothing and is left. */
export const withEngine = (sql: string): string =>
  sql
    .replace(/\btemporary table\b/g, 'table')
    .replace(/(create (?:or replace )?table \w+) as\b/g, '$1 engine = MergeTree order by tuple() as');

/** Scalar macros, each as a function of SQL; those that give a table, or arguments by name, have no like there. */
export const functionsOf = (macros: string): readonly string[] =>
  statementsOf(macros).flatMap((macro) => {
    const found = /^create or replace (?:temporary )?macro (\w+) ?\(([^)]*)\) as\s+(?!table)([\s\S]*)$/.exec(
      macro,
    );
    return found ? [`${found[1]} as (${found[2]}) -> ${found[3]}`] : [];
  });

/** The statements of a file, without comments. */
export const statementsOf = (text: string): readonly string[] =>
  text
    .replace(/^\s*\/\*.*\*\/\s*$/gm, '')
    .replace(/--.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter(Boolean);

const names = ['join_use_nulls', 'aggregate_functions_null_for_empty', 'cast_keep_nullable'];
const standard = [...names.map((name) => `${name} = 1`), `union_default_mode = 'DISTINCT'`];
/** `prefer…`: beyond the four, for an alias of a select hides the column of the same name within it, unless told so. */
export const settings = {
  'as it is': [...names, 'union_default_mode', 'prefer_column_name_to_alias'].map(
    (name) => `${name} = default`,
  ),
  rewritten: [...standard, 'prefer_column_name_to_alias = default'],
  mended: [...standard, 'prefer_column_name_to_alias = 1'],
} as const;
