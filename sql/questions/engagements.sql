with
  grid as (
    from
      rating_grid
    where
      $year between from_year and to_year
      and coalesce(region, $region) = $region
    order by
      region nulls last
    limit
      1
  )
select
  e.version,
  e.regime,
  e.version_fr,
  e.version_en,
  e.volet,
  e.volet_fr,
  e.volet_en,
  e.axis,
  e.axis_fr,
  e.axis_en,
  e.article,
  e.engagement,
  e.title_fr,
  e.title_en,
  e.rule,
  e.role,
  e."by",
  e.headline,
  case
    when e.role = 'objective'
    and e."by" = 'establishment' then coalesce(w.weight, g.default_weight)
    else 0
  end::double as weight,
  e.indicator,
  t.op,
  t.value::double as target,
  t.printed,
  t.origin,
  t.default_rate,
  case
    when t.value is null then e.to_complete
  end as to_complete,
  coalesce(t.confidence, e.confidence) as confidence,
  coalesce(t.source, e.source) as source,
  coalesce(nullif(t.note, ''), e.note) as note
from
  engagement_of_year e
  cross join grid g
  left join rating_weight w on w.grid = g.grid
  and w.engagement = e.engagement
  left join target_in_force t on t.indicator = e.indicator
  and t.year = e.year
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
where
  e.year = $year
  and exists (
    from
      establishment
    where
      region = $region
      and list_contains($peers, establishment)
  )
order by
  e.regime,
  e.volet_rank,
  e.rank,
  e.condition_rank;
