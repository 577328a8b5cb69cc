-- Newest first. A page is asked for with one line more: where it exists, there is a next page.
with
  readable as (
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
      amount,
      count(*) over () as total
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
  page as (
    select
      *,
      row_number() over (
        order by
          date desc,
          line_id
      ) as rank,
      count(*) over () as found
    from
      (
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
      )
  )
select
  p.line_id,
  p.date,
  p.unit,
  p.rpps as prescriber,
  p.specialty,
  p.stay_key as stay,
  p.product,
  d.label as product_label,
  p.indication,
  p.situation,
  p.quantity::double as quantity,
  p.amount::double as amount,
  case
    when p.found > $limit then max(
      case
        when p.rank = $limit then p.date::varchar || ' ' || p.line_id
      end
    ) over ()
  end as next,
  p.total::integer as total
from
  page p
  left join product d using (product)
where
  p.rank <= $limit
order by
  p.rank;
