-- From which source each establishment has figures of an indicator, in which calendar years, and the last of those that has a
-- target in its region; years null while no year is whole.
create table indicator_known as
select
  p.indicator::varchar as indicator,
  p.establishment,
  p.source,
  (
    min(year(p.period_start)) filter(
      where
        p.judged
    )
  )::integer as first_year,
  (
    max(year(p.period_start)) filter(
      where
        p.judged
    )
  )::integer as last_year,
  (
    max(t.year) filter(
      where
        p.judged
    )
  )::integer as target_year
from
  (
    select
      *,
      period_months = 12
      and month(period_start) = 1 as judged
    from
      indicator_period
    where
      status <> 'not_assessable'
  ) p
  left join target_in_force t on t.indicator = p.indicator::varchar
  and t.region = p.region
  and t.year = year(p.period_start)
  and t.establishment is null
group by
  p.indicator,
  p.establishment,
  p.source
order by
  indicator,
  p.establishment,
  p.source;
