-- indicator_value (what sql/indicators computed) becomes numerator and denominator per establishment and period.
-- A covered cell without lines is 0; a cell that no batch covers has no row, nor has what is not declared. Of an evolution,
-- d is the same amount as the rule of the year after counts it, where that is another one.
create table indicator_cell as
select
  i.indicator,
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
  paired as (
    select
      coalesce(cur.indicator, old.indicator) as indicator,
      coalesce(cur.source, old.source) as source,
      coalesce(cur.rank, old.rank) as rank,
      coalesce(cur.lacks, old.lacks) as lacks,
      coalesce(cur.finess, old.finess) as finess,
      coalesce(cur.period_start, (old.period_start + interval 12 month)::date) as period_start,
      coalesce(cur.period_months, old.period_months) as period_months,
      coalesce(cur.provisional, false)
      or coalesce(old.provisional, false) as provisional,
      coalesce(cur.partial, false)
      or coalesce(old.partial, false) as partial,
      cur.n,
      coalesce(old.d, old.n) as d,
      cur.finess is null as current_missing,
      old.finess is null as previous_missing
    from
      growth cur
      full join growth old on old.indicator = cur.indicator
      and old.source = cur.source
      and old.finess = cur.finess
      and old.period_start + interval 12 month = cur.period_start
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
  p.rank,
  p.lacks,
  y.establishment,
  e.region,
  e.category,
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
group by all;

-- Calendar years, single months, and the windows of 12 months that end with each other month.
create table indicator_period as
with
  -- One source per indicator, region and year: of those that hold all it needs, the first in the definition's order
  -- that makes some establishment assessable; a source that has only begun the year does not hide a whole one.
  whole as (
    select
      indicator,
      source,
      establishment,
      year(period_start) as year,
      sum(period_months) filter(
        where
          not current_missing
          and not previous_missing
      ) = 12 as whole
    from
      establishment_cell
    group by all
  ),
  chosen as (
    select
      c.indicator,
      c.region,
      year(c.period_start) as year,
      c.source
    from
      establishment_cell c
      join whole w on w.indicator = c.indicator
      and w.source = c.source
      and w.establishment = c.establishment
      and w.year = year(c.period_start)
    where
      not c.current_missing
    group by
      c.indicator,
      c.region,
      year(c.period_start),
      c.source,
      c.lacks,
      c.rank
    qualify
      row_number() over (
        partition by
          c.indicator,
          c.region,
          year(c.period_start)
        order by
          c.lacks is not null,
          not coalesce(bool_or(w.whole), false),
          c.rank,
          c.source
      ) = 1
  ),
  cell as (
    select
      c.*
    from
      establishment_cell c
      join chosen h on h.indicator = c.indicator
      and h.region is not distinct from c.region
      and h.year = year(c.period_start)
      and h.source = c.source
  ),
  placed as (
    select
      *,
      date_trunc('year', period_start)::date as into_start,
      12 as into_months
    from
      cell
    union all
    select
      *,
      period_start,
      1
    from
      cell
    where
      period_months = 1
  ),
  period as (
    select
      indicator,
      source,
      lacks,
      establishment,
      region,
      category,
      into_start as period_start,
      into_months as period_months,
      sum(n) filter(
        where
          not current_missing
      )::decimal(38, 3) as n,
      sum(d) filter(
        where
          not previous_missing
      )::decimal(38, 3) as d,
      bool_or(provisional) as provisional,
      bool_or(partial) as partial,
      sum(period_months) filter(
        where
          not current_missing
      ) as current_months,
      sum(period_months) filter(
        where
          not previous_missing
      ) as previous_months
    from
      placed
    group by all
  ),
  explained as (
    select
      *,
      concat_ws(
        ' ',
        lacks,
        case
          when current_months is null then 'current_year_absent'
        end,
        case
          when previous_months is null then 'previous_year_absent'
        end,
        case
          when current_months < period_months
          or previous_months < period_months then 'months_missing'
        end
      ) as blocked
    from
      period
  ),
  -- Each month goes into the 12 windows that hold it, to the entity in force at the end of each.
  window_month as (
    select
      m.indicator,
      m.source,
      coalesce(s.successor, m.establishment) as establishment,
      m.period_start,
      (m.period_start + to_months(k.later))::date as last_month,
      m.n,
      m.d,
      m.provisional,
      m.partial,
      m.blocked = '' as known,
      k.later
    from
      explained m
      cross join (
        select
          unnest(range(12))::integer as later
      ) k
      left join succession s on s.establishment = m.establishment
      and s.year = year(m.period_start + to_months(k.later))
    where
      m.period_months = 1
  ),
  -- A window is known when each of its months is. Those that end in December are the calendar years above.
  rolling as (
    select
      indicator,
      source,
      establishment,
      (last_month - interval 11 month)::date as period_start,
      sum(n)::decimal(38, 3) as n,
      sum(d)::decimal(38, 3) as d,
      bool_or(provisional) as provisional,
      bool_or(partial) as partial,
      bool_and(known)
      and count(distinct period_start) = 12 as known
    from
      window_month
    where
      month(last_month) <> 12
    group by
      indicator,
      source,
      establishment,
      last_month
    having
      bool_or(later = 0)
  ),
  every as (
    select
      indicator,
      source,
      establishment,
      period_start,
      period_months,
      case
        when lacks is null
        and current_months = period_months then n
      end as n,
      case
        when lacks is null
        and previous_months = period_months then d
      end as d,
      blocked,
      provisional,
      partial
    from
      explained
    union all
    select
      indicator,
      source,
      establishment,
      period_start,
      12,
      case
        when known then n
      end,
      case
        when known then d
      end,
      case
        when known then ''
        else 'months_missing'
      end,
      provisional,
      partial
    from
      rolling
  )
select
  p.indicator,
  p.source,
  p.establishment,
  e.region,
  e.category,
  p.period_start,
  p.period_months,
  p.n,
  p.d,
  case
    when p.blocked <> '' then 'not_assessable'
    when p.provisional
    or p.partial then 'provisional'
    else 'ok'
  end as status,
  concat_ws(
    ' ',
    nullif(p.blocked, ''),
    case
      when p.partial then 'partial_extract'
    end,
    case
      when p.provisional then 'provisional_months'
    end
  ) as reason
from
  every p
  join establishment e using (establishment)
order by
  p.indicator,
  e.region,
  p.establishment,
  p.period_months,
  p.period_start;
