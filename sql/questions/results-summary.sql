with
  result as (
    from
      results ($scope, $signed)
    where
      region = $region
      and year = $year
      and (
        $establishment is null
        or establishment = $establishment
      )
      and decides
      and weight > 0
  ),
  counted as (
    select
      version,
      volet,
      any_value(volet_rank) as volet_rank,
      any_value(volet_fr) as volet_fr,
      any_value(volet_en) as volet_en,
      any_value(regime) as regime,
      count_if(result = 'atteint') as met,
      count_if(result = 'partiel') as partial,
      count_if(result = 'non atteint') as missed,
      count_if(result = 'non évaluable') as not_assessable,
      count_if(result = 'sans objet') as not_concerned,
      count_if(result = 'sans cible') as without_target,
      count_if(result = 'masqué') as masked,
      count(distinct establishment) filter(
        where
          points is not null
      ) as establishments,
      sum(weight * points) / nullif(
        sum(weight) filter(
          where
            points is not null
        ),
        0
      ) as score,
      any_value(grid) as grid,
      any_value(grid_fr) as grid_fr,
      any_value(grid_en) as grid_en
    from
      result
    group by
      grouping sets ((version, volet), ())
  )
select
  version,
  volet,
  case
    when volet is not null then volet_fr
  end as volet_fr,
  case
    when volet is not null then volet_en
  end as volet_en,
  met::integer as met,
  partial::integer as partial,
  missed::integer as missed,
  not_assessable::integer as not_assessable,
  not_concerned::integer as not_concerned,
  without_target::integer as without_target,
  masked::integer as masked,
  establishments::integer as establishments,
  score::double as score,
  grid,
  grid_fr,
  grid_en
from
  counted
where
  establishments is not null
  and grid is not null
order by
  volet is null,
  regime,
  volet_rank;
