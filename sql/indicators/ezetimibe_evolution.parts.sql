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
  and atc5 in ('C10AX09', 'C10BA02', 'C10BA05', 'C10BA06')
group by all;
