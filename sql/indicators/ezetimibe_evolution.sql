select
  source,
  finess,
  period_start,
  period_months,
  sum(amount_reimbursed) as n
from
  prescription_month
where
  kind = 'medicine'
  and atc5 in ('C10AX09', 'C10BA02', 'C10BA05', 'C10BA06')
group by all;
