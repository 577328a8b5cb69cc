-- A year of a region in which a single establishment is masked: its total less the others would give it back, so the
-- smallest other is masked too. Run until it returns nothing.
insert into
  indicator_masked
with
  alone as (
    select
      p.indicator,
      p.region,
      p.year
    from
      indicator_persons p
      left join indicator_masked m using (indicator, establishment)
    group by all
    having
      count(m.establishment) = 1
  )
select distinct
  p.indicator,
  p.establishment
from
  alone
  join indicator_persons p using (indicator, region, year)
  anti join indicator_masked m using (indicator, establishment)
qualify
  row_number() over (
    partition by
      p.indicator,
      p.region,
      p.year
    order by
      p.persons,
      p.establishment
  ) = 1
returning
  establishment;
