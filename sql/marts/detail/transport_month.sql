-- Transport prescribed by the hospital and reimbursed on the town envelope, by received FINESS, month and mode; lines
-- that a newer batch replaces are out.
create table transport_month as
select
  'transport' as source,
  f.finess,
  c.period_start,
  c.period_months,
  l.mode,
  sum(l.trips)::bigint as trips,
  sum(l.amount_reimbursed)::decimal(18, 3) as amount_reimbursed
from
  received_transport l
  join full_number f on f.received = l.finess
  join coverage c on c.source = 'transport'
  and c.finess = f.finess
  and c.period_start = l.month
  and c.batch = l.batch
group by all;
