select
  year,
  version,
  volet,
  engagement,
  signed,
  result,
  weight::double as weight,
  points,
  grid,
  indicator,
  n::double as numerator,
  d::double as denominator,
  value,
  op,
  target,
  gap,
  verdict,
  origin,
  status,
  reason
from
  results ($scope, $signed)
where
  establishment = $establishment
  and year between $year - 3 and $year
order by
  year desc,
  regime,
  volet_rank,
  rank,
  condition_rank;
