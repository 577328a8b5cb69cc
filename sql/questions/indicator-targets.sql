select
  t.indicator,
  t.year,
  t.origin,
  t.default_rate,
  t.op,
  t.value::double as value,
  t.printed,
  t.version,
  t.version_label,
  t.article,
  t.source,
  t.note,
  t.confidence
from
  target_in_force t
  join indicator i using (indicator)
where
  list_contains($indicator, t.indicator)
  and t.region = $region
  and t.establishment is not distinct from (
    select
      establishment
    from
      establishment
    where
      establishment = $establishment
      and list_contains($scope, establishment)
  )
  and exists (
    from
      establishment
    where
      region = $region
      and list_contains($peers, establishment)
  )
order by
  i.sort_order,
  t.year;
