select
  date,
  kind,
  case
    when names is null
    or list_contains($scope, names) then text
    else otherwise
  end as text,
  region,
  establishment,
  indicator
from
  event
where
  (
    list_contains($release, $region)
    or exists (
      select
        1
      from
        establishment e
      where
        e.region = $region
        and list_contains($scope, e.establishment)
    )
  )
  and case
    when establishment is not null then region = $region
    and establishment = $establishment
    and list_contains($scope, establishment)
    else region is null
    or region = $region
  end
order by all;
