-- Exact where the reader may cross the lines, else as released. The region sums what is released of each, so that it less
-- those shown tells no more of the others; its rate is moved by establishments whose two counts the reader may read.
with
  asked as (
    select
      indicator,
      kind,
      signatories_only,
      sort_order
    from
      indicator
    where
      list_contains($indicator, indicator)
  ),
  place as (
    select
      a.indicator,
      a.kind,
      e.establishment,
      e.name,
      list_contains($scope, e.establishment) as named,
      list_contains($scope, e.establishment)
      and list_contains($detail, e.establishment) as crossed,
      list_contains($scope, e.establishment)
      and (
        list_contains($signed, e.establishment)
        or not a.signatories_only
        and m.establishment is null
      ) as released,
      coalesce(x.active, false) as active
    from
      asked a
      join establishment e on e.region = $region
      and $year between e.in_force_from and e.in_force_to
      left join indicator_masked m on m.indicator = a.indicator
      and m.establishment = e.establishment
      left join indicator_activity x on x.indicator = a.indicator
      and x.establishment = e.establishment
  ),
  release_row as (
    select
      b.indicator,
      p.kind,
      p.crossed,
      b.establishment,
      p.name,
      b.term,
      b.value
    from
      release_bridge b
      join place p using (indicator, establishment)
    where
      b.region = $region
      and b.year = $year
      and (
        p.crossed
        or p.released
      )
  ),
  own as (
    select
      indicator,
      establishment,
      name,
      term,
      value
    from
      release_row
    where
      not crossed
      and (
        $establishment is null
        or establishment = $establishment
      )
    union all
    select
      b.indicator,
      b.establishment,
      p.name,
      b.term,
      b.value
    from
      bridge_term b
      join place p using (indicator, establishment)
    where
      p.crossed
      and b.region = $region
      and b.year = $year
      and (
        $establishment is null
        or b.establishment = $establishment
      )
  ),
  -- Whom the region counts, and whom it leaves out although they have such an activity.
  bridged as (
    select distinct
      indicator,
      establishment
    from
      release_row
    where
      term = 'now'
      and $establishment is null
  ),
  included as (
    select
      p.indicator,
      p.kind,
      count(b.establishment) as establishments,
      count_if(
        b.establishment is null
        and p.active
      ) as left_out
    from
      place p
      left join bridged b using (indicator, establishment)
    group by
      p.indicator,
      p.kind
  ),
  region_growth as (
    select
      r.indicator,
      r.term,
      round(sum(r.value), 3) as value,
      count(*) as parts
    from
      release_row r
      join bridged using (indicator, establishment)
    where
      r.kind = 'growth'
    group by
      r.indicator,
      r.term
  ),
  -- A perimeter, and what N-1 was judged at, are those of all that the region counts, or are not told.
  growth_told as (
    select
      g.indicator,
      g.term,
      g.value
    from
      region_growth g
      join included i using (indicator)
      left join region_growth s on s.indicator = g.indicator
      and s.term = 'signed_before'
      and s.parts = i.establishments
    where
      case
        when g.term in ('constant_before', 'constant_now') then g.parts = i.establishments
        when g.term in ('signed_before', 'merger', 'rule') then s.parts is not null
        else true
      end
  ),
  two_counts as (
    select
      c.indicator,
      c.establishment,
      c.n_before::double as n_before,
      c.d_before::double as d_before,
      c.n_now::double as n_now,
      c.d_now::double as d_now
    from
      bridge_count c
      join bridged using (indicator, establishment)
    where
      c.indicator_kind = 'rate'
      and c.region = $region
      and c.year = $year
  ),
  whole as (
    select
      indicator,
      sum(n_before) as n_before,
      sum(d_before) as d_before,
      sum(n_now) as n_now,
      sum(d_now) as d_now
    from
      two_counts
    group by
      indicator
    having
      sum(d_before) > 0
      and sum(d_now) > 0
  ),
  part_rate as (
    select
      t.indicator,
      coalesce(t.n_before / nullif(t.d_before, 0), t.n_now / nullif(t.d_now, 0), 0) as rate_before,
      coalesce(t.n_now / nullif(t.d_now, 0), t.n_before / nullif(t.d_before, 0), 0) as rate_now,
      t.d_now / w.d_now - t.d_before / w.d_before as shift
    from
      two_counts t
      join whole w using (indicator)
  ),
  region_rate as (
    select
      w.indicator,
      any_value(w.n_before / w.d_before) as before,
      any_value(w.n_now / w.d_now) as now,
      rate_term (
        sum(((p.rate_before + p.rate_now) / 2 - (w.n_before / w.d_before + w.n_now / w.d_now) / 2) * p.shift)
      ) as between_parts
    from
      whole w
      join part_rate p using (indicator)
    group by
      w.indicator
  ),
  rate_told as (
    select
      indicator,
      unnest(
        [
          {'term': 'before', 'value': before},
          {'term': 'now', 'value': now},
          {'term': 'within', 'value': rate_term (now - before - between_parts)},
          {'term': 'between', 'value': between_parts}
        ]
      ) as figure
    from
      region_rate
  ),
  every as (
    select
      indicator,
      'establishment' as level,
      establishment,
      name,
      term,
      value,
      1 as establishments,
      0 as left_out
    from
      own
    union all
    select
      g.indicator,
      'region',
      null,
      null,
      g.term,
      g.value,
      i.establishments,
      i.left_out
    from
      (
        from
          growth_told
        union all
        select
          indicator,
          figure.term,
          figure.value
        from
          rate_told
      ) g
      join included i using (indicator)
  )
select
  e.indicator,
  e.level,
  e.establishment,
  e.name,
  e.term,
  e.value,
  e.establishments::integer as establishments,
  e.left_out::integer as left_out
from
  every e
  join asked a using (indicator)
where
  e.value <> 0
  or e.term in ('signed_before', 'before', 'now', 'constant_before', 'constant_now')
order by
  a.sort_order,
  case e.level
    when 'region' then 1
    else 2
  end,
  e.establishment,
  list_position(
    [
      'signed_before',
      'merger',
      'rule',
      'before',
      'list_entry',
      'list_exit',
      'early_access',
      'entry',
      'exit',
      'price',
      'volume',
      'mix',
      'within',
      'between',
      'fee',
      'regularisation',
      'unknown',
      'pooled',
      'now',
      'constant_before',
      'constant_now'
    ],
    e.term
  );
