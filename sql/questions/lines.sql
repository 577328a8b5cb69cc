-- Newest first. A page is read with one line more: where it exists, there is a next page. No window function counts
-- lines here: over all of them with a limit, DuckDB 1.5 loses its state, and with it the database.
with
  readable as materialized (
    select
      l.line_id,
      l.date,
      l.unit,
      l.rpps,
      l.specialty,
      l.stay_key,
      l.product,
      d.label as product_label,
      l.indication,
      l.situation,
      l.quantity,
      l.amount
    from
      les_line l
      left join product d using (product)
    where
      l.establishment = $establishment
      and (
        $region is null
        or l.region = $region
      )
      and (
        $year is null
        or l.date between make_date($year, 1, 1) and make_date($year, 12, 31)
      )
      and (
        $from is null
        or l.date >= ($from || '-01')::date
      )
      and (
        $to is null
        or l.date < ($to || '-01')::date + interval 1 month
      )
      and (
        list_contains($lines, l.establishment)
        -- A prescriber: his own lines, in the establishments of his grants.
        or (
          list_contains($scope, l.establishment)
          and coalesce(list_contains($own, l.rpps), false)
        )
      )
      -- The choices of the linked page (linked.sql): none is everything, '' what has none.
      and coalesce(list_contains($unit::varchar[], coalesce(l.unit, '')), true)
      and coalesce(list_contains($specialty::varchar[], coalesce(l.specialty, '')), true)
      and coalesce(list_contains($prescriber::varchar[], coalesce(l.rpps, '')), true)
      and coalesce(list_contains($product::varchar[], l.product), true)
      and coalesce(list_contains($atc::varchar[], coalesce(left(d.atc5, 4), '')), true)
      and coalesce(list_contains($indication::varchar[], coalesce(l.indication, '')), true)
      and coalesce(list_contains($situation::varchar[], l.situation), true)
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
  k.product_label,
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
order by
  k.date desc,
  k.line_id;
