-- Liste en sus, by received FINESS, month and product; lines that a newer batch replaces are out.
create table les_month as
select
  'les' as source,
  f.finess,
  c.period_start,
  c.period_months,
  l.product,
  l.product_kind as kind,
  sum(l.quantity)::decimal(18, 3) as quantity,
  sum(l.amount_paid)::decimal(18, 3) as amount_paid,
  sum(l.amount_reimbursed)::decimal(18, 3) as amount_reimbursed
from
  received_les l
  join full_number f on f.received = l.finess
  join coverage c on c.source = 'les'
  and c.finess = f.finess
  and c.period_start = date_trunc('month', l.date)::date
  and c.batch = l.batch
group by all;
