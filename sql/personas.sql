-- Where the readers of the demo are: the region with most establishments, its busiest département and hospital, and
-- there a busy prescriber, of both sources where there is one, but not the busiest, who is alone of his kind. Then the
-- semesters, all but the last year's, that the region's three busiest hospitals have transmitted.
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
      indicator_known
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
  candidate as (
    select
      rpps,
      lines,
      rpps in (
        select
          p.rpps
        from
          phev_prescriber p
          join chosen_establishment using (establishment)
      ) as of_both
    from
      line
      join chosen_establishment using (establishment)
    where
      rpps is not null
  ),
  chosen_prescriber as (
    select
      rpps
    from
      candidate
    qualify
      row_number() over (
        partition by
          of_both
        order by
          lines desc,
          rpps
      ) = 1 + count(*) over (
        partition by
          of_both
      ) // 4
    order by
      of_both desc
    limit
      1
  ),
  busiest as (
    select
      establishment
    from
      line
      join place using (establishment)
      join chosen_region using (region)
    group by
      establishment
    order by
      sum(lines) desc,
      establishment
    limit
      3
  ),
  transmitted as (
    select distinct
      establishment || ' ' || strftime(date, '%Y') || '-S' || case
        when month(date) <= 6 then 1
        else 2
      end as semester
    from
      les_line
      join busiest using (establishment)
    where
      year(date) < (
        select
          max(year(date))
        from
          les_line
      )
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
  ) as rpps,
  (
    select
      string_agg(
        semester,
        ','
        order by
          semester
      )
    from
      transmitted
  ) as transmitted;
