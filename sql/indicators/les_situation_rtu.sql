select
  source,
  finess,
  period_start,
  period_months,
  coalesce(
    sum(quantity) filter(
      where
        situation = 'rtu'
    ),
    0
  ) as n,
  sum(quantity) as d
from
  les_situation_month
where
  kind = 'drug'
  and period_start >= date '2018-09-01'
  and situation not in ('to_check', 'no_reference', 'not_due')
group by all;
