-- Courses of drugs (a stay and an ATC class of 4 characters; '' where the product's is not known). Of `numerator` outside:
-- `n` those with at least one line whose situation is known, `observed` those with one outside the référentiel
-- (api/situation.ts). Of off_label: `n` those with a line of AMM or hors AMM, `observed` those with one hors AMM. `uncoded`
-- those of no known situation. Of an establishment, each of its specialties, services and prescribers: a course that two of
-- them share counts for each, so these do not add up.
create table off_label_course as
with
  held as materialized (
    select
      l.region,
      l.establishment,
      year(l.date)::integer as year,
      l.unit,
      l.rpps,
      l.specialty,
      l.stay,
      coalesce(left(p.atc5, 4), '') as class,
      bool_or(not situation_unknown (l.situation)) as known,
      bool_or(outside_referential (l.situation)) as outside,
      bool_or(amm_or_off_label (l.situation)) as listed,
      bool_or(l.situation = 'off_label') as off_label,
      count(*) as lines
    from
      les_line l
      left join product_label p using (product)
    where
      l.product_kind = 'drug'
    group by all
  ),
  course as (
    select
      region,
      establishment,
      year,
      case
        when grouping (specialty) = 0 then 'specialty'
        when grouping (unit) = 0 then 'unit'
        when grouping (rpps) = 0 then 'prescriber'
        else 'establishment'
      end as level,
      coalesce(specialty, unit, rpps) as key,
      class,
      coalesce(bool_or(known), false) as known,
      coalesce(bool_or(outside), false) as outside,
      coalesce(bool_or(listed), false) as listed,
      coalesce(bool_or(off_label), false) as off_label
    from
      held
    group by
      grouping sets (
        (region, establishment, year, class, stay),
        (region, establishment, year, class, stay, specialty),
        (region, establishment, year, class, stay, unit),
        (region, establishment, year, class, stay, rpps)
      )
  ),
  counted as (
    select
      region,
      establishment,
      year,
      level,
      key,
      class,
      count_if(known) as known,
      count_if(outside) as outside,
      count_if(listed) as listed,
      count_if(off_label) as off_label,
      count_if(not known)::integer as uncoded
    from
      course
    group by all
  ),
  -- A prescriber is of the specialty of most of his lines.
  practised as (
    select
      establishment,
      year,
      rpps,
      specialty,
      sum(lines) as lines
    from
      held
    where
      rpps is not null
      and specialty is not null
    group by all
  ),
  practice as (
    select
      establishment,
      year,
      rpps,
      arg_min(specialty, (- lines, specialty)) as specialty
    from
      practised
    group by all
  )
select
  c.region,
  c.establishment,
  c.year,
  c.level,
  c.key,
  p.specialty,
  c.class,
  t.numerator,
  if (t.numerator = 'outside', c.known, c.listed)::integer as n,
  if (t.numerator = 'outside', c.outside, c.off_label)::integer as observed,
  c.uncoded
from
  counted c
  cross join (
    values
      ('outside'),
      ('off_label')
  ) t (numerator)
  left join practice p on c.level = 'prescriber'
  and p.establishment = c.establishment
  and p.year = c.year
  and p.rpps = c.key;

-- Establishments, years and numerators whose courses are read by those alone who may cross their lines: a situation of drugs
-- that they count is masked, pooled or not released, or a count that the question would tell, or the difference of two, is of
-- 1 to t courses.
create table off_label_masked as
with
  counted as (
    select
      region,
      establishment,
      year,
      numerator,
      sum(n) as n,
      sum(observed) as observed,
      sum(uncoded) as uncoded
    from
      off_label_course
    where
      level = 'establishment'
    group by all
  ),
  paired as (
    select
      o.region,
      o.establishment,
      o.year,
      o.n,
      o.observed,
      o.uncoded,
      f.n as listed,
      f.observed as off_label
    from
      counted o
      join counted f on f.establishment = o.establishment
      and f.year = o.year
      and f.numerator = 'off_label'
    where
      o.numerator = 'outside'
  ),
  released as (
    select
      establishment,
      year(period_start) as year,
      bool_or(
        masked
        or situation = 'pooled'
      ) as masked,
      coalesce(
        bool_or(masked) filter(
          where
            amm_or_off_label (situation)
        ),
        false
      ) as listed_masked
    from
      release_establishment
    where
      situation <> 'device'
    group by all
  ),
  -- A region and year where one of the two may be among what is pooled.
  pooled as (
    select
      region,
      year(period_start) as year
    from
      release_region
    group by all
    having
      count_if(situation = 'pooled') > 0
      and count(distinct situation) filter(
        where
          amm_or_off_label (situation)
      ) < 2
  ),
  judged as (
    select
      b.establishment,
      b.year,
      coalesce(r.listed_masked, true)
      or p.region is not null
      or is_small (b.listed)
      or is_small (b.off_label)
      or is_small (b.listed - b.off_label) as off_label,
      coalesce(r.masked, true)
      or is_small (b.n)
      or is_small (b.observed)
      or is_small (b.n - b.observed)
      or is_small (b.uncoded)
      -- Whoever reads both numerators.
      or is_small (b.n - b.listed)
      or is_small (b.observed - b.off_label)
      or is_small (b.n - b.observed - b.listed + b.off_label) as outside
    from
      paired b
      left join released r using (establishment, year)
      left join pooled p on p.region = b.region
      and p.year = b.year
  )
select
  establishment,
  year,
  numerator
from
  judged
unpivot (masked for numerator in (outside, off_label))
where
  masked;
