select
  null::varchar as indicator,
  null::varchar as establishment,
  null::varchar as level,
  null::integer as others,
  null::double as first_quartile,
  null::double as median,
  null::double as third_quartile,
  null::double as value,
  null::double as below
where
  false
  and list_contains($scope, $establishment::varchar)
  and list_contains($peers, $region::varchar)
  and list_contains($signed, $region::varchar)
  and list_contains($indicator, $region::varchar)
  and $year > 0;
