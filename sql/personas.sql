-- Where the readers of the demo are: the region with most establishments, its busiest département and hospital, and
-- there the prescriber with most lines of the liste en sus.
with
  place as (
    select
      establishment,
      region,
      departement
    from
      establishment
    where
      region is not null
  ),
  line as (
    select
      establishment,
      rpps,
      count(*) as lines
    from
      les_line
    group by
      establishment,
      rpps
  ),
  active as (
    select distinct
      establishment
    from
      indicator_period
    where
      status <> 'not_assessable'
  ),
  chosen_region as (
    select
      region
    from
      place
    group by
      region
    order by
      count(*) desc,
      region
    limit
      1
  ),
  chosen_departement as (
    select
      departement
    from
      place
      join chosen_region using (region)
    where
      departement is not null
    group by
      departement
    order by
      count(*) desc,
      departement
    limit
      1
  ),
  chosen_establishment as (
    select
      p.establishment
    from
      place p
      join chosen_region using (region)
      left join line l using (establishment)
      left join active a using (establishment)
    group by
      p.establishment
    order by
      coalesce(sum(l.lines), 0) desc,
      count(a.establishment) > 0 desc,
      p.establishment
    limit
      1
  ),
  chosen_prescriber as (
    select
      rpps
    from
      line
      join chosen_establishment using (establishment)
    where
      rpps is not null
    order by
      lines desc,
      rpps
    limit
      1
  )
select
  (
    select
      region
    from
      chosen_region
  ) as region,
  (
    select
      departement
    from
      chosen_departement
  ) as departement,
  (
    select
      establishment
    from
      chosen_establishment
  ) as establishment,
  (
    select
      rpps
    from
      chosen_prescriber
  ) as rpps;
