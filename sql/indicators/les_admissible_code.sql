select
  source,
  finess,
  period_start,
  period_months,
  coalesce(
    sum(lines) filter(
      where
        situation not in ('absent', 'invalid')
    ),
    0
  ) as n,
  sum(lines) as d
from
  les_situation_month
where
  kind = 'drug'
  and period_start >= date '2018-09-01'
  and situation not in ('to_check', 'no_reference', 'not_due')
group by all;
