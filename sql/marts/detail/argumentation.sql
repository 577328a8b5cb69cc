-- What files say of each line that was argued: of all batches the newest word, for a file of some lines takes nothing
-- from those that an earlier one argued. At the establishment that the file names, in force in the year of the line.
create table argumentation as
select
  coalesce(y.establishment, f.finess) as establishment,
  a.line_id,
  a.date,
  a.product,
  a.documented,
  a.rcp_held,
  a.rcp_level,
  a.patient_informed,
  a.icd10,
  a.stage,
  a.therapy_line,
  a.argument,
  a.entered_by,
  a.entered_at
from
  received_argumentations a
  join full_number f on f.received = a.finess
  left join establishment_of_year y on y.finess = f.finess
  and y.year = year(a.date)
qualify
  row_number() over (
    partition by
      a.line_id
    order by
      a.entered_at desc,
      a.batch desc,
      a.line desc
  ) = 1;

-- Of a month whose lines no file brings, nothing says how many are hors AMM, whatever a file argues.
delete from coverage
where
  source = 'argumentations'
  and (finess, period_start) not in (
    select
      (other.finess, c.period_start)
    from
      coverage c
      join establishment_of_year y on y.finess = c.finess
      and y.year = year(c.period_start)
      join establishment_of_year other on other.establishment = y.establishment
      and other.year = y.year
    where
      c.source = 'les'
  );

-- Lines hors AMM and those of them that are argued, of the months that an argumentations file speaks for. Lines know
-- their establishment, not the number that brought them: they go to the first of its numbers that is covered.
create table argued_month as
with
  covered as (
    select
      y.establishment,
      c.period_start,
      c.period_months,
      min(c.finess) as finess
    from
      coverage c
      join establishment_of_year y on y.finess = c.finess
      and y.year = year(c.period_start)
    where
      c.source = 'argumentations'
    group by all
  )
select
  'argumentations' as source,
  c.finess,
  c.period_start,
  c.period_months,
  count(*) as off_label_lines,
  count(*) filter(
    where
      a.documented
  ) as argued_lines
from
  covered c
  join les_line l on l.establishment = c.establishment
  and l.date between c.period_start and last_day(c.period_start)
  and l.situation = 'off_label'
  left join argumentation a using (line_id)
group by all;
