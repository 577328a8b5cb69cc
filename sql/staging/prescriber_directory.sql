-- A prescriber's specialty and activity, from the newest directory that names the number. Its specialties have codes of
-- their own: one with the label of a specialty known here takes its code, another keeps its own and brings its label.
create table prescriber_directory as
with
  newest as (
    from
      received_rpps
    qualify
      dense_rank () over (
        partition by
          rpps
        order by
          batch desc
      ) = 1
  ),
  -- A person has a row for each activity, and may have several skills: the specialty of an order before a competence.
  one as (
    select
      rpps,
      arg_min(struct_pack(code := specialty, label := specialty_label), (specialty not like 'S%', specialty)) filter(
        where
          specialty is not null
      ) as skill,
      min(activity) as activity
    from
      newest
    group by
      rpps
  )
select
  o.rpps,
  coalesce(s.code, o.skill.code) as specialty,
  o.skill.label as specialty_label,
  o.activity
from
  one o
  left join specialty s on lower(strip_accents(s.name)) = lower(strip_accents(o.skill.label));

insert into
  specialty by name
select
  specialty as code,
  any_value(specialty_label) as name,
  1000 + row_number() over (
    order by
      specialty
  ) as rank
from
  prescriber_directory
where
  specialty_label is not null
  and specialty not in (
    select
      code
    from
      specialty
  )
group by
  specialty;
