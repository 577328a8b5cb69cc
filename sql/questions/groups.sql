select
  g.kind,
  g.name as "group",
  g.establishment
from
  establishment_group g
  join establishment e using (establishment)
where
  e.region = $region
  and list_contains($scope, g.establishment)
order by
  g.kind,
  g.name,
  g.establishment;
