/** What the files say and no regular expression mends. `probe`: the least of it; one that ClickHouse takes is no obstacle. */
export type Construct = { readonly name: string; readonly probe: string; readonly found: RegExp };

export const constructs: readonly Construct[] = [
  {
    name: 'macros that give a table',
    probe: 'create or replace macro one() as table (select 1 as a)',
    found: /\b(asked_figures|own_figures|exact_totals|figures|results|bridge_within) ?\(/,
  },
  {
    name: '`union all by name`',
    probe: 'select 1 as a union all by name select 2 as a',
    found: /union( all)?\s+by name/,
  },
  {
    name: 'structs, and `unnest` of them',
    probe: `select unnest([{'a': 1}], recursive := true)`,
    found: /\{\s*'/,
  },
  {
    name: '`unnest` of several lists together (zipped here, multiplied there)',
    probe: '',
    found: /unnest ?\([^;]*?\)[^;]{0,40},\s*unnest ?\(/,
  },
  { name: '`unnest` in `from`', probe: 'select a from unnest([1]) u (a)', found: /from\s+unnest ?\(/ },
  {
    name: '`lateral`',
    probe: 'select b from (select 1 as a) t cross join lateral (select a + 1 as b) l',
    found: /\blateral\b/,
  },
  {
    name: '`order by` within an aggregate',
    probe: `select string_agg(a, ',' order by a) from (select 'x' as a)`,
    found: /(string_agg|list|any_value|arg_max|arg_min|first|last) ?\((?:[^()]|\([^()]*\))*order by/,
  },
  {
    name: '`unpivot`',
    probe: 'select * from (select 1 as a) unpivot (b for c in (a))',
    found: /\bunpivot\b/,
  },
  {
    name: 'a window over dates by an interval',
    probe: `select sum(1) over (order by d range between interval 1 month preceding and current row) from (select today() as d)`,
    found: /range between interval/,
  },
  {
    name: '`delete … using`, `update … from`',
    probe: 'delete from system.one using system.one o where true',
    found: /delete from\s+\w+ using|update\s+\w+\s+(\w+\s+)?set[^;]*\bfrom\b/,
  },
  { name: '`hmac_sha256`', probe: `select hmac_sha256('a', 'b', 'c')`, found: /hmac_sha256/ },
  {
    name: '`insert … returning`',
    probe: 'insert into function null() select 1 returning a',
    found: /\breturning\b/,
  },
  {
    name: 'a type of its own (`indicator_name`)',
    probe: `create type one as enum ('a')`,
    found: /indicator_name\b/,
  },
];
