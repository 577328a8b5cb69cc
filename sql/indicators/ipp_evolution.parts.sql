select
  source,
  finess,
  period_start,
  period_months,
  product,
  kind,
  atc5 as atc,
  sum(amount_reimbursed) as n,
  sum(boxes) as quantity
from
  prescription_month
where
  kind = 'medicine'
  and atc5 like 'A02BC%'
group by all;
