-- The lines of les_line by month and all that the linked page crosses: so few that one establishment's are read at once.
-- Stays and patients do not add up over its rows. `stays` are those that one row alone holds, which do add up; those of several
-- rows are in off_label_stay, and patients, who come back, in off_label_patient, both by the number of the row.
create table off_label_held as
select
  row_number() over ()::integer as id,
  *
from
  (
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
      (count(*) - count(l.patient))::bigint as nameless_lines,
      sum(l.quantity)::decimal(18, 3) as quantity,
      sum(l.amount)::decimal(18, 3) as amount,
      list_distinct(list(l.stay)) as held_stays,
      list_distinct(list(l.patient)) as held_patients
    from
      les_line l
      left join product_label p using (product)
    group by all
  );

create table off_label_patient as
select
  establishment,
  period_start,
  id,
  unnest(held_patients) as patient
from
  off_label_held;

create table off_label_stay as
with
  held as (
    select
      establishment,
      period_start,
      id,
      unnest(held_stays) as stay
    from
      off_label_held
  ),
  -- A number of stay is its hospital's: the same one elsewhere is another stay.
  shared as (
    select
      establishment,
      stay
    from
      held
    group by
      establishment,
      stay
    having
      count(*) > 1
  )
select
  h.*
from
  held h
  join shared s on s.establishment = h.establishment
  and s.stay = h.stay;

create table off_label_month as
with
  shared as (
    select
      id,
      count(*) as stays
    from
      off_label_stay
    group by
      id
  )
select
  h.* exclude (held_stays, held_patients),
  len(h.held_stays) - coalesce(s.stays, 0) as stays
from
  off_label_held h
  left join shared s using (id);

drop table off_label_held;
