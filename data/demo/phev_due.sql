-- The cells of one batch with all that its lines need, so that cutting lines joins nothing large.
create or replace table phev_due as
with
  number as (
    select
      establishment,
      -- In turn: legal entity with and without key, then each site with and without key. Private ones sign as sites.
      list(
        number
        order by
          i
      ) as numbers
    from
      (
        select
          establishment,
          finess,
          sites,
          departement,
          place
        from
          establishment
      )
      cross join lateral (
        select
          unnest(range(sites)) as i
      )
      cross join lateral (
        select
          finess (departement, (2000 + place * 5 + i)::varchar) as number
      )
    group by
      establishment
  )
select
  c.*,
  'phev' || c.year as season,
  (
    sum(c.lines) over (
      order by
        c.cell
    ) - c.lines + 2
  )::bigint as first_line,
  c.boxes // c.lines as base,
  uniform ('phase', c.cell, 0) as phase,
  p.product,
  p.product_kind,
  p.top_gen,
  p.atc5,
  p.lpp_title,
  e.finess,
  n.numbers,
  e.sites,
  e.short_share,
  case
    when e.public then e.site_share
    else 0
  end as site_share,
  e.unmatched,
  m.successor,
  own.first as own_first,
  own.people as own_people,
  every.first as any_first,
  every.people as any_people,
  case
    when getvariable ('wave') = 1
    and l.fault = 'corrected'
    and c.year = 2021 then 0.3
    else 0
  end as lost_2021
from
  phev_cell c
  join phev_product p using (item)
  join establishment e using (establishment)
  join number n using (establishment)
  join bench every on every.establishment = c.establishment
  and every.specialty = 'any'
  and not every.les
  left join bench own on own.establishment = c.establishment
  and own.specialty = p.specialty
  and not own.les
  left join merger m on m.establishment = c.establishment
  and c.year >= 2019
  left join latecomer l on l.establishment = c.establishment
where
  c.region = getvariable ('region')
  and c.year between year(getvariable ('from_month')::date) and year(getvariable ('to_month')::date)
  and (
    getvariable ('alone') is null
    or e.finess = getvariable ('alone')
  )
  and c.lines > 0
order by
  c.cell;
