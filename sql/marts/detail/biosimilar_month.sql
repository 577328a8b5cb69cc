-- Boxes (town) and UCD (hospital) of references and biosimilars (biosimilar_class).
create table biosimilar_product_month as
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
  )
select
  d.source,
  d.finess,
  d.period_start,
  d.period_months,
  d.place,
  d.product,
  d.atc5,
  c.biosimilar_group,
  c.role,
  sum(d.boxes)::decimal(18, 3) as boxes
from
  dispensed d
  join biosimilar_class c on c.place = d.place
  and c.product = d.product
  and c.atc5 is not distinct from d.atc5
  and c.generic_status is not distinct from d.generic_status
  and c.year = year(d.period_start)
group by all;

create table biosimilar_month as
select
  source,
  finess,
  period_start,
  period_months,
  place,
  biosimilar_group,
  role,
  sum(boxes)::decimal(18, 3) as boxes
from
  biosimilar_product_month
group by all;
