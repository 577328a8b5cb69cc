-- The page is read by its place in the order: what is argued meanwhile moves the others up, and the list is short. No
-- window function counts lines here: over all of them with a limit, DuckDB 1.5 fails internally.
with
  readable as materialized (
    select
      place,
      line_id,
      date,
      documented
    from
      off_label_line
    where
      establishment = $establishment
      and (
        $region is null
        or region = $region
      )
      and reads_line ($lines, $scope, $own, establishment, rpps)
      and (
        $unit is null
        or unit = $unit
      )
      and (
        $prescriber is null
        or rpps = $prescriber
      )
      and (
        $product is null
        or product = $product
      )
  ),
  -- Neither argued on screen, nor by a file unless the screen has said otherwise since.
  waiting as materialized (
    from
      readable
    where
      line_id not in (
        select
          unnest($argued::varchar[])
      )
      and (
        not documented
        or line_id in (
          select
            unnest($undocumented::varchar[])
        )
      )
  ),
  totals as materialized (
    select
      (
        select
          count(*)
        from
          waiting
      )::integer as total,
      (
        select
          min(date)
        from
          waiting
      ) as oldest,
      (
        select
          count(*)
        from
          readable
      )::integer as off_label_lines
  ),
  page as (
    select
      l.*
    from
      off_label_line l
      join (
        select
          place
        from
          waiting
        order by
          place
        limit
          $limit::integer
        offset
          coalesce($after::integer, 0)
      ) using (place)
    where
      l.establishment = $establishment
  )
select
  p.line_id,
  p.date,
  p.unit,
  p.rpps as prescriber,
  p.specialty,
  p.product,
  d.label as product_label,
  p.quantity::double as quantity,
  p.amount::double as amount,
  t.total,
  t.oldest,
  t.off_label_lines,
  case
    when coalesce($after::integer, 0) + $limit::integer < t.total then (coalesce($after::integer, 0) + $limit::integer)::varchar
  end as next
from
  totals t
  left join page p on true
  left join product d using (product)
where
  -- A row of noughts is for who may read such lines alone.
  list_contains($lines, $establishment)
  or (
    list_contains($scope, $establishment)
    and len($own) > 0
  )
order by
  p.place;
