-- Each establishment's figure of every period that its region has, and of every year that files, targets or versions name:
-- divided, judged and explained once, here. What a reader may see of it, and the totals, are sql/figures.sql's.
-- grain: year, month, or rolling (the 12 months that end with each month). Only calendar years are judged.
-- known: the region has the indicator in that period. withheld: for signatories of its contract alone (sql/figures.sql, 1).
-- From `alone` on, what totals take: a score or a level is never summed; total_n, total_d: what the establishment adds;
-- weight_n, weight_d: how much of a total is its own; total_op, total_target: what judges the region and its categories.
create table figure as
with
  period as (
    select
      'month' as grain,
      *
    from
      indicator_period
    where
      period_months = 1
    union all
    select
      unnest(
        case month(period_start)
          when 1 then ['year', 'rolling']
          else ['rolling']
        end
      ),
      *
    from
      indicator_period
    where
      period_months = 12
  ),
  -- An establishment that no file covers in a year is told so: in all years from the first to the last that are known.
  span as (
    select
      min(year) as first_year,
      max(year) as last_year
    from
      (
        select
          year(period_start) as year
        from
          indicator_period
        union all
        select
          year
        from
          target_in_force
        union all
        select
          year
        from
          version_of_year
      )
  ),
  region_period as (
    select distinct
      grain,
      indicator,
      region,
      period_start,
      period_months,
      true as known
    from
      period
    where
      region is not null
  ),
  asked as (
    from
      region_period
    union all
    select
      'year',
      i.indicator,
      r.region,
      make_date(y.year, 1, 1),
      12,
      false
    from
      indicator i
      cross join (
        select distinct
          region
        from
          establishment
        where
          region is not null
      ) r
      cross join (
        select
          unnest(generate_series(first_year, last_year))::integer as year
        from
          span
      ) y
      anti join region_period p on p.grain = 'year'
      and p.indicator = i.indicator
      and p.region = r.region
      and year(p.period_start) = y.year
  ),
  part as (
    select
      a.grain,
      a.indicator,
      a.region,
      a.period_start,
      a.period_months,
      a.known,
      year(a.period_start + to_months(a.period_months - 1))::integer as year,
      case a.grain
        when 'year' then year(a.period_start)
      end as judged_year,
      e.establishment,
      e.name,
      e.category,
      i.kind,
      i.direction,
      i.floor,
      i.sources = 'declarations' as declared,
      i.signatories_only,
      (
        a.grain <> 'year'
        and list_contains(string_split(i.sources, ' '), 'les')
      )
      or i.signatories_only
      or m.establishment is not null as withheld,
      p.n,
      p.d,
      p.status as part_status,
      p.reason as part_reason,
      p.establishment is not null as covered,
      coalesce(p.status <> 'not_assessable', false) as assessable,
      x.active
    from
      asked a
      join indicator i using (indicator)
      join establishment e on e.region = a.region
      and year(a.period_start + to_months(a.period_months - 1)) between e.in_force_from and e.in_force_to
      left join period p on p.grain = a.grain
      and p.indicator = a.indicator
      and p.establishment = e.establishment
      and p.period_start = a.period_start
      left join indicator_activity x on x.indicator = a.indicator
      and x.establishment = e.establishment
      left join indicator_masked m on m.indicator = a.indicator
      and m.establishment = e.establishment
  ),
  -- Where the region has figures and an establishment has none: it has no such activity, or no file covers it.
  explained as (
    select
      *,
      case
        when not covered
        or not active then 'not_assessable'
        else part_status
      end as own_status,
      case
        when not active
        and known then 'no_activity'
        when not covered
        and declared then 'not_declared'
        when not covered then 'not_covered'
        else part_reason
      end as own_reason
    from
      part
  ),
  judged as (
    select
      p.* exclude (judged_year),
      t.op,
      t.value as target,
      w.op as total_op,
      w.value as total_target,
      target_amount (p.kind, p.d, t.value) as allowed,
      u.indicator is not null as unsigned,
      case
        when own_status <> 'not_assessable' then figure_value (p.kind, p.n, p.d)
      end as value
    from
      explained p
      left join target_in_force t on t.indicator = p.indicator
      and t.year = p.judged_year
      and t.region = p.region
      and t.establishment = p.establishment
      left join target_in_force w on w.indicator = p.indicator
      and w.year = p.judged_year
      and w.region = p.region
      and w.establishment is null
      left join unsigned u on u.indicator = p.indicator
      and u.year = p.judged_year
      and u.establishment = p.establishment
  )
select
  grain,
  region,
  year,
  indicator,
  period_start,
  period_months,
  establishment,
  name,
  category,
  kind,
  direction,
  floor,
  known,
  withheld,
  signatories_only,
  n,
  d,
  value,
  target::double as target,
  value - target::double as gap,
  figure_verdict (n, op, allowed, value, own_reason, unsigned) as verdict,
  case
    when value is null then 'not_assessable'
    else own_status
  end as status,
  figure_reason (own_status, own_reason, value, d, floor, unsigned) as reason,
  figure_contribution (kind, direction, n, d, allowed, own_status) as contribution,
  kind in ('score', 'level') as alone,
  covered,
  declared,
  assessable,
  -- What a total leaves out although the establishment has such an activity.
  coalesce(
    not assessable
    and active
    and coalesce(n, d, 1) <> 0,
    false
  ) as left_out,
  part_status = 'provisional' as provisional,
  assessable
  and contains(part_reason, 'partial_extract') as partial_extract,
  assessable
  and contains(part_reason, 'provisional_months') as provisional_months,
  string_split(part_reason, ' ') as part_reasons,
  case
    when assessable
    and kind not in ('score', 'level') then n
  end as total_n,
  case
    when assessable then d
  end as total_d,
  abs(coalesce(n, 0))::double as weight_n,
  abs(coalesce(d, 0))::double as weight_d,
  total_op,
  total_target
from
  judged
order by
  grain,
  region,
  case grain
    when 'year' then year
  end,
  indicator,
  period_start,
  establishment;
