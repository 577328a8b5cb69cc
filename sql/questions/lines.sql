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
      told_situation (l.situation, l.lpp_conform) as situation,
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
      and reads_line ($lines, $scope, $own, l.establishment, l.rpps)
      -- The choices of the linked page (linked.sql): none is everything, '' what has none.
      and meets_choice ($unit, l.unit)
      and meets_choice ($specialty, l.specialty)
      and meets_choice ($prescriber, l.rpps)
      and meets_choice ($product, l.product)
      and meets_choice ($dci, d.atc5)
      and meets_choice ($atc, left(d.atc5, 4))
      and meets_choice ($group, l.indication_group)
      and meets_choice ($indication, l.indication)
      -- 'device' is all of them, as release tables tell.
      and (
        meets_choice ($situation, l.situation)
        or meets_choice ($situation, told_situation (l.situation, l.lpp_conform))
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
