-- What a total holds, and what of it would give someone away: sql/figures.sql says what is asked, and the rules that are
-- counted here. Run by the build, for readers who name everyone (sql/marts/total.sql), and by the server, for the others.
-- Figures of establishments before they are hidden: only these macros, those of figures.sql, and questions that answer with
-- nothing but counts and quartiles of establishments that are not named, may read this. `masked`: rule 1. `every`:
-- all regions, periods and indicators, for the build.
create or replace macro asked_figures (asked, in_region, of_grain, asked_year, scope, peers, signed, every := false) as table (
  select
    f.*,
    e.in_scope,
    e.counted,
    f.withheld
    and not e.has_signed as masked
  from
    figure f
    join (
      -- A list of establishments is gone through once for each, not for each of its figures.
      select
        establishment,
        list_contains(scope, establishment) as in_scope,
        list_contains(peers, establishment) as counted,
        list_contains(signed, establishment) as has_signed
      from
        establishment
      where
        every
        or region = in_region
    ) e using (establishment)
  where
    every
    or f.region = in_region
    and f.grain = of_grain
    -- Lets row groups of others unread: they are sorted by indicator.
    and f.indicator between list_min(asked) and list_max(asked)
    and list_contains(asked, f.indicator)
    and case
      when asked_year is null then f.known
      else f.year = asked_year
    end
);

-- The region's totals and those of its categories, before they are hidden: `masked`, a total not shown; `anonymous`: rule 2.
create or replace macro exact_totals (asked, in_region, of_grain, asked_year, scope, peers, signed, apart, every := false) as table (
  with
    -- Whom a total would give away: others out of scope, and masked ones that weigh.
    weighed as (
      select
        *,
        weight_n + weight_d > 0 as weighs,
        assessable
        and not in_scope as other,
        assessable
        and in_scope
        and masked
        and weight_n + weight_d > 0 as hidden,
        establishment is not distinct from apart as is_apart
      from
        asked_figures (asked, in_region, of_grain, asked_year, scope, peers, signed, every := every)
      where
        counted
    ),
    total as (
      select
        grain,
        region,
        indicator,
        any_value(year) as year,
        bool_or(known) as known,
        case grouping (category)
          when 1 then 'region'
          else 'category'
        end as level,
        category,
        period_start,
        period_months,
        any_value(kind) as kind,
        any_value(direction) as direction,
        any_value(floor) as floor,
        any_value(total_op) as op,
        any_value(total_target) as target,
        bool_or(signatories_only) as signatories_only,
        bool_or(alone) as alone,
        bool_or(covered) as covered,
        bool_or(declared) as declared,
        bool_or(assessable) as assessable,
        bool_or(provisional) as provisional,
        bool_or(partial_extract) as partial_extract,
        bool_or(provisional_months) as provisional_months,
        -- Told of a total of which no part is assessable.
        flatten(
          list(part_reasons) filter(
            where
              not assessable
          )
        ) as part_reasons,
        count_if(left_out) as left_out,
        sum(total_n) as whole_n,
        sum(total_d) as whole_d,
        sum(total_n) filter(
          where
            other
            or hidden
        ) as hidden_n,
        sum(total_d) filter(
          where
            other
            or hidden
        ) as hidden_d,
        count_if(other) as others,
        count_if(
          other
          and weighs
        ) as others_weigh,
        sum(weight_n) filter(
          where
            other
        ) as others_n,
        max(weight_n) filter(
          where
            other
        ) as others_max_n,
        sum(weight_d) filter(
          where
            other
        ) as others_d,
        max(weight_d) filter(
          where
            other
        ) as others_max_d,
        count_if(hidden) as masked_parts,
        count_if(
          assessable
          and weighs
        ) as parts
      from
        weighed
      group by
        grouping sets (
          (grain, region, indicator, period_start, period_months),
          (grain, region, indicator, period_start, period_months, category, is_apart)
        )
      having
        is_apart is not true
    ),
    protected as (
      select
        *,
        case
          when level = 'category'
          and others > 0 then hidden_n
          else whole_n
        end as n,
        case
          when level = 'category'
          and others > 0 then hidden_d
          else whole_d
        end as d,
        case
          when not assessable
          or alone then 'not_assessable'
          when provisional then 'provisional'
          else 'ok'
        end as part_status,
        -- Of a total that has no part left, the parts' own reasons; else what it leaves out and what is provisional.
        case
          when alone then 'not_aggregated'
          when not covered
          and declared then 'not_declared'
          when not covered then 'not_covered'
          when not assessable then array_to_string(list_sort(list_distinct(part_reasons)), ' ')
          else concat_ws(
            ' ',
            case
              when left_out > 0 then 'partial_perimeter'
            end,
            case
              when partial_extract then 'partial_extract'
            end,
            case
              when provisional_months then 'provisional_months'
            end
          )
        end as part_reason,
        not alone
        and others + masked_parts > 0 as anonymous,
        (
          grain = 'year'
          or level = 'region'
          or others = 0
        )
        and crowd_is_safe (others, others_weigh, others_n, others_max_n, others_d, others_max_d, masked_parts, parts) as safe
      from
        total
    ),
    -- What the region less the categories shown would give.
    remainder as (
      select
        grain,
        region,
        indicator,
        period_start,
        crowd_is_safe (
          sum(others),
          sum(others_weigh),
          sum(others_n),
          max(others_max_n),
          sum(others_d),
          max(others_max_d),
          sum(masked_parts),
          sum(parts)
        ) as safe
      from
        protected
      where
        level = 'category'
        and not safe
      group by
        grain,
        region,
        indicator,
        period_start
    ),
    divided as (
      select
        p.*,
        target_amount (p.kind, p.d, p.target) as allowed,
        case
          when p.part_status <> 'not_assessable' then figure_value (p.kind, p.n, p.d)
        end as value,
        p.anonymous
        and (
          not p.safe
          or p.kind = 'amount'
          or p.level = 'category'
          and (
            p.signatories_only
            or not coalesce(r.safe, true)
          )
        ) as masked
      from
        protected p
        left join remainder r using (grain, region, indicator, period_start)
    )
  select
    grain,
    region,
    year,
    known,
    indicator,
    level,
    category,
    period_start,
    period_months,
    n,
    d,
    value,
    target::double as target,
    figure_verdict (n, op, allowed, value, part_reason, false) as verdict,
    case
      when value is null then 'not_assessable'
      else part_status
    end as status,
    figure_reason (part_status, part_reason, value, d, floor, false) as reason,
    figure_contribution (kind, direction, n, d, allowed, part_status) as contribution,
    left_out,
    masked,
    anonymous
  from
    divided
);
