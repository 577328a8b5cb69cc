-- Counts the cells of the region-years that a decision has changed.
delete from release_cell using release_dirty d
where
  release_cell.region = d.region
  and release_cell.year = d.year;

create or replace temporary table release_counted as
with
  tagged as (
    select
      v.level,
      l.region,
      l.year,
      case v.level
        when 'unit' then l.establishment
        else ''
      end as owner,
      case v.level
        when 'region' then ''
        when 'establishment' then l.establishment
        when 'unit' then l.unit
        when 'product' then l.product
        else l.specialty
      end as member,
      case
        when p.situation is null then l.situation
        else 'pooled'
      end as situation,
      case v.level
        when 'region' then l.situation
        when 'establishment' then l.unit
      end as part,
      l.semester,
      l.person,
      l.stay,
      l.has_patient,
      l.quantity,
      l.amount
    from
      release_line l
      join release_dirty d using (region, year)
      cross join release_level v
      left join release_pooled p on p.region = l.region
      and p.year = l.year
      and p.situation = l.situation
      anti join release_dropped x on x.region = l.region
      and x.year = l.year
  )
select
  *
from
  tagged;

insert into
  release_cell by name
with
  line as (
    from
      release_counted
  ),
  -- Distinct in two steps: a person, a stay or a part once per cell, with the semesters in which it appears.
  person as (
    select
      level,
      region,
      year,
      owner,
      member,
      situation,
      count(*) as all_y,
      count(*) filter(
        where
          first
      ) as all_1,
      count(*) filter(
        where
          second
      ) as all_2
    from
      (
        select
          level,
          region,
          year,
          owner,
          member,
          situation,
          person,
          bool_or(semester = 1) as first,
          bool_or(semester = 2) as second
        from
          line
        group by all
      )
    group by all
  ),
  stay as (
    select
      level,
      region,
      year,
      owner,
      member,
      situation,
      count(*) as stays_y,
      count(*) filter(
        where
          first
      ) as stays_1,
      count(*) filter(
        where
          second
      ) as stays_2
    from
      (
        select
          level,
          region,
          year,
          owner,
          member,
          situation,
          stay,
          bool_or(semester = 1) as first,
          bool_or(semester = 2) as second
        from
          line
        group by all
      )
    group by all
  ),
  total as (
    select
      level,
      region,
      year,
      owner,
      member,
      situation,
      bool_and(has_patient) as complete_y,
      coalesce(
        bool_and(
          has_patient
          or semester = 2
        ),
        true
      ) as complete_1,
      coalesce(
        bool_and(
          has_patient
          or semester = 1
        ),
        true
      ) as complete_2,
      count(*) as lines_y,
      count(*) filter(
        where
          semester = 1
      ) as lines_1,
      count(*) filter(
        where
          semester = 2
      ) as lines_2,
      greatest(1, count(distinct part)) as parts_y,
      count(distinct part) filter(
        where
          semester = 1
      ) as parts_1,
      count(distinct part) filter(
        where
          semester = 2
      ) as parts_2,
      sum(quantity) as quantity_y,
      coalesce(
        sum(quantity) filter(
          where
            semester = 1
        ),
        0
      ) as quantity_1,
      coalesce(
        sum(quantity) filter(
          where
            semester = 2
        ),
        0
      ) as quantity_2,
      sum(amount) as amount_y,
      coalesce(
        sum(amount) filter(
          where
            semester = 1
        ),
        0
      ) as amount_1,
      coalesce(
        sum(amount) filter(
          where
            semester = 2
        ),
        0
      ) as amount_2
    from
      line
    group by all
  )
select
  t.* exclude (complete_y, complete_1, complete_2) replace(
    greatest(parts_1, (lines_1 > 0)::integer) as parts_1,
    greatest(parts_2, (lines_2 > 0)::integer) as parts_2
  ),
  s.stays_y,
  s.stays_1,
  s.stays_2,
  least(p.all_y, s.stays_y) as persons_y,
  least(p.all_1, s.stays_1) as persons_1,
  least(p.all_2, s.stays_2) as persons_2,
  case
    when t.complete_y then p.all_y
  end as patients_y,
  case
    when t.complete_1 then p.all_1
  end as patients_1,
  case
    when t.complete_2 then p.all_2
  end as patients_2
from
  total t
  join person p using (level, region, year, owner, member, situation)
  join stay s using (level, region, year, owner, member, situation);

delete from release_dirty;
