-- Courses of drugs (a stay and an ATC class of 4 characters; '' where the product's is not known): `n` those with at least
-- one line whose situation is known, `observed` those with one outside the référentiel (api/situation.ts), `uncoded` the
-- others. Of an establishment, each of its specialties, services and prescribers: a course that two of them share counts
-- for each, so these do not add up.
create table off_label_course as
with
  line as (
    select
      l.region,
      l.establishment,
      year(l.date)::integer as year,
      l.unit,
      l.rpps,
      l.specialty,
      l.stay_key,
      coalesce(left(p.atc5, 4), '') as class,
      coalesce(not situation_unknown (l.situation), false) as known,
      coalesce(outside_referential (l.situation), false) as outside
    from
      les_line l
      left join product_label p using (product)
    where
      l.product_kind = 'drug'
  ),
  placed as (
    select
      region,
      establishment,
      year,
      unnest(['establishment', 'specialty', 'unit', 'prescriber']) as level,
      unnest([null, specialty, unit, rpps]) as key,
      class,
      stay_key,
      known,
      outside
    from
      line
  ),
  course as (
    select
      region,
      establishment,
      year,
      level,
      key,
      class,
      stay_key,
      bool_or(known) as known,
      bool_or(outside) as outside
    from
      placed
    group by all
  ),
  -- A prescriber is of the specialty of most of his lines.
  practised as (
    select
      establishment,
      year,
      rpps,
      specialty,
      count(*) as lines
    from
      line
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
  count_if(c.known)::integer as n,
  count_if(c.outside)::integer as observed,
  count_if(not c.known)::integer as uncoded
from
  course c
  left join practice p on c.level = 'prescriber'
  and p.establishment = c.establishment
  and p.year = c.year
  and p.rpps = c.key
group by all;

-- Establishments and years whose courses are read by those alone who may cross their lines: some situation of their drugs
-- is masked, pooled or not released, or a count that the question would tell, or the difference of two, is of 1 to t courses.
create table off_label_masked as
with
  counted as (
    select
      establishment,
      year,
      sum(n) as n,
      sum(observed) as observed,
      sum(uncoded) as uncoded
    from
      off_label_course
    where
      level = 'establishment'
    group by all
  ),
  released as (
    select
      establishment,
      year(period_start) as year,
      bool_or(
        masked
        or situation = 'pooled'
      ) as masked
    from
      release_establishment
    where
      situation <> 'device'
    group by all
  )
select
  c.establishment,
  c.year
from
  counted c
  left join released r using (establishment, year)
where
  coalesce(r.masked, true)
  or c.n between 1 and getvariable ('masking_threshold')::integer
  or c.observed between 1 and getvariable ('masking_threshold')::integer
  or c.n - c.observed between 1 and getvariable ('masking_threshold')::integer
  or c.uncoded between 1 and getvariable ('masking_threshold')::integer;
