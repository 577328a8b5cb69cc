select
  source,
  finess,
  period_start,
  period_months,
  coalesce(
    sum(boxes) filter(
      where
        role = 'biosimilar'
    ),
    0
  ) as n,
  sum(boxes) as d
from
  biosimilar_month
where
  place = 'hospital'
  and biosimilar_group = 'rituximab'
group by all;
