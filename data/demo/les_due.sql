-- The cells of one batch with all that its lines need.
create or replace table les_due as
with
  code as (
    select
      ucd13 as product,
      list(
        indication
        order by
          listed = 'oui' desc,
          hash(getvariable ('seed'), ucd13, indication),
          indication
      ) as codes
    from
      les_indications
    group by
      ucd13
  ),
  stray as (
    select
      list(
        indication
        order by
          indication
      ) as codes
    from
      (
        select distinct
          indication
        from
          les_indications
      )
  )
select
  c.*,
  p.product_kind || c.year as season,
  (
    sum(c.lines) over (
      order by
        c.cell
    ) - c.lines + 2
  )::bigint as first_line,
  c.units // c.lines as base,
  uniform ('phase', c.cell, 1) as phase,
  greatest(2, c.lines // 3) as patients,
  p.product,
  p.product_kind,
  k.codes,
  -- A code that exists, but for other products.
  list_filter(stray.codes, lambda x: not list_contains(k.codes, x)) as strays,
  e.finess,
  e.unmatched,
  0.02 + 0.06 * uniform ('uncoded', c.establishment, 0) as uncoded,
  e.drift,
  n.name as unit,
  b.first,
  b.people,
  m.successor
from
  les_cell c
  join les_product p using (item)
  join establishment e using (establishment)
  join specialties n on n.code = p.specialty
  join bench b on b.establishment = c.establishment
  and b.specialty = p.specialty
  and b.les
  left join code k on k.product = p.product
  cross join stray
  left join merger m on m.establishment = c.establishment
  and c.year >= 2019
  left join latecomer l on l.establishment = c.establishment
  and l.fault in ('late', 'never')
where
  c.region = getvariable ('region')
  and c.year between year(getvariable ('from_month')::date) and year(getvariable ('to_month')::date)
  and case
    when getvariable ('alone') is null then l.finess is null
    else e.finess = getvariable ('alone')
  end
order by
  c.cell;
