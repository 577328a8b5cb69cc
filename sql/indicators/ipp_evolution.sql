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
  and atc5 like 'A02BC%'
group by all;
