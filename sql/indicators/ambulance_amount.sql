select
  source,
  finess,
  period_start,
  period_months,
  sum(amount_reimbursed) as n
from
  transport_month
where
  mode = 'ambulance'
group by all;
