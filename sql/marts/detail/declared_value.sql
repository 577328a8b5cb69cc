-- What each establishment declared of an indicator and a year: its newest declaration, kept under the number it was
-- declared under. Built before coverage, which takes its cells from here.
create table declared_value as
with
  declaration as (
    select
      l.indicator,
      l.year,
      f.finess,
      coalesce(y.establishment, f.finess) as establishment,
      coalesce(l.numerator, l.value) as n,
      l.denominator as d,
      l.declared_at,
      l.batch,
      l.line
    from
      received_declarations l
      join full_number f on f.received = l.finess
      left join establishment_of_year y on y.finess = f.finess
      and y.year = l.year
  )
select
  'declarations' as source,
  indicator,
  finess,
  make_date(year, 1, 1) as period_start,
  12 as period_months,
  n::decimal(18, 3) as n,
  d::decimal(18, 3) as d
from
  declaration
qualify
  row_number() over (
    partition by
      establishment,
      indicator,
      year
    order by
      declared_at desc nulls last,
      batch desc,
      line desc
  ) = 1;
