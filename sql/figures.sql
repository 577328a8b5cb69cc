-- The one place where figures are hidden: every question about indicators reads this, over the table `figure`
-- (sql/marts/figure.sql), where each establishment's is divided and judged, and over exact_totals: those of sql/totals.sql, or
-- of sql/published_totals.sql for a reader who names a whole region (server/totals.ts).
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
    * exclude (grain, region, year, known, masked, anonymous) replace(
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
