-- Services of the liste en sus and everyone who prescribes; RPPS numbers begin with 99, which no one holds. Who
-- prescribes the liste en sus in a service mostly signs prescriptions for town too: one number for each, one RPPS for both.
create table service as
select
  establishment,
  unnest(services) as specialty
from
  establishment;

-- Who prescribes off-label far above the others: a whole service (i null) or one of its prescribers.
create table habit as
from
  (
    values
      ('75', 'chu', 1, '14', 0, 0.38),
      ('75', 'chu', 2, '73', 1, 0.26),
      ('75', 'chu', 3, '71', 0, 0.22),
      ('27', 'chu', 1, '73', 0, 0.24),
      ('75', 'ch', 1, '73', 0, 0.25),
      ('75', 'chu', 1, '8', null, 0.15),
      ('75', 'chu', 2, '32', null, 0.17),
      ('27', 'chu', 1, '71', null, 0.14)
  ) t (region, kind, rank, specialty, i, off_label);

create table prescriber as
with
  phev_share as (
    select
      establishment,
      greatest(3, round(getvariable ('prescribers') * pow(phev_size, 0.75) / sum(pow(phev_size, 0.75)) over ()))::integer as people
    from
      establishment
    where
      phev_size > 0
  ),
  -- The first people of a CHU are those of its services, so that each service has some who prescribe for town.
  in_town as (
    select
      e.establishment,
      case
        when e.kind = 'chu'
        and i < 3 * len(e.services) then e.services[1 + (i % len(e.services))::integer]
        when uniform ('main', e.establishment, i) < e.focus then e.main_specialty
        when uniform ('general', e.establishment, i) < 0.2 then '1'
        else (
          select
            list(
              code
              order by
                code
            )
          from
            specialties
        ) [1 + (hash(getvariable ('seed'), 'specialty', e.establishment, i) % 21)::integer]
      end as specialty,
      false as les,
      i
    from
      (
        select
          establishment,
          unnest(range(people)) as i
        from
          phev_share
      )
      join establishment e using (establishment)
  ),
  -- Two services of a CHU are large enough to show how their prescribers are spread.
  in_service as (
    select
      s.establishment,
      s.specialty,
      true as les,
      unnest(
        range(
          case
            when e.kind <> 'chu' then 2
            when s.specialty = '73' then 10
            when s.specialty = '8' then 7
            else 3
          end
        )
      ) as i
    from
      service s
      join establishment e using (establishment)
  ),
  everyone as (
    from
      in_town
    union all
    from
      in_service
  ),
  numbered as (
    select
      row_number() over (
        order by
          establishment,
          les,
          specialty,
          i
      )::integer as prescriber,
      row_number() over (
        partition by
          establishment,
          les,
          specialty
        order by
          i
      ) as place,
      *
    from
      everyone
  )
select
  n.prescriber,
  n.establishment,
  n.specialty,
  n.les,
  '99' || lpad(
    (
      (coalesce(town.prescriber, n.prescriber)::bigint * 7919777 + getvariable ('seed') * 104729) % 1000000000
    )::varchar,
    9,
    '0'
  ) as rpps,
  -- Off-label habits differ; one prescriber of region 75 stands clearly apart, then three services and four others.
  case
    when not n.les then 0
    when h.off_label is not null then h.off_label
    else 0.01 + 0.04 * uniform ('off', n.establishment, n.specialty) + 0.03 * uniform ('off', n.prescriber, 0)
  end as off_label
from
  numbered n
  join establishment e using (establishment)
  left join habit h on n.les
  and h.region = e.region
  and h.kind = e.kind
  and h.rank = e.rank
  and h.specialty = n.specialty
  and coalesce(h.i = n.i, true)
  left join numbered town on n.les
  and not town.les
  and town.establishment = n.establishment
  and town.specialty = n.specialty
  and town.place = n.place;

-- Ranges of prescriber numbers, so that a line picks its prescriber by arithmetic.
create table bench as
select
  establishment,
  les,
  specialty,
  min(prescriber) as first,
  count(*)::integer as people
from
  prescriber
group by
  establishment,
  les,
  specialty
union all
select
  establishment,
  les,
  'any',
  min(prescriber),
  count(*)::integer
from
  prescriber
group by
  establishment,
  les;
