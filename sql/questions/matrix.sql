select
  establishment,
  name,
  category,
  engagement,
  signed,
  result,
  indicator,
  value,
  target,
  gap,
  status,
  reason
from
  results ($scope, $signed)
where
  region = $region
  and year = $year
  and decides
order by
  category,
  name,
  establishment,
  regime,
  volet_rank,
  rank;
