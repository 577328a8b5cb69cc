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
  results ($region, null::varchar, $year, $year, $scope, $peers, $signed)
where
  decides
order by
  category,
  name,
  establishment,
  regime,
  volet_rank,
  rank;
