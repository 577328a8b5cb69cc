/** A rewriting that a regular expression can do. `name` says what it is, in the words of the report. */
export type Mend = { readonly name: string; readonly apply: (sql: string) => string };

const renamed = (from: string, to: string): Mend => ({
  name: `${from} → ${to}`,
  apply: (sql) => sql.replace(new RegExp(`\\b${from} ?\\(`, 'g'), `${to}(`),
});

/**
 * `t.a` in a select is called `t.a` by the query around it where another table has an `a` too: each is given its name. Our
 * formatter puts one on each line.
 */
const aliased = (sql: string): string => {
  let within: number | null = null;
  return sql
    .split('\n')
    .map((line, at, lines) => {
      const indent = line.search(/\S/);
      if (/^\s*select( distinct)?$/.test(line)) within = indent + 2;
      else if (within !== null && indent >= 0 && indent < within) within = null;
      // The last of a select has no comma; nor has the first line of an expression of several.
      const ends = line.endsWith(',') || (lines[at + 1] ?? '').search(/\S|$/) < indent;
      return indent === within && ends ? line.replace(/^(\s*\w+\.(\w+))(,?)$/, '$1 as $2$3') : line;
    })
    .join('\n');
};

/** What no setting does: other words for the same thing, in the order in which they are applied. */
export const mends: readonly Mend[] = [
  {
    name: '`from` without `select`',
    apply: (sql) => sql.replace(/(\(\s*|union all\s+|\bas\s+|^\s*)from(?=\s)/g, '$1select * from'),
  },
  { name: '`exclude`', apply: (sql) => sql.replace(/\* exclude/g, '* except') },
  {
    name: 'types of lists',
    apply: (sql) =>
      sql.replace(/null::varchar\[\]/g, '[]::Array(String)').replace(/::varchar\[\]/g, '::Array(String)'),
  },
  renamed('bool_or', 'max'),
  renamed('bool_and', 'min'),
  renamed('arg_max', 'argMax'),
  renamed('arg_min', 'argMin'),
  renamed('count_if', 'countIf'),
  renamed('list', 'groupArray'),
  renamed('median', 'quantileExactInclusive'),
  {
    name: 'quantile_cont',
    apply: (sql) => sql.replace(/quantile_cont ?\(([^,()]+), ([\d.]+)\)/g, 'quantileExactInclusive($2)($1)'),
  },
  {
    name: 'lambda',
    apply: (sql) =>
      sql.replace(/list_filter ?\(([\s\S]*?),\s*lambda (\w+): ([^)]*)\)/g, 'arrayFilter($2 -> $3, $1)'),
  },
  { name: 'a name for each column', apply: aliased },
  { name: '`insert … by name`', apply: (sql) => sql.replace(/(insert into\s+\w+) by name/g, '$1') },
];

/** The mends that change this text. */
export const mended = (sql: string): { readonly sql: string; readonly by: readonly string[] } =>
  mends.reduce<{ sql: string; by: readonly string[] }>(
    (so, { name, apply }) => {
      const next = apply(so.sql);
      return next === so.sql ? so : { sql: next, by: [...so.by, name] };
    },
    { sql, by: [] },
  );

/** Scalar functions under DuckDB's names; an absent list, which is never null there, is an empty one. */
export const functions: readonly string[] = [
  'list_contains as (l, x) -> has(l, x)',
  'len as (x) -> length(x)',
  'starts_with as (x, y) -> startsWith(x, y)',
  'contains as (x, y) -> position(x, y) > 0',
  'split_part as (x, y, n) -> splitByString(y, assumeNotNull(x))[n]',
  'string_split as (x, y) -> splitByString(y, assumeNotNull(x))',
  `strftime as (d, f) -> formatDateTime(d, f)`,
  'make_date as (y, m, d) -> makeDate32(y, m, d)',
  'to_months as (n) -> toIntervalMonth(n)',
  'list_sort as (l) -> arraySort(l)',
  'list_min as (l) -> arrayMin(l)',
  'list_max as (l) -> arrayMax(l)',
  'list_position as (l, x) -> indexOf(l, x)',
  'list_distinct as (l) -> arrayDistinct(l)',
  'list_intersect as (l, m) -> arrayIntersect(l, m)',
  'generate_series as (a, b) -> range(assumeNotNull(a), assumeNotNull(b) + 1)',
  'regexp_full_match as (x, y) -> match(x, y)',
  `meets_choice as (keys, key) -> empty(keys) or has(keys, coalesce(key, ''))`,
  'getvariable as (name) -> 10',
];
