-- Of each place one source: the newest name, for an extract of the region comes before the national file.
with
  readable as (
    from
      simulated_product
    where
      establishment = $establishment
      and year = $year
      and list_contains($detail, establishment)
  ),
  product_row as materialized (
    from
      readable
    where
      (place, source) in (
        select
          (place, max(source))
        from
          readable
        group by
          place
      )
  ),
  aimed as (
    select
      'generics' as lever,
      null::varchar as key,
      place,
      sum(boxes) filter(
        where
          generic_status = '4'
      ) as boxes,
      sum(amount) filter(
        where
          generic_status = '4'
      ) as amount,
      sum(boxes) filter(
        where
          generic_status = '1'
      ) as reached
    from
      product_row
    where
      generic_status in ('1', '4')
    group by
      place
    union all
    select
      'repertoire',
      null,
      place,
      sum(boxes) filter(
        where
          generic_status = '0'
      ),
      sum(amount) filter(
        where
          generic_status = '0'
      ),
      sum(boxes) filter(
        where
          generic_status <> '0'
      )
    from
      product_row
    where
      generic_status in ('0', '1', '4')
    group by
      place
    union all
    select
      'biosimilars',
      biosimilar_group,
      place,
      sum(boxes) filter(
        where
          role = 'reference'
      ),
      sum(amount) filter(
        where
          role = 'reference'
      ),
      sum(boxes) filter(
        where
          role = 'biosimilar'
      )
    from
      product_row
    where
      role is not null
    group by
      place,
      biosimilar_group
    union all
    select
      'price',
      null,
      place,
      sum(boxes),
      sum(amount),
      null
    from
      product_row
    where
      kind in ('medicine', 'lpp', 'drug')
    group by
      place
  ),
  grown as (
    select
      place,
      product,
      sum(boxes) as boxes,
      sum(amount) as amount,
      case
        when any_value(boxes_before) < 0 then 0
        else any_value(boxes_before)
      end as before
    from
      product_row
    where
      kind in ('medicine', 'lpp', 'drug')
    group by
      place,
      product
    having
      before < sum(boxes)
  ),
  most as materialized (
    from
      grown
    order by
      amount::double * (1 - before::double / boxes::double) desc,
      product
    limit
      12
  ),
  every as (
    select
      lever,
      key,
      null::varchar as label,
      place,
      coalesce(boxes, 0) as boxes,
      coalesce(amount, 0) as amount,
      coalesce(reached, 0) as reached,
      null as before
    from
      aimed
    union all
    select
      'back',
      m.product,
      p.label,
      m.place,
      m.boxes,
      m.amount,
      null,
      m.before
    from
      most m
      left join product p using (product)
  )
select
  lever,
  key,
  label,
  place,
  boxes::double as boxes,
  amount::double as amount,
  reached::double as reached,
  before::double as before
from
  every
order by
  list_position(['generics', 'repertoire', 'biosimilars', 'price', 'back'], lever),
  place desc,
  amount desc,
  key;
