select
  establishment,
  name,
  category,
  town,
  departement,
  departement_name,
  region,
  region_name,
  matched
from
  establishment
where
  list_contains($scope, establishment)
  and (
    $region is null
    or region = $region
  )
order by
  name,
  establishment;
