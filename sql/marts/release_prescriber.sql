-- PHEV by prescriber, for who reads pseudonyms. Persons are known as a lower bound only; the total of an establishment
-- is the contract's. Masked as the liste en sus is (release_choice.sql); where that cannot be, all of the establishment.
create table release_prescriber as
with
  threshold as (
    select
      getvariable ('masking_threshold')::integer as t
  ),
  -- Files speak for months: a semester without any is no row.
  period as (
    select
      y.establishment,
      y.year,
      unnest([0, 1, 2]) as part,
      bool_or(month(c.period_start) <= 6) as first,
      bool_or(month(c.period_start) > 6) as second
    from
      coverage c
      join establishment_of_year y on y.finess = c.finess
      and y.year = year(c.period_start)
    where
      c.source = 'phev'
    group by
      y.establishment,
      y.year
  ),
  month as (
    select
      *,
      year(period_start)::integer as year,
      case
        when month(period_start) <= 6 then 1
        else 2
      end as semester,
      -- Whoever has lines is one person at least.
      greatest(1, coalesce(persons_at_least, 1)) as persons
    from
      phev_prescriber
    where
      region is not null
  ),
  year as (
    select
      region,
      establishment,
      rpps,
      year,
      case
        when rpps is not null then arg_max(specialty, (amount, specialty))
      end as specialty,
      [
        sum(amount),
        sum(amount) filter(
          where
            semester = 1
        ),
        sum(amount) filter(
          where
            semester = 2
        )
      ]::decimal(18, 3) [] as amount,
      [
        sum(boxes),
        sum(boxes) filter(
          where
            semester = 1
        ),
        sum(boxes) filter(
          where
            semester = 2
        )
      ]::bigint[] as boxes,
      [
        sum(repertoire_boxes),
        sum(repertoire_boxes) filter(
          where
            semester = 1
        ),
        sum(repertoire_boxes) filter(
          where
            semester = 2
        )
      ]::bigint[] as repertoire_boxes,
      [
        sum(known_boxes),
        sum(known_boxes) filter(
          where
            semester = 1
        ),
        sum(known_boxes) filter(
          where
            semester = 2
        )
      ]::bigint[] as known_boxes,
      max(persons) as persons_y,
      coalesce(
        max(persons) filter(
          where
            semester = 1
        ),
        0
      ) as persons_1,
      coalesce(
        max(persons) filter(
          where
            semester = 2
        ),
        0
      ) as persons_2
    from
      month
    group by
      region,
      establishment,
      rpps,
      year
  ),
  running as (
    select
      *,
      persons_y <= t
      or persons_1 between 1 and t
      or persons_2 between 1 and t as is_small,
      count(*) over upto as taken,
      sum(persons_y - 1) over upto + 1 as left_y,
      sum(persons_1) over upto as sum_1,
      sum(greatest(persons_1 - 1, 0)) over upto + 1 as left_1,
      sum(persons_2) over upto as sum_2,
      sum(greatest(persons_2 - 1, 0)) over upto + 1 as left_2
    from
      year
      cross join threshold
    window
      upto as (
        partition by
          region,
          establishment,
          year
        order by
          persons_y <= t
          or persons_1 between 1 and t
          or persons_2 between 1 and t desc,
          persons_y,
          rpps nulls first rows unbounded preceding
      )
  ),
  judged as (
    select
      *,
      taken >= 2
      and left_y > t
      and (
        sum_1 = 0
        or left_1 > t
      )
      and (
        sum_2 = 0
        or left_2 > t
      ) as is_safe,
      count_if(is_small) over whole as small,
      least(count_if(is_small) over whole + 1, count(*) over whole) as wanted
    from
      running
    window
      whole as (
        partition by
          region,
          establishment,
          year
      )
  ),
  chosen as (
    select
      *,
      small > 0
      and taken <= coalesce(
        min(
          case
            when is_safe
            and taken >= wanted then taken
          end
        ) over (
          partition by
            region,
            establishment,
            year
        ),
        taken
      ) as masked
    from
      judged
  ),
  figure as (
    select
      c.region,
      c.establishment,
      c.rpps,
      c.specialty,
      c.masked,
      c.year,
      p.part,
      coalesce(c.amount[p.part + 1], 0)::decimal(18, 3) as amount,
      coalesce(c.boxes[p.part + 1], 0)::bigint as boxes,
      coalesce(c.repertoire_boxes[p.part + 1], 0)::bigint as repertoire_boxes,
      coalesce(c.known_boxes[p.part + 1], 0)::bigint as known_boxes
    from
      chosen c
      join period p on p.establishment = c.establishment
      and p.year = c.year
    where
      p.part = 0
      or p.part = 1
      and p.first
      or p.part = 2
      and p.second
  )
select
  f.region,
  f.establishment,
  f.rpps,
  p.pseudonym,
  f.specialty,
  make_date(
    f.year,
    case f.part
      when 2 then 7
      else 1
    end,
    1
  ) as period_start,
  case f.part
    when 0 then 12
    else 6
  end::integer as period_months,
  case
    when not f.masked then f.amount
  end as amount,
  case
    when not f.masked then f.boxes
  end as boxes,
  case
    when not f.masked then f.repertoire_boxes
  end as repertoire_boxes,
  case
    when not f.masked then f.known_boxes
  end as known_boxes,
  f.masked
from
  figure f
  left join release_pseudonym p on p.rpps = f.rpps;
