-- n by the rule of this year, d by that of the next (phev_month).
select
  source,
  finess,
  period_start,
  period_months,
  sum(n) as n,
  sum(d) as d
from
  phev_month
where
  kind in ('medicine', 'fee', 'not_returned')
  or (
    kind = 'lpp'
    and lpp_title is distinct from 3
  )
group by all;
