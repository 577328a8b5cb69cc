-- The region, the establishment asked for, and its peers: the others of its category. An establishment that the reader may
-- not read has none: the category less its peers would be itself.
with
  known as (
    from
      figures (
        $indicator,
        $region,
        $establishment,
        $grain,
        null::integer,
        $scope,
        $peers,
        $signed,
        apart := $establishment
      )
  ),
  own as (
    from
      known
    where
      level = 'establishment'
      and $establishment is not null
  ),
  peers as (
    from
      known k
      semi join (
        select
          indicator,
          period_start
        from
          own
        where
          status <> 'masked'
      ) o using (indicator, period_start)
    where
      level = 'category'
      and category = (
        select
          category
        from
          establishment
        where
          establishment = $establishment
      )
  ),
  every as (
    from
      known
    where
      level = 'region'
    union all
    from
      own
    union all
    from
      peers
  )
select
  indicator,
  level,
  establishment,
  period_start,
  period_months,
  n::double as numerator,
  d::double as denominator,
  value,
  target,
  gap,
  verdict,
  status,
  reason
from
  every
order by
  indicator,
  level desc,
  period_start;
