-- The two years behind each change from N-1 to N (docs/bridge.md), summed over indicator_part: numerator and denominator of
-- N-1 by the rule and attribution of N, and of N. was_judged: N-1 as it was judged is told, for the same source told it or the
-- establishment was not there yet.
create table bridge_count as
with
  whole as (
    select
      p.indicator,
      i.kind as indicator_kind,
      p.establishment,
      any_value(p.region) as region,
      p.year,
      sum(p.numerator_before) as n_before,
      sum(p.base_before) as d_before,
      sum(p.numerator) as n_now,
      sum(p.base) as d_now,
      sum(p.merged) as merged,
      sum(p.merged_base) as merged_base,
      sum(p.rule) as rule,
      coalesce(
        sum(p.numerator_before) filter(
          where
            p.constant
        ),
        0
      ) as constant_before,
      coalesce(
        sum(p.numerator) filter(
          where
            p.constant
        ),
        0
      ) as constant_now
    from
      indicator_part p
      join indicator i on i.indicator = p.indicator::varchar
    group by
      p.indicator,
      i.kind,
      p.establishment,
      p.year
  )
select
  w.*,
  b.n is not null
  or w.indicator_kind = 'growth'
  and e.in_force_from > w.year - 1 as was_judged
from
  whole w
  join establishment e on e.establishment = w.establishment
  join indicator_period n on n.indicator::varchar = w.indicator::varchar
  and n.establishment = w.establishment
  and n.period_months = 12
  and n.period_start = make_date(w.year, 1, 1)
  left join indicator_period b on b.indicator::varchar = w.indicator::varchar
  and b.establishment = w.establishment
  and b.source = n.source
  and b.period_months = 12
  and b.period_start = make_date(w.year - 1, 1, 1);

-- What each change is made of, term by term: exact. Who may not read an establishment's lines reads release_bridge.
create table bridge_term as
with
  part as (
    select
      p.*,
      i.kind as indicator_kind
    from
      indicator_part p
      join indicator i on i.indicator = p.indicator::varchar
  ),
  growth_total as (
    select
      indicator,
      establishment,
      region,
      year,
      unnest(
        [
          {
            'term': 'signed_before',
            'value': case
              when was_judged then n_before - merged - rule
            end,
            'total': true
          },
          {
            'term': 'merger',
            'value': case
              when was_judged then merged
            end,
            'total': false
          },
          {
            'term': 'rule',
            'value': case
              when was_judged then rule
            end,
            'total': false
          },
          {'term': 'before', 'value': n_before, 'total': true},
          {'term': 'now', 'value': n_now, 'total': true},
          {'term': 'constant_before', 'value': constant_before, 'total': true},
          {'term': 'constant_now', 'value': constant_now, 'total': true}
        ]
      ) as figure
    from
      bridge_count
    where
      indicator_kind = 'growth'
  ),
  growth_term as (
    select
      indicator,
      establishment,
      region,
      year,
      term,
      sum(numerator - numerator_before)::double as value
    from
      part
    where
      indicator_kind = 'growth'
      and term <> 'continuing'
    group by all
    union all
    select
      indicator,
      establishment,
      region,
      year,
      effect.term,
      sum(effect.value)::double
    from
      (
        select
          indicator,
          establishment,
          region,
          year,
          unnest(
            [
              {'term': 'price', 'value': price},
              {'term': 'volume', 'value': volume},
              {'term': 'mix', 'value': mix}
            ]
          ) as effect
        from
          part
        where
          term = 'continuing'
      )
    group by all
  ),
  -- A class absent in one year takes the rate of the other: it comes or goes, and is not better or worse.
  class_rate as (
    select
      p.indicator,
      p.establishment,
      p.year,
      p.class,
      sum(p.numerator_before)::double as n_before,
      sum(p.base_before)::double as d_before,
      sum(p.numerator)::double as n_now,
      sum(p.base)::double as d_now,
      coalesce(
        sum(p.numerator_before)::double / nullif(sum(p.base_before), 0)::double,
        sum(p.numerator)::double / nullif(sum(p.base), 0)::double,
        0
      ) as rate_before,
      coalesce(
        sum(p.numerator)::double / nullif(sum(p.base), 0)::double,
        sum(p.numerator_before)::double / nullif(sum(p.base_before), 0)::double,
        0
      ) as rate_now
    from
      part p
    where
      p.indicator_kind = 'rate'
    group by all
  ),
  rate_effect as (
    select
      w.indicator,
      w.establishment,
      w.year,
      sum((c.rate_before + c.rate_now) / 2 * (c.d_now / w.d_now::double - c.d_before / w.d_before::double)) as moved,
      sum(c.d_now / w.d_now::double - c.d_before / w.d_before::double) as shift
    from
      bridge_count w
      join class_rate c using (indicator, establishment, year)
    where
      w.d_before > 0
      and w.d_now > 0
    group by all
  ),
  rate_figure as (
    select
      w.indicator,
      w.establishment,
      w.region,
      w.year,
      w.n_before::double / w.d_before::double as before,
      w.n_now::double / w.d_now::double as now,
      case
        when w.was_judged
        and w.d_before > w.merged_base then (w.n_before - w.merged)::double / (w.d_before - w.merged_base)::double
      end as signed_before,
      rate_term (
        m.moved - m.shift * (w.n_before::double / w.d_before::double + w.n_now::double / w.d_now::double) / 2
      ) as between_classes
    from
      bridge_count w
      join rate_effect m using (indicator, establishment, year)
  ),
  rate_row as (
    select
      indicator,
      establishment,
      region,
      year,
      unnest(
        [
          {'term': 'signed_before', 'value': signed_before, 'total': true},
          {'term': 'merger', 'value': rate_term (before - signed_before), 'total': false},
          {'term': 'before', 'value': before, 'total': true},
          {'term': 'now', 'value': now, 'total': true},
          {'term': 'within', 'value': rate_term (now - before - between_classes), 'total': false},
          {'term': 'between', 'value': between_classes, 'total': false}
        ]
      ) as figure
    from
      rate_figure
  )
select
  indicator::varchar as indicator,
  establishment,
  region,
  year,
  figure.term as term,
  figure.value::double as value
from
  growth_total
where
  figure.value <> 0
  or figure.value is not null
  and figure.total
union all
select
  indicator::varchar,
  establishment,
  region,
  year,
  term,
  value
from
  growth_term
where
  value <> 0
union all
select
  indicator::varchar,
  establishment,
  region,
  year,
  figure.term,
  figure.value
from
  rate_row
where
  figure.value <> 0
  or figure.value is not null
  and figure.total;
