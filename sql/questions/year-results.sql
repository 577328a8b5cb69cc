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
  results (
    (
      select
        region
      from
        establishment
      where
        establishment = $establishment
        and list_contains($scope, establishment)
    ),
    $establishment,
    $year - 3,
    $year,
    $scope,
    $peers,
    $signed
  )
order by
  year desc,
  regime,
  volet_rank,
  rank,
  condition_rank;
