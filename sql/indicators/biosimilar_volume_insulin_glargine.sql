select
  source,
  finess,
  period_start,
  period_months,
  sum(boxes) as n
from
  biosimilar_month
where
  place = 'town'
  and biosimilar_group = 'insulin_glargine'
group by all;
