select
  source,
  finess,
  period_start,
  period_months,
  product,
  kind,
  sum(amount_reimbursed) as n,
  sum(boxes) as quantity
from
  prescription_month
where
  kind = 'lpp'
  and lpp_title is distinct from 3
group by all;
