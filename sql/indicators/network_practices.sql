select
  source,
  finess,
  period_start,
  period_months,
  n
from
  declared_value
where
  indicator = 'network_practices';
