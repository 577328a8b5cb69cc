-- Originators count as well as generics: this is the share of the répertoire, not the substitution rate.
select
  source,
  finess,
  period_start,
  period_months,
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
