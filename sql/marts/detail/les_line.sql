-- Liste en sus, line by line, at the establishment in force on 31 December of its year; lines that a newer batch
-- replaces are out. An error of coding is a fact: any indication that is not reserved counts as coded.
create table les_line as
select
  y.establishment,
  e.region,
  l.date,
  l.line_id,
  l.unit,
  l.rpps,
  l.specialty,
  l.stay_key,
  l.patient_key,
  l.product,
  l.product_kind,
  l.indication,
  case
    when l.product_kind = 'device' then 'device'
    when coalesce(l.indication, '') = '' then 'absent'
    when l.indication = 'I999999' then 'off_label'
    when l.indication = 'I999998' then 'research'
    when l.indication = 'I999997' then 'mirror'
    else 'coded'
  end as situation,
  l.quantity::decimal(18, 3) as quantity,
  l.amount_reimbursed::decimal(18, 3) as amount,
  l.amount_paid::decimal(18, 3) as amount_paid
from
  received_les l
  join full_number f on f.received = l.finess
  join coverage c on c.source = 'les'
  and c.finess = f.finess
  and c.period_start = date_trunc('month', l.date)::date
  and c.batch = l.batch
  join establishment_of_year y on y.finess = f.finess
  and y.year = year(l.date)
  join establishment e on e.establishment = y.establishment;
