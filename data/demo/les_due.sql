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
  -- Codes that exist, but for other products.
  stray as (
    select
      d.product,
      list(
        distinct i.indication
        order by
          i.indication
      ) as codes
    from
      code d
      join les_indications i on not list_contains(d.codes, i.indication)
    group by
      d.product
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
  stray.codes[1 + (hash(getvariable ('seed'), c.cell) % 100)::integer] as stray,
  e.finess,
  e.unmatched,
  -- Coding improves year after year, and not everywhere.
  0.01 + 0.07 * uniform ('uncoded', c.establishment, 0) * (1.15 - 0.09 * (c.year - 2018) * uniform ('learns', c.establishment, 0)) as uncoded,
  0.5 + uniform ('rare', c.establishment, p.specialty) as rare,
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
  left join stray on stray.product = p.product
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
