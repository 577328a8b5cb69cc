-- The lines themselves for those who may cross them, else what was masked at publication, never both.
with
  line as (
    select
      unit,
      situation,
      date,
      stay_key,
      patient_key,
      quantity,
      amount
    from
      les_line
    where
      establishment = $establishment
      and (
        $region is null
        or region = $region
      )
      and date between make_date($year, 1, 1) and make_date($year, 12, 31)
      and list_contains($detail, establishment)
  ),
  period as (
    from
      (
        values
          (make_date($year, 1, 1), 12),
          (make_date($year, 1, 1), 6),
          (make_date($year, 7, 1), 6)
      ) p (period_start, period_months)
  ),
  exact as (
    select
      l.unit,
      p.period_start,
      p.period_months,
      l.situation,
      count(distinct l.stay_key) as stays,
      case
        when count(l.patient_key) = count(*) then count(distinct l.patient_key)
      end as patients,
      count(*) as lines,
      sum(l.quantity) as quantity,
      sum(l.amount) as amount,
      false as masked,
      false as amount_masked
    from
      line l
      join period p on l.date >= p.period_start
      and l.date < p.period_start + to_months(p.period_months)
    group by
      l.unit,
      l.situation,
      p.period_start,
      p.period_months
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
