select
  source,
  finess,
  period_start,
  period_months,
  n
from
  declared_value
where
  indicator = 'internal_communication';
