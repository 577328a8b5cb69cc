-- Exact cells for those who may cross the lines, else what was masked at publication, never both.
with
  exact as (
    select
      key as unit,
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
      level = 'unit'
      and establishment = $establishment
      and (
        $region is null
        or region = $region
      )
      and period_start between make_date($year, 1, 1) and make_date($year, 12, 31)
      and list_contains($detail, establishment)
  ),
  released as (
    select
      unit,
      period_start,
      period_months,
      situation,
      stays,
      patients,
      lines,
      quantity,
      amount,
      masked,
      amount_masked
    from
      release_unit
    where
      establishment = $establishment
      and (
        $region is null
        or region = $region
      )
      and year(period_start) = $year
      and not list_contains($detail, establishment)
      and (
        list_contains($units, establishment)
        -- A semester once transmitted; the year when both are.
        or (
          (
            period_months = 6
            and month(period_start) = 7
            or list_contains($transmitted, establishment || ' ' || $year::varchar || '-S1')
          )
          and (
            period_months = 6
            and month(period_start) = 1
            or list_contains($transmitted, establishment || ' ' || $year::varchar || '-S2')
          )
        )
      )
  ),
  every as (
    from
      exact
    union all
    from
      released
  )
select
  unit,
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
  every
order by
  unit nulls last,
  situation,
  period_months desc,
  period_start;
