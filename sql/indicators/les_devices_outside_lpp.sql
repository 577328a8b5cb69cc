select
  source,
  finess,
  period_start,
  period_months,
  coalesce(
    sum(quantity) filter(
      where
        not lpp_conform
    ),
    0
  ) as n,
  sum(quantity) as d
from
  les_situation_month
where
  kind = 'device'
  and lpp_conform is not null
group by all;
