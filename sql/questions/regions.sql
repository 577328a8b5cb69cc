select
  region,
  region_name,
  count(*)::integer as establishments,
  (
    count(*) filter(
      where
        list_contains($scope, establishment)
    )
  )::integer as named
from
  establishment
where
  list_contains($peers, establishment)
  and region is not null
group by
  region,
  region_name
order by
  region;
