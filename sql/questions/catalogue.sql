with
  known as (
    select
      indicator,
      region,
      year(period_start) as year
    from
      indicator_period
    where
      period_months = 12
      and month(period_start) = 1
      and status <> 'not_assessable'
      and list_contains($peers, establishment)
    group by all
  ),
  years as (
    select
      k.indicator,
      min(k.year) as first_year,
      max(k.year) as last_year,
      max(k.year) filter(
        where
          t.indicator is not null
      ) as target_year
    from
      known k
      left join target_in_force t on t.indicator = k.indicator
      and t.region = k.region
      and t.year = k.year
      and t.establishment is null
    group by
      k.indicator
  ),
  -- The sources that figures really come from; those of the definition while there is none.
  used as (
    select
      indicator,
      string_agg(
        distinct source,
        ' '
        order by
          source desc
      ) as sources
    from
      indicator_period
    where
      status <> 'not_assessable'
      and list_contains($peers, establishment)
    group by
      indicator
  )
select
  i.indicator,
  i.kind,
  i.direction,
  i.display_unit,
  i.numerator_unit,
  i.article,
  i.title_fr,
  i.title_en,
  i.short_fr,
  i.short_en,
  i.numerator_fr,
  i.numerator_en,
  i.denominator_fr,
  i.denominator_en,
  i.method_fr,
  i.method_en,
  i.limits_fr,
  i.limits_en,
  i.formula_source,
  i.formula_confidence,
  i.proof_fr,
  i.proof_en,
  coalesce(u.sources, i.sources) as sources,
  i.floor,
  y.first_year::integer as first_year,
  y.last_year::integer as last_year,
  coalesce(y.target_year, y.last_year)::integer as opening_year
from
  indicator i
  left join years y using (indicator)
  left join used u using (indicator)
where
  len($scope) + len($peers) > 0
order by
  i.sort_order;
