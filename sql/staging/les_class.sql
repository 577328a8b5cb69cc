-- What each drug of the liste en sus was prescribed for, by the reference valid at its date (docs/off-label.md): one row
-- for each product, code and day that a line holds. A snapshot speaks for its month; elsewhere printed dates do, and
-- a code is never called wrong.
create table les_class as
with
  reference as (
    select
      *,
      case
        when regexp_full_match(inscription, '(?i)oui') then 'amm'
        when regexp_full_match(inscription, '(?i)non') then 'amm_not_listed'
        when regexp_full_match(inscription, '(?i)rtu') then 'rtu'
        when regexp_full_match(inscription, '(?i)rtu term') then 'rtu_ended'
        else 'to_check'
      end as said,
      coalesce(month, date '9999-01-01') as said_in
    from
      les_reference
    where
      product is not null
  ),
  wanted as (
    select distinct
      product,
      coalesce(indication, '') as indication,
      upper(trim(coalesce(indication, ''))) as code,
      date,
      date_trunc('month', date)::date as month
    from
      received_les
    where
      product_kind = 'drug'
  ),
  pair_of_month as (
    select
      product,
      indication as code,
      month,
      case
        when min(said) = max(said) then min(said)
        else 'to_check'
      end as situation
    from
      reference
    where
      kind = 'indication'
    group by all
  ),
  snapshot as (
    select distinct
      month
    from
      reference
    where
      kind = 'indication'
  ),
  product_of_month as (
    select distinct
      product,
      month
    from
      reference
    where
      kind = 'indication'
  ),
  product_entry as (
    select
      product,
      min(month) as entered
    from
      product_of_month
    group by
      product
  ),
  -- « non » and « RTU TERM » hold from the end that they print on, which is that of the listing or the RTU they follow.
  dated as (
    select
      product,
      indication as code,
      said as situation,
      case
        when said in ('amm_not_listed', 'rtu_ended') then coalesce(to_day, from_day)
        else from_day
      end as first_day,
      case
        when said not in ('amm_not_listed', 'rtu_ended') then to_day
      end as last_day,
      max(said_in) as said_in
    from
      reference
    where
      kind in ('indication', 'period')
    group by all
  ),
  begun as (
    select
      w.product,
      w.code,
      w.date,
      d.situation,
      d.last_day,
      d.said_in
    from
      wanted w
      join dated d on d.product = w.product
      and d.code = w.code
      and d.first_day <= w.date
  ),
  last_said as (
    select
      product,
      code,
      date,
      max(said_in) as said_in
    from
      begun
    group by all
  ),
  -- The newest file that dates the pair before the line has the last word on it, its end included.
  by_dates as (
    select
      b.product,
      b.code,
      b.date,
      case
        when min(b.situation) = max(b.situation) then min(b.situation)
        else 'to_check'
      end as situation
    from
      begun b
      join last_said using (product, code, date, said_in)
    where
      coalesce(b.last_day >= b.date, true)
    group by all
  ),
  compassionate as (
    select distinct
      w.product,
      w.code,
      w.date
    from
      wanted w
      join reference r on r.kind = 'compassionate'
      and r.product = w.product
      and r.indication = w.code
      and coalesce(r.from_day <= w.date, true)
      and coalesce(r.to_day >= w.date, true)
  ),
  listing as (
    select
      w.product,
      w.date,
      max(r.from_day) filter(
        where
          lower(r.event) = 'radiation'
      ) as removed,
      max(r.from_day) filter(
        where
          lower(r.event) = 'inscription'
      ) as listed
    from
      (
        select distinct
          product,
          date
        from
          wanted
      ) w
      join reference r on r.kind = 'listing'
      and r.product = w.product
      and r.from_day <= w.date
      and lower(r.event) in ('radiation', 'inscription')
    group by all
  ),
  -- A listing of the day of a removal, or later, undoes it.
  removal as (
    select
      product,
      date,
      date_trunc('month', removed)::date as removed_in
    from
      listing
    where
      removed is not null
      and coalesce(listed < removed, true)
  ),
  group_said as (
    select
      product,
      indication as code,
      said_in,
      min(upper(left(trim(class_1), 1)) || replace(lower(substr(trim(class_1), 2)), '-', ' ')) as indication_group
    from
      reference
    where
      kind in ('indication', 'period')
      and class_1 <> '*'
    group by all
  ),
  pair_group as (
    select
      product,
      code,
      arg_max(indication_group, said_in) as indication_group
    from
      group_said
    group by all
  )
select
  w.product,
  w.indication,
  w.date,
  case
    when w.code = 'I999999' then 'off_label'
    when w.code = 'I999998' then 'research'
    when w.code = 'I999997' then if (w.date >= date '2024-09-11', 'mirror', 'invalid')
    when w.code = '' then if (w.date >= date '2018-09-01', 'absent', 'not_due')
    when p.situation = 'amm'
    and r.removed_in = w.month then 'amm_not_listed'
    when p.situation is not null then p.situation
    when c.code is not null
    and left(w.code, 1) in ('N', 'C', 'D') then 'early_access'
    when c.code is not null then 'rtu'
    when m.product is not null then 'invalid'
    when d.situation = 'amm'
    and (
      r.removed_in is not null
      or s.month is not null
      and e.entered < w.month
    ) then 'amm_not_listed'
    else coalesce(d.situation, 'no_reference')
  end as situation,
  g.indication_group
from
  wanted w
  left join pair_of_month p on p.product = w.product
  and p.code = w.code
  and p.month = w.month
  left join product_of_month m on m.product = w.product
  and m.month = w.month
  left join snapshot s on s.month = w.month
  left join product_entry e on e.product = w.product
  left join by_dates d on d.product = w.product
  and d.code = w.code
  and d.date = w.date
  left join compassionate c on c.product = w.product
  and c.code = w.code
  and c.date = w.date
  left join removal r on r.product = w.product
  and r.date = w.date
  left join pair_group g on g.product = w.product
  and g.code = w.code;
