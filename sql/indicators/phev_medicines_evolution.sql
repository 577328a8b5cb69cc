select
  source,
  finess,
  period_start,
  period_months,
  sum(amount_reimbursed) as n
from
  prescription_month
where
  kind in ('medicine', 'fee', 'not_returned')
group by all;
