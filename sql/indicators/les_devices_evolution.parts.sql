select
  source,
  finess,
  period_start,
  period_months,
  product,
  kind,
  sum(amount_reimbursed) as n,
  sum(quantity) as quantity
from
  les_month
where
  kind = 'device'
group by all;
