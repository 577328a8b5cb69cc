select
  source,
  finess,
  period_start,
  period_months,
  n,
  d
from
  declared_value
where
  indicator = 'cladimed';
