-- Others enter quartiles without their names; those that the reader may name but not read do not enter them, as who
-- knows all the others would know them. Quartiles are rounded: with five others a quartile is one of their values.
with
  known as (
    select
      indicator,
      establishment,
      category,
      in_scope,
      masked,
      value,
      abs(coalesce(n, 0))::double as n,
      abs(coalesce(d, 0))::double as d
    from
      exact_figures ($indicator, $region, null::varchar, 'year', $year, $scope, $peers, $signed)
    where
      level = 'establishment'
  ),
  asked as (
    select
      indicator,
      establishment,
      category,
      case
        when not masked then value
      end as value
    from
      known
    where
      establishment = $establishment
      and in_scope
  ),
  other as (
    select
      a.indicator,
      unnest(
        case
          when o.category = a.category then ['category', 'region']
          else ['region']
        end
      ) as level,
      o.in_scope,
      o.value,
      o.n,
      o.d,
      a.value as own
    from
      asked a
      join known o on o.indicator = a.indicator
      and o.establishment <> a.establishment
    where
      o.value is not null
      and not (
        o.in_scope
        and o.masked
      )
  ),
  spread as (
    select
      indicator,
      level,
      count(*) as others,
      round(quantile_cont(value, 0.25), 3) as first_quartile,
      round(quantile_cont(value, 0.5), 3) as median,
      round(quantile_cont(value, 0.75), 3) as third_quartile,
      count_if(value < own)::double / count(own)::double as below
    from
      other
    group by
      indicator,
      level
    having
      count(*) >= 5
      and max(n) <= 0.85 * sum(n)
      and max(d) <= 0.85 * sum(d)
      and crowd_is_safe (
        count_if(not in_scope),
        count_if(
          not in_scope
          and n + d > 0
        ),
        sum(n) filter(
          where
            not in_scope
        ),
        max(n) filter(
          where
            not in_scope
        ),
        sum(d) filter(
          where
            not in_scope
        ),
        max(d) filter(
          where
            not in_scope
        ),
        0,
        0
      )
  )
select
  a.indicator,
  a.establishment,
  s.level,
  s.others::integer as others,
  s.first_quartile,
  s.median,
  s.third_quartile,
  a.value,
  s.below
from
  asked a
  join spread s using (indicator)
  join indicator i using (indicator)
qualify
  row_number() over (
    partition by
      a.indicator
    order by
      s.level
  ) = 1
order by
  i.sort_order;
