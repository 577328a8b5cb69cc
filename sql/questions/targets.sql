with
  in_force as (
    select
      indicator,
      year,
      origin,
      op,
      value,
      printed,
      version,
      version_label,
      article,
      source,
      note
    from
      target_in_force
    where
      list_contains($indicator, indicator)
      and region = $region
      and establishment is not distinct from (
        select
          establishment
        from
          establishment
        where
          establishment = $establishment
          and list_contains($scope, establishment)
      )
      and year in ($year, $year + 1)
  ),
  -- The CAQES text published by the end of the year after and still in force then.
  reference as (
    select
      indicator,
      'reference' as role,
      level as origin,
      op,
      value,
      printed,
      version,
      version_label,
      article,
      source,
      note
    from
      target
    where
      list_contains($indicator, indicator)
      and caqes
      and level = 'national'
      and published <= make_date($year + 1, 12, 31)
      and in_force_to >= make_date($year + 1, 1, 1)
    qualify
      row_number() over (
        partition by
          indicator
        order by
          published desc,
          -- the target of the year after, or the nearest to it that this text sets
          abs(year - $year - 1)
      ) = 1
  ),
  every as (
    select
      indicator,
      case
        when year = $year then 'target'
        else 'next_target'
      end as role,
      * exclude (indicator, year)
    from
      in_force
    union all
    by name
    from
      reference
  )
select
  e.indicator,
  e.role,
  e.origin,
  e.op,
  e.value::double as value,
  e.printed,
  e.version,
  e.version_label,
  e.article,
  e.source,
  e.note
from
  every e
  join indicator i using (indicator)
where
  exists (
    from
      establishment
    where
      region = $region
      and list_contains($peers, establishment)
  )
order by
  i.sort_order,
  case e.role
    when 'target' then 1
    when 'next_target' then 2
    else 3
  end;
