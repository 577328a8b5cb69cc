-- Which products are references and biosimilars of which group, by the list of the year: a product's own rule comes
-- before that of its class, and a class's before that of a status alone.
create table biosimilar_class as
with
  dispensed as (
    select distinct
      'town' as place,
      product,
      atc5,
      generic_status,
      year(period_start)::integer as year
    from
      prescription_month
    where
      kind = 'medicine'
    union all
    select distinct
      'hospital',
      product,
      null,
      null,
      year(period_start)::integer
    from
      les_month
    where
      kind = 'drug'
  )
select
  p.*,
  r.biosimilar_group,
  r.role
from
  dispensed p
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
  ) = 1;
