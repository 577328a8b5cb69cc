-- What a product's code names: the newest Open PHMEV, then the committed tables. A device en sus is one even where the
-- general list of LPP knows it too.
create table product_label as
with
  open_phmev as (
    select
      product,
      any_value(label) as label,
      any_value(atc5) as atc5
    from
      received_open_phmev
    where
      kind = 'medicine'
      and year = (
        select
          max(year)
        from
          received_open_phmev
      )
    group by
      product
  ),
  every as (
    select
      ucd13 as product,
      label,
      'drug' as kind,
      atc as atc5,
      inn,
      1 as preference
    from
      reference_les_drug
    union all
    select
      code,
      label,
      'device',
      null,
      null,
      2
    from
      reference_les_device
    union all
    select
      product,
      label,
      'medicine',
      atc5,
      null,
      3
    from
      open_phmev
    union all
    select
      cip13,
      label,
      'medicine',
      atc5,
      null,
      4
    from
      reference_medicine
    union all
    select
      code,
      label,
      'lpp',
      null,
      null,
      5
    from
      reference_lpp
  )
select
  product,
  label,
  kind,
  nullif(atc5, '') as atc5,
  nullif(inn, '') as inn
from
  every
qualify
  row_number() over (
    partition by
      product
    order by
      preference
  ) = 1;
