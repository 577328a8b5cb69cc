-- Liste en sus, line by line, at the establishment in force on 31 December of its year; lines that a newer batch
-- replaces are out. The situation of a drug is what les_class says of its UCD, code and date; a device has its conformity
-- to the LPP where it is said. `stay` and `patient`: numbers of their keys, quicker to tell apart than keys are.
create table les_line as
with
  stay as (
    select
      stay_key,
      row_number() over ()::integer as stay
    from
      (
        select distinct
          stay_key
        from
          received_les
      )
  ),
  patient as (
    select
      patient_key,
      row_number() over ()::integer as patient
    from
      (
        select distinct
          patient_key
        from
          received_les
        where
          patient_key is not null
      )
  )
select
  y.establishment,
  e.region,
  l.date,
  l.line_id,
  l.unit,
  l.rpps,
  coalesce(l.specialty, p.specialty) as specialty,
  l.stay_key,
  l.patient_key,
  s.stay,
  n.patient,
  l.product,
  l.product_kind,
  nullif(l.indication, '') as indication,
  k.indication_group,
  if (l.product_kind = 'device', 'device', k.situation) as situation,
  l.lpp_conform,
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
  join establishment e on e.establishment = y.establishment
  left join stay s on s.stay_key = l.stay_key
  left join patient n on n.patient_key = l.patient_key
  left join prescriber_directory p using (rpps)
  left join les_class k on k.product = l.product
  and k.indication = coalesce(l.indication, '')
  and k.date = l.date;
