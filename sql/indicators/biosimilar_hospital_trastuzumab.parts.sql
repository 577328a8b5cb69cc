select
  source,
  finess,
  period_start,
  period_months,
  product,
  'drug' as kind,
  atc5 as atc,
  biosimilar_group as class,
  coalesce(
    sum(boxes) filter(
      where
        role = 'biosimilar'
    ),
    0
  ) as n,
  sum(boxes) as d
from
  biosimilar_product_month
where
  place = 'hospital'
  and biosimilar_group = 'trastuzumab'
group by all;
