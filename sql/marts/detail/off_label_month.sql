-- The lines of les_line by month and all that the linked page crosses: so few that one establishment's are read at once.
create table off_label_month as
select
  l.establishment,
  l.region,
  date_trunc('month', l.date)::date as period_start,
  l.unit,
  l.rpps,
  l.specialty,
  l.product,
  l.product_kind,
  p.atc5 as atc,
  l.indication,
  l.indication_group,
  l.situation,
  l.lpp_conform,
  count(*)::bigint as lines,
  sum(l.quantity)::decimal(18, 3) as quantity,
  sum(l.amount)::decimal(18, 3) as amount
from
  les_line l
  left join product_label p using (product)
group by all;
