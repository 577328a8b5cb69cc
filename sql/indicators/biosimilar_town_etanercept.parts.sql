select
  source,
  finess,
  period_start,
  period_months,
  product,
  'medicine' as kind,
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
  place = 'town'
  and biosimilar_group = 'etanercept'
group by all;
