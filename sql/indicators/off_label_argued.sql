select
  source,
  finess,
  period_start,
  period_months,
  argued_lines as n,
  off_label_lines as d
from
  argued_month;
