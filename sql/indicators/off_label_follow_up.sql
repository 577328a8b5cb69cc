select
  source,
  finess,
  period_start,
  period_months,
  n
from
  declared_value
where
  indicator = 'off_label_follow_up';
