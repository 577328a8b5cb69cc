select
  source,
  finess,
  period_start,
  period_months,
  sum(amount_reimbursed) as n
from
  prescription_month
where
  kind = 'lpp'
  and lpp_title is distinct from 3
group by all;
