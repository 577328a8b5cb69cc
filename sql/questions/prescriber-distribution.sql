-- What was released, of the establishment asked for or of the region, with the reader's own place in it.
with
  released as (
    select
      source,
      dimension,
      key,
      prescribers,
      first_quartile,
      median,
      third_quartile
    from
      release_distribution
    where
      period_months = 12
      and year(period_start) = $year
      and (
        $region is null
        or region = $region
      )
      and case
        when $establishment is null then level = 'region'
        and region in (
          select
            region
          from
            establishment
          where
            list_contains($distributions, establishment)
        )
        else level = 'establishment'
        and establishment = $establishment
        and list_contains($distributions, establishment)
      end
  ),
  -- Who is no prescriber has no place to read: the lines below are then none.
  amount as (
    select
      'phev' as source,
      'specialty' as dimension,
      specialty as key,
      rpps,
      establishment,
      amount
    from
      phev_prescriber
    where
      len($own) > 0
      and rpps is not null
      and period_start between make_date($year, 1, 1) and make_date($year, 12, 31)
      and (
        $region is null
        or region = $region
      )
      and (
        $establishment is null
        or establishment = $establishment
      )
    union all
    select
      'les',
      unnest(['specialty', 'unit']),
      unnest([specialty, unit]),
      rpps,
      establishment,
      amount
    from
      les_line
    where
      len($own) > 0
      and rpps is not null
      and date between make_date($year, 1, 1) and make_date($year, 12, 31)
      and (
        $region is null
        or region = $region
      )
      and (
        $establishment is null
        or establishment = $establishment
      )
  ),
  own as (
    select
      source,
      dimension,
      key,
      sum(amount)::double as amount
    from
      amount
    where
      list_contains($own, rpps)
      and list_contains($scope, establishment)
    group by
      source,
      dimension,
      key
  ),
  other as (
    select
      source,
      dimension,
      key,
      rpps,
      sum(amount)::double as amount
    from
      amount
    where
      not list_contains($own, rpps)
    group by
      source,
      dimension,
      key,
      rpps
  ),
  place as (
    select
      w.source,
      w.dimension,
      w.key,
      any_value(w.amount) as own,
      count(*) filter(
        where
          o.amount < w.amount
      )::double / count(o.rpps)::double as below
    from
      own w
      left join other o using (source, dimension, key)
    group by
      w.source,
      w.dimension,
      w.key
  )
select
  r.source,
  r.dimension,
  r.key,
  case r.dimension
    when 'specialty' then s.name
    else r.key
  end as label,
  r.prescribers,
  r.first_quartile,
  r.median,
  r.third_quartile,
  p.own,
  p.below
from
  released r
  left join specialty s on r.dimension = 'specialty'
  and s.specialty = r.key
  left join place p on p.source = r.source
  and p.dimension = r.dimension
  and p.key = r.key
order by
  r.source,
  r.dimension,
  label,
  r.key;
