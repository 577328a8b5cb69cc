select
  source,
  finess,
  period_start,
  period_months,
  sum(finess_lines) as n,
  sum(lines) as d
from
  phev_identification
where
  finess_lines is not null
group by all;
