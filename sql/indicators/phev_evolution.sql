-- Reimbursed on the town envelope: medicines with their dispensing fees, and LPP except Titre III (implants).
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
  or (
    kind = 'lpp'
    and lpp_title is distinct from 3
  )
group by all;
