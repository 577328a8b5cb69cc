-- What a code is, for sources that carry the code alone: the newest Open PHMEV first, then the committed tables.
create table product as
with
  open_phmev as (
    select
      product,
      any_value(top_gen) as top_gen,
      any_value(atc5) as atc5,
      null::integer as lpp_title,
      1 as preference
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
    from
      open_phmev
    union all
    select
      cip13,
      top_gen,
      atc5,
      null,
      2
    from
      reference_medicine
    union all
    select
      code,
      null,
      null,
      title::integer,
      2
    from
      reference_lpp
  )
select
  *
from
  every
qualify
  row_number() over (
    partition by
      product
    order by
      preference
  ) = 1;
