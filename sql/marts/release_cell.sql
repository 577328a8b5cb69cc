-- Counts the cells of the region-years that a decision has changed.
delete from release_cell using release_dirty d
where
  release_cell.region = d.region
  and release_cell.year = d.year;

-- Each line once per table. `part`: what an establishment's or a region's cell is made of.
create or replace temporary table release_counted as
with
  kind as (
    select
      k.kind,
      k.place,
      k.members,
      [k.situation_id, k.unit_id, 0, 0, 0] as parts,
      n.id as situation
    from
      release_kind k
      join release_dirty d using (region, year)
      left join release_pooled p using (region, year, situation)
      join release_situation n on n.situation = if (p.situation is null, k.situation, 'pooled')
      anti join release_dropped x using (region, year)
  )
select
  k.place,
  unnest(k.members) as member,
  k.situation,
  unnest(k.parts) as part,
  l.first,
  l.person,
  l.stay,
  l.has_patient,
  l.quantity,
  l.amount
from
  release_line l
  join kind k using (kind);

insert into
  release_cell by name
with
  -- Distinct in two steps: a person or a stay once per cell, with the semesters in which it appears.
  person as (
    select
      place,
      member,
      situation,
      count(*) as all_y,
      count_if(in_first) as all_1,
      count_if(in_second) as all_2
    from
      (
        select
          place,
          member,
          situation,
          person,
          bool_or(first) as in_first,
          bool_or(not first) as in_second
        from
          release_counted
        group by all
      )
    group by all
  ),
  stay as (
    select
      place,
      member,
      situation,
      count(*) as stays_y,
      count_if(in_first) as stays_1,
      count_if(in_second) as stays_2
    from
      (
        select
          place,
          member,
          situation,
          stay,
          bool_or(first) as in_first,
          bool_or(not first) as in_second
        from
          release_counted
        group by all
      )
    group by all
  ),
  part as (
    select
      place,
      member,
      situation,
      part,
      bool_and(
        has_patient
        or not first
      ) as complete_1,
      bool_and(
        has_patient
        or first
      ) as complete_2,
      count_if(first) as lines_1,
      count_if(not first) as lines_2,
      sum(if (first, quantity, 0)) as quantity_1,
      sum(if (first, 0, quantity)) as quantity_2,
      sum(if (first, amount, 0)) as amount_1,
      sum(if (first, 0, amount)) as amount_2
    from
      release_counted
    group by all
  ),
  total as (
    select
      place,
      member,
      situation,
      bool_and(complete_1) as complete_1,
      bool_and(complete_2) as complete_2,
      sum(lines_1) as lines_1,
      sum(lines_2) as lines_2,
      count(*) as parts_y,
      count_if(lines_1 > 0) as parts_1,
      count_if(lines_2 > 0) as parts_2,
      sum(quantity_1) as quantity_1,
      sum(quantity_2) as quantity_2,
      sum(amount_1) as amount_1,
      sum(amount_2) as amount_2
    from
      part
    group by all
  )
select
  m.level,
  l.region,
  l.year,
  m.owner,
  m.member,
  n.situation,
  t.* exclude (place, member, situation, complete_1, complete_2),
  t.lines_1 + t.lines_2 as lines_y,
  t.quantity_1 + t.quantity_2 as quantity_y,
  t.amount_1 + t.amount_2 as amount_y,
  s.stays_y,
  s.stays_1,
  s.stays_2,
  least(p.all_y, s.stays_y) as persons_y,
  least(p.all_1, s.stays_1) as persons_1,
  least(p.all_2, s.stays_2) as persons_2,
  case
    when t.complete_1
    and t.complete_2 then p.all_y
  end as patients_y,
  case
    when t.complete_1 then p.all_1
  end as patients_1,
  case
    when t.complete_2 then p.all_2
  end as patients_2
from
  total t
  join person p using (place, member, situation)
  join stay s using (place, member, situation)
  join release_place l using (place)
  join release_member m on m.id = t.member
  join release_situation n on n.id = t.situation;

delete from release_dirty;
