select
  p.source,
  p.finess,
  p.period_start,
  p.period_months,
  p.product,
  p.kind,
  sum(p.amount_reimbursed) as n,
  sum(p.boxes) as quantity
from
  prescription_month p
  join lpp_group g on g.code = p.product
where
  g.lpp_group in ('perfadom_diffuser', 'perfadom_electric')
group by all;
