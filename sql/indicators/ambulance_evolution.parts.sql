select
  source,
  finess,
  period_start,
  period_months,
  mode as product,
  'trip' as kind,
  sum(amount_reimbursed) as n,
  sum(trips) as quantity
from
  transport_month
where
  mode = 'ambulance'
group by all;
