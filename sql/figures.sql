-- The one place where figures are summed, divided and judged: every question about indicators reads this.
-- asked: indicators · in_region: region · one: one establishment, or null for all · grain: year, month or rolling
-- (the 12 months that end with each month) · asked_year: one year, or null for all · scope: establishments that may be
-- named · peers: those that may enter a total.
-- Groups and windows sum n and d, then divide; a total leaves out the establishments that are not assessable.
create or replace macro figures (asked, in_region, one, grain, asked_year, scope, peers) as table (
  with
    definition as (
      select
        indicator,
        kind,
        direction,
        floor
      from
        indicator
      where
        list_contains(asked, indicator)
    ),
    -- Only those in `named` are ever shown by themselves; only those in `counted` enter totals.
    place as (
      select
        establishment,
        name,
        category,
        in_force_from,
        in_force_to,
        list_contains(scope, establishment)
        and (
          one is null
          or establishment = one
        ) as named,
        list_contains(peers, establishment) as counted
      from
        establishment
      where
        region = in_region
    ),
    period as (
      select
        p.indicator,
        p.establishment,
        p.period_start,
        p.period_months,
        p.n,
        p.d,
        p.status,
        p.reason
      from
        indicator_period p
        join definition i using (indicator)
      where
        p.region = in_region
        and p.period_months = case grain
          when 'month' then 1
          else 12
        end
        and (
          grain <> 'year'
          or month(p.period_start) = 1
        )
        and (
          asked_year is null
          or year(p.period_start) = asked_year
        )
    ),
    asked_period as (
      select distinct
        indicator,
        period_start,
        period_months
      from
        period
      union
      select
        indicator,
        make_date(asked_year, 1, 1),
        12
      from
        definition
      where
        grain = 'year'
        and asked_year is not null
    ),
    part as (
      select
        a.indicator,
        a.period_start,
        a.period_months,
        e.establishment,
        e.name,
        e.category,
        e.named,
        e.counted,
        p.n,
        p.d,
        p.status,
        p.reason,
        x.active,
        p.establishment is not null as covered,
        coalesce(p.status <> 'not_assessable', false) as assessable,
        -- What a total leaves out although the establishment has such an activity.
        coalesce(p.status, 'not_assessable') = 'not_assessable'
        and x.active
        and coalesce(p.n, p.d, 1) <> 0 as left_out
      from
        asked_period a
        join place e on year(a.period_start + to_months(a.period_months - 1)) between e.in_force_from and e.in_force_to
        left join period p on p.indicator = a.indicator
        and p.establishment = e.establishment
        and p.period_start = a.period_start
        left join indicator_activity x on x.indicator = a.indicator
        and x.establishment = e.establishment
    ),
    -- Where the region has figures and an establishment has none: it has no such activity, or no file covers it.
    own as (
      select
        indicator,
        'establishment' as level,
        establishment,
        name,
        category,
        period_start,
        period_months,
        n,
        d,
        case
          when not covered
          or not active then 'not_assessable'
          else status
        end as status,
        case
          when not active
          and exists (
            from
              period q
            where
              q.indicator = part.indicator
          ) then 'no_activity'
          when not covered then 'not_covered'
          else reason
        end as reason,
        0 as left_out
      from
        part
      where
        named
    ),
    total as (
      select
        indicator,
        case grouping (category)
          when 1 then 'region'
          else 'category'
        end as level,
        null::varchar as establishment,
        null::varchar as name,
        category,
        period_start,
        period_months,
        sum(n) filter(
          where
            assessable
        ) as n,
        sum(d) filter(
          where
            assessable
        ) as d,
        case
          when not bool_or(assessable) then 'not_assessable'
          when bool_or(status = 'provisional') then 'provisional'
          else 'ok'
        end as status,
        -- Of a total that has no part left, the parts' own reasons; else what it leaves out and what is provisional.
        case
          when not bool_or(covered) then 'not_covered'
          when not bool_or(assessable) then array_to_string(list_sort(list_distinct(flatten(list(string_split(reason, ' '))))), ' ')
          else concat_ws(
            ' ',
            case
              when bool_or(left_out) then 'partial_perimeter'
            end,
            case
              when bool_or(
                assessable
                and contains(reason, 'partial_extract')
              ) then 'partial_extract'
            end,
            case
              when bool_or(
                assessable
                and contains(reason, 'provisional_months')
              ) then 'provisional_months'
            end
          )
        end as reason,
        count(*) filter(
          where
            left_out
        ) as left_out
      from
        part
      where
        counted
      group by
        grouping sets ((indicator, period_start, period_months), (indicator, period_start, period_months, category))
    ),
    summed as (
      from
        total
      union all
      by name
      from
        own
    ),
    -- Only calendar years are judged, each by its own target.
    judged as (
      select
        s.*,
        i.kind,
        i.direction,
        i.floor,
        t.op,
        t.value as target,
        case
          when s.status <> 'not_assessable' then figure_value (i.kind, s.n, s.d)
        end as value
      from
        summed s
        join definition i using (indicator)
        left join target_in_force t on grain = 'year'
        and t.indicator = s.indicator
        and t.year = year(s.period_start)
        and t.region = in_region
        and t.establishment is not distinct from s.establishment
    )
  select
    indicator,
    level,
    establishment,
    name,
    category,
    period_start,
    period_months,
    n,
    d,
    value,
    target::double as target,
    value - target::double as gap,
    case
      when contains(reason, 'no_activity') then 'sans objet'
      when value is null then 'non évaluable'
      when target is null then 'sans cible'
      when meets_target (kind, n, d, op, target) then 'atteint'
      else 'non atteint'
    end as verdict,
    case
      when value is null then 'not_assessable'
      else status
    end as status,
    concat_ws(
      ' ',
      nullif(reason, ''),
      case
        when status <> 'not_assessable'
        and value is null then 'denominator_zero'
      end,
      case
        when value is not null
        and d < floor then 'below_floor'
      end
    ) as reason,
    -- What lies beyond the target, in the numerator's unit, positive when unfavourable; without target, the change.
    case
      when status = 'not_assessable'
      or n is null then null
      when target is not null
      and direction = 'lower' then n::double - target_amount (kind, d, target)::double
      when target is not null then target_amount (kind, d, target)::double - n::double
      when kind = 'growth' then n::double - d::double
    end as contribution,
    left_out
  from
    judged
);
