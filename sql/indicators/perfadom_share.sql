-- Of electric systems and diffusers alone the share would be 1 whatever the establishment does.
select
  p.source,
  p.finess,
  p.period_start,
  p.period_months,
  coalesce(
    sum(p.amount_reimbursed) filter(
      where
        g.lpp_group in ('perfadom_diffuser', 'perfadom_electric')
    ),
    0
  ) as n,
  sum(p.amount_reimbursed) as d
from
  prescription_month p
  join lpp_group g on g.code = p.product
where
  g.lpp_group like 'perfadom_%'
  and exists (
    from
      lpp_group
    where
      lpp_group = 'perfadom_gravity'
  )
group by all;
