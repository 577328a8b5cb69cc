-- The one place where figures are totalled and hidden: every question about indicators reads this, over the table `figure`
-- (sql/marts/figure.sql), where each establishment's is divided and judged.
-- asked: indicators · in_region: region · one: one establishment, or null for all · of_grain: year, month or rolling
-- (the 12 months that end with each month) · asked_year: one year, or null for all · scope: establishments that may be
-- named · peers: those that may enter a total · signed: those whose contract the reader has signed · apart: one that
-- categories leave out, whose peers they then are.
-- Groups and windows sum n and d, then divide; a total leaves out the establishments that are not assessable.
--
-- What is hidden from a reader:
-- 1. An establishment in scope is masked where indicator_masked holds it and the reader has not signed its contract. Of
--    an indicator in which persons are counted (its source is the liste en sus) that reader has whole years only: no
--    month, no rolling window. Its row says that it exists, its target, and nothing else.
-- 2. A total that holds an establishment out of scope, or a masked one, is anonymous: no numerator, denominator nor
--    contribution; its value to three decimals, judged before it is rounded. Nothing at all of a total of an amount.
-- 3. Even so it is shown only where those it hides protect each other (crowd_is_safe, in macros.sql): five out of scope,
--    none of them above 85 % of the n or d of those; where only masked ones are hidden, two of them among five.
-- 4. The region less the categories shown would give the others: so the hidden establishments of all categories not shown
--    must together protect each other too, else no anonymous category of that indicator and period is shown.
--    By month and by rolling window, a category that holds an establishment out of scope is not shown: each such figure
--    would be one more equation in the same unknowns. The region's is.
--    Of an indicator of a few persons' lines (signatories_only) no anonymous category is shown at all, nor an establishment
--    to who has not signed its contract.
-- 5. The category of an establishment that the reader may read is that of the others: with it and without it, two rounded
--    rates and its own euros would give the euros of all. The region holds everyone.
-- Figures of establishments before they are hidden: only the macros below, and questions that answer with nothing but counts
-- and quartiles of establishments that are not named, may read this. `masked`: rule 1.
create or replace macro asked_figures (asked, in_region, of_grain, asked_year, scope, peers, signed) as table (
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
        region = in_region
    ) e using (establishment)
  where
    f.region = in_region
    and f.grain = of_grain
    and list_contains(asked, f.indicator)
    -- Lets row groups of others unread: they are sorted by indicator.
    and f.indicator between list_min(asked) and list_max(asked)
    and case
      when asked_year is null then f.known
      else f.year = asked_year
    end
);

-- What the reader may see of establishments in scope.
create or replace macro own_figures (asked, in_region, one, of_grain, asked_year, scope, signed) as table (
  select
    indicator,
    establishment,
    name,
    category,
    period_start,
    period_months,
    case
      when not masked then n
    end as n,
    case
      when not masked then d
    end as d,
    case
      when not masked then value
    end as value,
    target,
    case
      when not masked then gap
    end as gap,
    case
      when masked then 'masqué'
      else verdict
    end as verdict,
    case
      when masked then 'masked'
      else status
    end as status,
    case
      when masked then 'masked'
      else reason
    end as reason,
    case
      when not masked then contribution
    end as contribution
  from
    asked_figures (asked, in_region, of_grain, asked_year, scope, null::varchar[], signed)
  where
    in_scope
    and (
      one is null
      or establishment = one
    )
);

-- The region's totals and those of its categories, before they are hidden: `masked`, a total not shown; `anonymous`: rule 2.
create or replace macro exact_totals (asked, in_region, of_grain, asked_year, scope, peers, signed, apart) as table (
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
        asked_figures (asked, in_region, of_grain, asked_year, scope, peers, signed)
      where
        counted
    ),
    total as (
      select
        indicator,
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
        flatten(list(part_reasons)) as part_reasons,
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
          (indicator, period_start, period_months),
          (indicator, period_start, period_months, category, is_apart)
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
          of_grain = 'year'
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
        left join remainder r using (indicator, period_start)
    )
  select
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

-- What the reader may see: establishments in scope, and totals.
create or replace macro figures (asked, in_region, one, of_grain, asked_year, scope, peers, signed, apart := null::varchar) as table (
  select
    *,
    'establishment' as level,
    0 as left_out
  from
    own_figures (asked, in_region, one, of_grain, asked_year, scope, signed)
  union all
  by name
  select
    * exclude (masked, anonymous) replace(
      case
        when not masked
        and not anonymous then n
      end as n,
      case
        when not masked
        and not anonymous then d
      end as d,
      shown_value (value, masked, anonymous) as value,
      case
        when masked then 'masqué'
        else verdict
      end as verdict,
      case
        when masked then 'masked'
        else status
      end as status,
      case
        when masked then 'masked'
        when anonymous then concat_ws(' ', nullif(reason, ''), 'anonymous_total')
        else reason
      end as reason,
      case
        when not masked
        and not anonymous then contribution
      end as contribution
    ),
    shown_value (value, masked, anonymous) - target as gap
  from
    exact_totals (asked, in_region, of_grain, asked_year, scope, peers, signed, apart)
);
