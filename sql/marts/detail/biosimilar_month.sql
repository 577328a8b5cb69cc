-- Boxes (town) and UCD (hospital) of references and biosimilars, by the list of the year: a product's own rule comes
-- before that of its class, and a class's before that of a status alone.
create table biosimilar_month as
with
  dispensed as (
    select
      source,
      finess,
      period_start,
      period_months,
      'town' as place,
      product,
      atc5,
      generic_status,
      sum(boxes)::decimal(18, 3) as boxes
    from
      prescription_month
    where
      kind = 'medicine'
    group by all
    union all
    select
      source,
      finess,
      period_start,
      period_months,
      'hospital',
      product,
      null,
      null,
      sum(quantity)
    from
      les_month
    where
      kind = 'drug'
    group by all
  ),
  kind_of_product as (
    select distinct
      place,
      product,
      atc5,
      generic_status,
      year(period_start) as year
    from
      dispensed
  ),
  classed as (
    select
      p.*,
      r.biosimilar_group,
      r.role
    from
      kind_of_product p
      join biosimilar_rule r on r.place = p.place
      and (
        r.product is null
        or r.product = p.product
      )
      and (
        r.atc is null
        or r.atc = p.atc5
        or r.product is not null
      )
      and (
        r.generic_status is null
        or r.generic_status = p.generic_status
      )
      and p.year between coalesce(r.from_year::integer, 0) and coalesce(r.to_year::integer, 9999)
    qualify
      row_number() over (
        partition by
          p.place,
          p.product,
          p.atc5,
          p.generic_status,
          p.year
        order by
          r.product is null,
          r.atc is null,
          r.rank
      ) = 1
  )
select
  d.source,
  d.finess,
  d.period_start,
  d.period_months,
  d.place,
  c.biosimilar_group,
  c.role,
  sum(d.boxes)::decimal(18, 3) as boxes
from
  dispensed d
  join classed c on c.place = d.place
  and c.product = d.product
  and c.atc5 is not distinct from d.atc5
  and c.generic_status is not distinct from d.generic_status
  and c.year = year(d.period_start)
group by all;
