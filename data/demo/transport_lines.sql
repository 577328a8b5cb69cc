-- Transports of one batch: after the merger the old number is billed for six months more; last months come in late.
with
  billed as (
    select
      c.month,
      case
        when c.month >= date '2019-07-01' then coalesce(m.successor, e.finess)
        else e.finess
      end as finess,
      c.mode,
      greatest(1, round(c.cents / 100 / c.price))::bigint as trips,
      c.cents,
      case
        when getvariable ('wave') = 1
        and c.month >= date '2024-09-01' then [98, 97, 95, 92] [month(c.month) - 8]
        else 100
      end as received
    from
      transport_cell c
      join establishment e using (establishment)
      left join merger m using (establishment)
    where
      c.region = getvariable ('region')
      and c.month between getvariable ('from_month')::date and getvariable ('to_month')::date
      and c.cents > 0
  )
select
  row_number() over (
    order by
      finess,
      month,
      mode
  ) + 1 as line,
  month,
  finess,
  mode,
  sum(share (trips, received, 100))::bigint as trips,
  (sum(share (cents, received, 100))::decimal(13, 0) * 0.01::decimal(3, 2))::decimal(18, 3) as amount_reimbursed
from
  billed
group by
  month,
  finess,
  mode
