select
  source,
  finess,
  period_start,
  period_months,
  sum(rpps_lines) as n,
  sum(lines) as d
from
  phev_identification
where
  rpps_lines is not null
group by all;
