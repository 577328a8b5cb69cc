-- Liste en sus by month, product and situation; lines that a newer batch replaces are out. The situation of a drug is
-- what les_class says of its UCD, code and date; a device has its conformity to the LPP where it is said.
create table les_situation_month as
select
  'les' as source,
  f.finess,
  c.period_start,
  c.period_months,
  l.product,
  l.product_kind as kind,
  if (l.product_kind = 'device', 'device', k.situation) as situation,
  l.lpp_conform,
  count(*)::bigint as lines,
  sum(l.quantity)::decimal(18, 3) as quantity
from
  received_les l
  join full_number f on f.received = l.finess
  join coverage c on c.source = 'les'
  and c.finess = f.finess
  and c.period_start = date_trunc('month', l.date)::date
  and c.batch = l.batch
  left join les_class k on k.product = l.product
  and k.indication = coalesce(l.indication, '')
  and k.date = l.date
group by all;
