select
  source,
  finess,
  period_start,
  period_months,
  product,
  kind,
  atc5 as atc,
  left(atc5, 5) as class,
  sum(boxes) filter(
    where
      generic_status in ('1', '4')
  ) as n,
  sum(boxes) filter(
    where
      generic_status in ('0', '1', '4', 'B', 'C')
  ) as d
from
  prescription_month
where
  kind = 'medicine'
group by all;
