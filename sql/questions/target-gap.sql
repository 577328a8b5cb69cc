-- The region first, then its categories, then the establishments from the most to the least unfavourable gap.
select
  f.indicator,
  f.level,
  f.establishment,
  f.period_start,
  f.period_months,
  f.n::double as numerator,
  f.d::double as denominator,
  f.value,
  f.target,
  f.gap,
  f.verdict,
  f.status,
  f.reason,
  f.name,
  f.category
from
  figures ($indicator, $region, $establishment, 'year', $year, $scope, $peers, $signed) f
  join indicator i using (indicator)
order by
  i.sort_order,
  case f.level
    when 'region' then 1
    when 'category' then 2
    else 3
  end,
  case i.direction
    when 'lower' then - coalesce(f.gap, f.value)
    else coalesce(f.gap, f.value)
  end nulls last,
  f.category,
  f.establishment;
