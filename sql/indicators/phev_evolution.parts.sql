-- As the indicator counts: n by the rule of this year, d by that of the next, and boxes likewise (phev_month).
select
  source,
  finess,
  period_start,
  period_months,
  product,
  kind,
  atc5 as atc,
  sum(amount_reimbursed) filter(
    where
      not out_this_year
  ) as n,
  coalesce(
    sum(amount_reimbursed) filter(
      where
        not out_next_year
    ),
    0
  ) as d,
  sum(boxes) filter(
    where
      not out_this_year
  ) as quantity,
  coalesce(
    sum(boxes) filter(
      where
        not out_next_year
    ),
    0
  ) as quantity_next
from
  phev_counted
where
  kind in ('medicine', 'fee', 'not_returned')
  or (
    kind = 'lpp'
    and lpp_title is distinct from 3
  )
group by all;
