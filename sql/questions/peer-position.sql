-- Others enter quartiles without their names; those that the reader may name but not read do not enter them, as who
-- knows all the others would know them. Quartiles are rounded, with five others one is one of their values: amounts to two
-- figures where some are not named. Of an indicator of a few persons' lines these are told of the region alone.
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
      asked_figures ($indicator, $region, 'year', $year, $scope, $peers, $signed)
    where
      in_scope
      or counted
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
      quantile_cont(value, [0.25, 0.5, 0.75]) as quartiles,
      count_if(not in_scope) > 0 as unnamed,
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
  peer_quartile (i.kind, s.unnamed, s.quartiles[1]) as first_quartile,
  peer_quartile (i.kind, s.unnamed, s.quartiles[2]) as median,
  peer_quartile (i.kind, s.unnamed, s.quartiles[3]) as third_quartile,
  a.value,
  s.below
from
  asked a
  join spread s using (indicator)
  join indicator i using (indicator)
where
  s.level = 'region'
  or not s.unnamed
  or not i.signatories_only
qualify
  row_number() over (
    partition by
      a.indicator
    order by
      s.level
  ) = 1
order by
  i.sort_order;
