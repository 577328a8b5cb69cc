-- The one place where figures are summed, divided, judged and hidden: every question about indicators reads this.
-- asked: indicators · in_region: region · one: one establishment, or null for all · grain: year, month or rolling
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
-- Everything, before it is hidden: only `figures` below, and questions that answer with nothing but counts and quartiles
-- of establishments that are not named, may read this. `masked`: rule 1 or a total not shown; `anonymous`: rule 2.
create or replace macro exact_figures (asked, in_region, one, grain, asked_year, scope, peers, signed, apart := null::varchar) as table (
  with
    definition as (
      select
        indicator,
        kind,
        direction,
        floor,
        kind in ('score', 'level') as alone,
        sources = 'declarations' as declared,
        signatories_only,
        list_contains(string_split(sources, ' '), 'les')
        and grain <> 'year' as years_only
      from
        indicator
      where
        list_contains(asked, indicator)
    ),
    -- Only those in scope are ever shown by themselves; only those counted enter totals.
    place as (
      select
        establishment,
        name,
        category,
        in_force_from,
        in_force_to,
        list_contains(scope, establishment) as in_scope,
        list_contains(peers, establishment) as counted,
        list_contains(signed, establishment) as has_signed
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
        e.in_scope,
        e.counted,
        i.alone,
        i.declared,
        not e.has_signed
        and (
          i.years_only
          or i.signatories_only
          or m.establishment is not null
        ) as masked,
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
        join definition i on i.indicator = a.indicator
        join place e on year(a.period_start + to_months(a.period_months - 1)) between e.in_force_from and e.in_force_to
        left join period p on p.indicator = a.indicator
        and p.establishment = e.establishment
        and p.period_start = a.period_start
        left join indicator_activity x on x.indicator = a.indicator
        and x.establishment = e.establishment
        left join indicator_masked m on m.indicator = a.indicator
        and m.establishment = e.establishment
    ),
    -- Whom a total would give away: others out of scope, and masked ones that weigh.
    weighed as (
      select
        *,
        assessable
        and not in_scope as other,
        assessable
        and in_scope
        and masked
        and weighs as hidden,
        case
          when assessable
          and not in_scope then abs(coalesce(n, 0))::double
        end as other_n,
        case
          when assessable
          and not in_scope then abs(coalesce(d, 0))::double
        end as other_d
      from
        (
          select
            *,
            coalesce(n, 0) <> 0
            or coalesce(d, 0) <> 0 as weighs
          from
            part
        )
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
          and indicator in (
            select
              indicator
            from
              period
          ) then 'no_activity'
          when not covered
          and declared then 'not_declared'
          when not covered then 'not_covered'
          else reason
        end as reason,
        0 as left_out,
        in_scope,
        masked,
        false as anonymous
      from
        part
      where
        (
          in_scope
          or counted
        )
        and (
          one is null
          or establishment = one
        )
    ),
    part_of as (
      select
        *,
        case
          when level = 'category' then category
        end as total_category
      from
        (
          select
            *,
            unnest(
              case
                when establishment = apart then ['region']
                else ['region', 'category']
              end
            ) as level
          from
            weighed
          where
            counted
        )
    ),
    total as (
      select
        indicator,
        level,
        null::varchar as establishment,
        null::varchar as name,
        total_category as category,
        period_start,
        period_months,
        sum(n) filter(
          where
            assessable
            and not alone
        ) as n,
        sum(d) filter(
          where
            assessable
        ) as d,
        sum(n) filter(
          where
            (
              other
              or hidden
            )
            and not alone
        ) as hidden_n,
        sum(d) filter(
          where
            other
            or hidden
        ) as hidden_d,
        case
          when not bool_or(assessable)
          or bool_or(alone) then 'not_assessable'
          when bool_or(status = 'provisional') then 'provisional'
          else 'ok'
        end as status,
        -- Of a total that has no part left, the parts' own reasons; else what it leaves out and what is provisional.
        case
          when bool_or(alone) then 'not_aggregated'
          when not bool_or(covered)
          and bool_or(declared) then 'not_declared'
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
        ) as left_out,
        bool_or(alone) as alone,
        count_if(other) as others,
        count_if(
          other
          and weighs
        ) as others_weigh,
        sum(other_n) as others_n,
        max(other_n) as others_max_n,
        sum(other_d) as others_d,
        max(other_d) as others_max_d,
        count_if(hidden) as masked_parts,
        count_if(
          assessable
          and weighs
        ) as parts
      from
        part_of
      group by
        indicator,
        period_start,
        period_months,
        level,
        total_category
    ),
    protected as (
      select
        * exclude (hidden_n, hidden_d) replace(
          case
            when level = 'category'
            and others > 0 then hidden_n
            else n
          end as n,
          case
            when level = 'category'
            and others > 0 then hidden_d
            else d
          end as d
        ),
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
    summed as (
      select
        p.indicator,
        p.level,
        p.establishment,
        p.name,
        p.category,
        p.period_start,
        p.period_months,
        p.n,
        p.d,
        p.status,
        p.reason,
        p.left_out,
        null::boolean as in_scope,
        p.anonymous
        and (
          not p.safe
          or i.kind = 'amount'
          or p.level = 'category'
          and (
            i.signatories_only
            or not coalesce(r.safe, true)
          )
        ) as masked,
        p.anonymous
      from
        protected p
        join definition i using (indicator)
        left join remainder r using (indicator, period_start)
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
        u.indicator is not null as unsigned,
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
        left join unsigned u on grain = 'year'
        and u.indicator = s.indicator
        and u.year = year(s.period_start)
        and u.establishment = s.establishment
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
      when contains(reason, 'no_activity')
      or unsigned then 'sans objet'
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
      end,
      case
        when unsigned then 'not_signatory'
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
    left_out,
    in_scope,
    masked,
    anonymous
  from
    judged
);

-- What the reader may see of it: establishments in scope, and totals.
create or replace macro figures (asked, in_region, one, grain, asked_year, scope, peers, signed, apart := null::varchar) as table (
  select
    indicator,
    level,
    establishment,
    name,
    category,
    period_start,
    period_months,
    case
      when not masked
      and not anonymous then n
    end as n,
    case
      when not masked
      and not anonymous then d
    end as d,
    shown_value (value, masked, anonymous) as value,
    target,
    shown_value (value, masked, anonymous) - target as gap,
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
    end as contribution,
    left_out
  from
    exact_figures (asked, in_region, one, grain, asked_year, scope, peers, signed, apart := apart)
  where
    level <> 'establishment'
    or in_scope
);
