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
  figures ($indicator, $region, $establishment, $grain, null::integer, $scope, $peers)
where
  level = 'region'
  or level = 'establishment'
  and $establishment is not null
  or level = 'category'
  and category = (
    select
      category
    from
      establishment
    where
      establishment = $establishment
  )
order by
  indicator,
  level desc,
  period_start;
