-- n by what the version that judges this year leaves out, d by what the version of the next year leaves out: an evolution
-- sets two years against each other by one rule, that of the later year.
with
  line as (
    select
      p.source,
      p.finess,
      p.period_start,
      p.period_months,
      p.amount_reimbursed as amount,
      coalesce(
        p.atc5 like 'J05AP%'
        and own.hepatitis_c,
        false
      )
      or coalesce(
        p.kind = 'fee'
        and own.dispensing_fees,
        false
      ) as out_this_year,
      coalesce(
        p.atc5 like 'J05AP%'
        and following.hepatitis_c,
        false
      )
      or coalesce(
        p.kind = 'fee'
        and following.dispensing_fees,
        false
      ) as out_next_year
    from
      prescription_month p
      left join phev_exclusion own on own.year = year(p.period_start)
      left join phev_exclusion following on following.year = year(p.period_start) + 1
    where
      p.kind in ('medicine', 'fee', 'not_returned')
  )
select
  source,
  finess,
  period_start,
  period_months,
  coalesce(
    sum(amount) filter(
      where
        not out_this_year
    ),
    0
  ) as n,
  coalesce(
    sum(amount) filter(
      where
        not out_next_year
    ),
    0
  ) as d
from
  line
group by all;
