-- Newest first. A page is read with one line more: where it exists, there is a next page. No window function counts
-- lines here: over all of them with a limit, DuckDB 1.5 loses its state, and with it the database.
with
  readable as materialized (
    select
      line_id,
      date,
      unit,
      rpps,
      specialty,
      stay_key,
      product,
      indication,
      situation,
      quantity,
      amount
    from
      les_line
    where
      establishment = $establishment
      and (
        $region is null
        or region = $region
      )
      and date between make_date($year, 1, 1) and make_date($year, 12, 31)
      and (
        list_contains($lines, establishment)
        -- A prescriber: his own lines, in the establishments of his grants.
        or (
          list_contains($scope, establishment)
          and coalesce(list_contains($own, rpps), false)
        )
      )
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
      and (
        $situation is null
        or situation = $situation
      )
  ),
  page as materialized (
    from
      readable
    where
      $after is null
      or date < left($after, 10)::date
      or (
        date = left($after, 10)::date
        and line_id > substr($after, 12)
      )
    order by
      date desc,
      line_id
    limit
      $limit::integer + 1
  ),
  kept as materialized (
    from
      page
    order by
      date desc,
      line_id
    limit
      $limit::integer
  )
select
  k.line_id,
  k.date,
  k.unit,
  k.rpps as prescriber,
  k.specialty,
  k.stay_key as stay,
  k.product,
  d.label as product_label,
  k.indication,
  k.situation,
  k.quantity::double as quantity,
  k.amount::double as amount,
  case
    when (
      select
        count(*)
      from
        page
    ) > $limit::integer then (
      select
        date::varchar || ' ' || line_id
      from
        kept
      order by
        date,
        line_id desc
      limit
        1
    )
  end as next,
  (
    select
      count(*)
    from
      readable
  )::integer as total
from
  kept k
  left join product d using (product)
order by
  k.date desc,
  k.line_id;
