select
  source,
  finess,
  period_start,
  period_months,
  coalesce(
    sum(amount_reimbursed) filter(
      where
        mode = 'ambulance'
    ),
    0
  ) as n,
  sum(amount_reimbursed) as d
from
  transport_month
where
  mode in ('ambulance', 'taxi', 'vsl')
group by all;
