-- indicator_cell.sql's establishment_cell by calendar years, single months, and the windows of 12 months that end with each
-- other month; months and windows only of who has such an activity, where the region has some.
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
  -- Who has such an activity, and whose months it takes over in a merger; everyone where nobody in the region has any.
  shown as (
    select
      indicator,
      establishment
    from
      indicator_activity
      join establishment using (establishment)
    qualify
      active
      or not bool_or(active) over (
        partition by
          indicator,
          region
      )
  ),
  monthly as (
    from
      shown
    union
    select
      h.indicator,
      s.establishment
    from
      succession s
      join shown h on h.establishment = s.successor
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
      c.*,
      period_start,
      1
    from
      cell c
      semi join (
        from
          monthly
      ) a using (indicator, establishment)
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
  -- Windows that end in a year hold months of it and of the year before, at the entity in force at its end.
  window_month as (
    select
      m.indicator,
      m.source,
      coalesce(s.successor, m.establishment) as establishment,
      y.year,
      m.period_start,
      sum(m.n)::decimal(38, 3) as n,
      sum(m.d)::decimal(38, 3) as d,
      bool_or(m.provisional) as provisional,
      bool_or(m.partial) as partial,
      bool_and(m.blocked = '') as known
    from
      explained m
      cross join (
        select
          unnest([0, 1]) as later
      ) l
      cross join lateral (
        select
          (year(m.period_start) + l.later)::integer as year
      ) y
      left join succession s on s.establishment = m.establishment
      and s.year = y.year
    where
      m.period_months = 1
    group by
      m.indicator,
      m.source,
      coalesce(s.successor, m.establishment),
      y.year,
      m.period_start
  ),
  summed as (
    select
      indicator,
      source,
      establishment,
      year,
      period_start as last_month,
      sum(n) over twelve as n,
      sum(d) over twelve as d,
      max(provisional::tinyint) over twelve = 1 as provisional,
      max(partial::tinyint) over twelve = 1 as partial,
      sum(known::tinyint) over twelve = 12 as known
    from
      window_month
    window
      twelve as (
        partition by
          indicator,
          source,
          establishment,
          year
        order by
          period_start range between interval 11 month preceding
          and current row
      )
  ),
  -- A window is known when each of its months is. Those that end in December are the calendar years above.
  rolling as (
    select
      indicator,
      source,
      establishment,
      (last_month - interval 11 month)::date as period_start,
      n::decimal(38, 3) as n,
      d::decimal(38, 3) as d,
      provisional,
      partial,
      known
    from
      summed
    where
      year(last_month) = year
      and month(last_month) <> 12
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
where
  (
    p.period_months = 12
    and month(p.period_start) = 1
  )
  or (p.indicator, p.establishment) in (
    select
      (indicator, establishment)
    from
      shown
  )
order by
  p.indicator,
  e.region,
  p.establishment,
  p.period_months,
  p.period_start;
