-- What an establishment's lines of the liste en sus count, as those read it who may cross them: of the establishment and of
-- each of its services, products and specialties (`level`, `key`), by situation, in each year and semester. The same cells as
-- the release tables, neither masked nor pooled. Counted from off_label_month and the two tables beside it, which are smaller
-- than the lines.
create temporary table les_row as
select
  m.id,
  unnest(
    [
      {'level': 'establishment', 'key': null},
      {'level': 'unit', 'key': unit},
      {'level': 'product', 'key': product},
      {'level': 'specialty', 'key': specialty}
    ],
    recursive := true
  ),
  m.establishment,
  m.region,
  m.situation,
  year(m.period_start)::integer as year,
  month(m.period_start) <= 6 as first,
  m.lines,
  m.nameless_lines,
  m.stays,
  m.quantity,
  m.amount
from
  off_label_month m;

-- Keys become numbers once: they are counted many times.
create temporary table les_cell_number as
select
  row_number() over ()::integer as cell,
  *
from
  (
    select distinct
      level,
      establishment,
      region,
      key,
      situation,
      year
    from
      les_row
  );

create temporary table les_cell_row as
select
  n.cell,
  r.id,
  r.first,
  r.lines,
  r.nameless_lines,
  r.stays,
  r.quantity,
  r.amount
from
  les_row r
  join les_cell_number n on n.level = r.level
  and n.establishment = r.establishment
  and n.key is not distinct from r.key
  and n.situation = r.situation
  and n.year = r.year;

drop table les_row;

create table les_cell as
with
  -- Distinct in two steps: a person or a stay once per cell, with the semesters in which it appears.
  patient as (
    select
      cell,
      count(*) as patients_y,
      count_if(in_first) as patients_1,
      count_if(in_second) as patients_2
    from
      (
        select
          r.cell,
          p.patient,
          bool_or(r.first) as in_first,
          bool_or(not r.first) as in_second
        from
          off_label_patient p
          join les_cell_row r using (id)
        group by
          r.cell,
          p.patient
      )
    group by
      cell
  ),
  stay as (
    select
      cell,
      count(*) as stays_y,
      count_if(in_first) as stays_1,
      count_if(in_second) as stays_2
    from
      (
        select
          r.cell,
          s.stay,
          bool_or(r.first) as in_first,
          bool_or(not r.first) as in_second
        from
          off_label_stay s
          join les_cell_row r using (id)
        group by
          r.cell,
          s.stay
      )
    group by
      cell
  ),
  half as (
    select
      cell,
      first,
      case
        when grouping (first) = 1 then 12
        else 6
      end as period_months,
      sum(lines) as lines,
      sum(nameless_lines) as nameless_lines,
      sum(stays) as stays,
      sum(quantity) as quantity,
      sum(amount) as amount
    from
      les_cell_row
    group by
      grouping sets ((cell), (cell, first))
  )
select
  n.level,
  n.establishment,
  n.region,
  n.key,
  n.situation,
  make_date(n.year, if (not coalesce(h.first, true), 7, 1), 1) as period_start,
  h.period_months,
  (
    h.stays + coalesce(
      case
        when h.period_months = 12 then s.stays_y
        when h.first then s.stays_1
        else s.stays_2
      end,
      0
    )
  )::integer as stays,
  -- Where a line names no patient, they are not known.
  case
    when h.nameless_lines = 0 then case
      when h.period_months = 12 then p.patients_y
      when h.first then p.patients_1
      else p.patients_2
    end
  end::integer as patients,
  h.lines::integer as lines,
  h.quantity::decimal(18, 3) as quantity,
  h.amount::decimal(18, 3) as amount
from
  half h
  join les_cell_number n using (cell)
  left join patient p using (cell)
  left join stay s using (cell);

drop table les_cell_row;

drop table les_cell_number;
