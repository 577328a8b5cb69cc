-- Exact cells for those who may cross the lines, else what was masked at publication, never both for one key.
with
  exact as (
    select
      if (level = 'establishment', establishment, key) as key,
      period_start,
      period_months,
      situation,
      stays,
      patients,
      lines,
      quantity,
      amount,
      false as masked,
      false as amount_masked
    from
      les_cell
    where
      level = $by
      and region = $region
      and period_start between make_date($year, 1, 1) and make_date($year, 12, 31)
      and list_contains($detail, establishment)
      and (
        $by = 'establishment'
        and (
          $establishment is null
          or establishment = $establishment
        )
        -- Products and specialties of one establishment: no release table crosses them.
        or $by in ('product', 'specialty')
        and establishment = $establishment
      )
  ),
  released as (
    select
      region,
      region as key,
      * exclude (region)
    from
      release_region
    where
      $by = 'region'
      and list_contains($release, region)
    union all
    by name
    select
      region,
      establishment as key,
      * exclude (region, establishment)
    from
      release_establishment
    where
      $by = 'establishment'
      and list_contains($scope, establishment)
      and not list_contains($detail, establishment)
      and (
        list_contains($release, region)
        or list_contains($units, establishment)
      )
      and (
        $establishment is null
        or establishment = $establishment
      )
    union all
    by name
    select
      region,
      product as key,
      * exclude (region, product)
    from
      release_product
    where
      $by = 'product'
      and $establishment is null
      and list_contains($release, region)
    union all
    by name
    select
      region,
      specialty as key,
      * exclude (region, specialty)
    from
      release_specialty
    where
      $by = 'specialty'
      and $establishment is null
      and list_contains($release, region)
  ),
  every as (
    from
      exact
    union all
    by name
    select
      * exclude (region)
    from
      released
    where
      region = $region
      and year(period_start) = $year
  ),
  labelled as (
    select
      e.*,
      case $by
        when 'region' then (
          select
            max(region_name)
          from
            establishment
          where
            region = $region
        )
        when 'establishment' then h.name
        when 'product' then d.label
        else s.name
      end as label
    from
      every e
      left join establishment h on $by = 'establishment'
      and h.establishment = e.key
      left join product d on $by = 'product'
      and d.product = e.key
      left join specialty s on $by = 'specialty'
      and s.specialty = e.key
  )
select
  key,
  label,
  period_start,
  period_months::integer as period_months,
  situation,
  stays::integer as stays,
  patients::integer as patients,
  lines::integer as lines,
  quantity::double as quantity,
  amount::double as amount,
  masked,
  amount_masked
from
  labelled
order by
  key nulls last,
  situation,
  period_months desc,
  period_start;
