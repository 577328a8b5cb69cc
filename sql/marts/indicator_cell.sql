-- indicator_value (what sql/indicators computed) becomes numerator and denominator per establishment and period.
-- A covered cell without lines is 0; a cell that no batch covers has no row, nor has what is not declared. Of an evolution,
-- d is the same amount as the rule of the year after counts it, where that is another one.
create table indicator_cell as
select
  i.indicator::indicator_name as indicator,
  i.kind,
  s.rank,
  s.lacks,
  c.source,
  c.finess,
  c.period_start,
  c.period_months,
  c.provisional,
  c.partial,
  coalesce(v.n, 0)::decimal(18, 3) as n,
  case i.kind
    when 'growth' then v.d::decimal(18, 3)
    when 'rate' then coalesce(v.d, 0)::decimal(18, 3)
  end as d
from
  coverage c
  join indicator_source s using (source)
  join indicator i using (indicator)
  left join indicator_value v using (indicator, source, finess, period_start, period_months)
where
  c.source <> 'declarations'
  or v.indicator is not null;

-- An evolution sets a period against the same one 12 months before, from the same source. Either side may be uncovered.
create table indicator_pair as
with
  growth as (
    from
      indicator_cell
    where
      kind = 'growth'
  ),
  last_period as (
    select
      source,
      max(period_start) as period_start
    from
      coverage
    group by
      source
  ),
  sided as (
    select
      *,
      true as current
    from
      growth
    union all
    select
      * replace((period_start + interval 12 month)::date as period_start, coalesce(d, n) as n),
      false
    from
      growth
  ),
  paired as (
    select
      indicator,
      source,
      any_value(rank) as rank,
      any_value(lacks) as lacks,
      finess,
      period_start,
      any_value(period_months) as period_months,
      bool_or(provisional) as provisional,
      bool_or(partial) as partial,
      any_value(n) filter(
        where
          current
      ) as n,
      any_value(n) filter(
        where
          not current
      ) as d,
      not bool_or(current) as current_missing,
      bool_and(current) as previous_missing
    from
      sided
    group by
      indicator,
      source,
      finess,
      period_start
  )
select
  p.*
from
  paired p
  join last_period l on l.source = p.source
  and p.period_start <= l.period_start
union all
select
  indicator,
  source,
  rank,
  lacks,
  finess,
  period_start,
  period_months,
  provisional,
  partial,
  n,
  d,
  false,
  false
from
  indicator_cell
where
  kind <> 'growth';

-- To the establishment in force on 31 December of the year. It is known for a period when all its parts are.
create table establishment_cell as
select
  p.indicator,
  p.source,
  any_value(p.rank) as rank,
  any_value(p.lacks) as lacks,
  y.establishment,
  any_value(e.region) as region,
  any_value(e.category) as category,
  p.period_start,
  p.period_months,
  sum(p.n)::decimal(38, 3) as n,
  sum(p.d)::decimal(38, 3) as d,
  bool_or(p.provisional) as provisional,
  bool_or(p.partial) as partial,
  bool_or(p.current_missing) as current_missing,
  bool_or(p.previous_missing) as previous_missing
from
  indicator_pair p
  join establishment_of_year y on y.finess = p.finess
  and y.year = year(p.period_start)
  join establishment e on e.establishment = y.establishment
group by
  p.indicator,
  p.source,
  y.establishment,
  p.period_start,
  p.period_months;
