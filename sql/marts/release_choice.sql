-- Which cells are masked: in each group with a known total the cells of 1 to t persons, then the smallest others, until
-- what remains for one of them, all others taken at their least, is above t in the year and in each semester
-- (docs/masking.md has the proof). A group that cannot reach it has `size` null.
-- Tariffs are public: of the masked products of a group, the euros that remain must pay for more than t units of the
-- dearest small one, and three of them at least leave more unknowns than sums.
create or replace table release_choice as
with
  threshold as (
    select
      getvariable ('masking_threshold')::integer as t
  ),
  cell as (
    select
      c.*,
      persons_y between 1 and t
      or persons_1 between 1 and t
      or persons_2 between 1 and t as is_small,
      f.establishment is not null as is_forced,
      case
        when c.level = 'product'
        and c.quantity_y > 0 then c.amount_y::double / c.quantity_y::double
      end as price
    from
      release_cell c
      cross join threshold
      left join release_forced f on c.level = 'establishment'
      and f.region = c.region
      and f.year = c.year
      and f.establishment = c.member
      and f.situation = c.situation
    where
      c.level <> 'region'
  ),
  -- Sums over the cells masked so far. A cell known to have lines takes one person at least, a line for each of its parts.
  running as (
    select
      *,
      count(*) over upto as taken,
      sum(persons_y) over upto - count(*) over upto + 1 as left_y,
      sum(persons_1) over upto as sum_1,
      sum(persons_1) over upto - sum((persons_1 > 0)::integer) over upto + 1 as left_1,
      sum(persons_2) over upto as sum_2,
      sum(persons_2) over upto - sum((persons_2 > 0)::integer) over upto + 1 as left_2,
      sum(lines_y - parts_y) over upto + 1 as lines_left_y,
      sum(lines_1 - parts_1) over upto + 1 as lines_left_1,
      sum(lines_2 - parts_2) over upto + 1 as lines_left_2,
      t * max(price) filter(
        where
          is_small
      ) over upto as dear,
      sum(amount_y::double - price) over upto as euros_y,
      sum(
        case
          when lines_1 > 0 then amount_1::double - price
        end
      ) over upto as euros_1,
      sum(
        case
          when lines_2 > 0 then amount_2::double - price
        end
      ) over upto as euros_2
    from
      cell
      cross join threshold
    window
      upto as (
        partition by
          level,
          region,
          year,
          owner,
          situation
        order by
          is_small
          or is_forced desc,
          persons_y,
          member rows unbounded preceding
      )
  ),
  judged as (
    select
      *,
      taken >= case level
        when 'product' then 3
        else 2
      end
      and left_y > t
      and lines_left_y > t
      and coalesce(euros_y >= dear, true)
      and (
        sum_1 = 0
        or left_1 > t
        and lines_left_1 > t
        and coalesce(euros_1 >= dear, true)
      )
      and (
        sum_2 = 0
        or left_2 > t
        and lines_left_2 > t
        and coalesce(euros_2 >= dear, true)
      ) as is_safe,
      -- One more than the small ones, where there is one: no masked cell is known to be small.
      greatest(
        count_if(
          is_small
          or is_forced
        ) over whole,
        least(count_if(is_small) over whole + 1, count(*) over whole)
      ) as wanted,
      count_if(
        is_small
        or is_forced
      ) over whole = 0 as is_open
    from
      running
    window
      whole as (
        partition by
          level,
          region,
          year,
          owner,
          situation
      )
  ),
  sized as (
    select
      *,
      case
        when is_open then 0
        else min(
          case
            when is_safe
            and taken >= wanted then taken
          end
        ) over (
          partition by
            level,
            region,
            year,
            owner,
            situation
        )
      end as size
    from
      judged
  )
select
  level,
  region,
  year,
  owner,
  member,
  situation,
  persons_y,
  lines_y,
  lines_1,
  lines_2,
  is_small,
  is_forced,
  size,
  coalesce(taken <= size, true) as masked
from
  sized;

-- The units of a masked establishment are all masked.
update release_choice
set
  masked = true
from
  release_choice e
where
  release_choice.level = 'unit'
  and e.level = 'establishment'
  and e.masked
  and e.region = release_choice.region
  and e.year = release_choice.year
  and e.member = release_choice.owner
  and e.situation = release_choice.situation;

-- What cannot be released as it is. Situations that are pooled must be two at least, each with a person.
create or replace table release_failing as
with
  threshold as (
    select
      getvariable ('masking_threshold')::integer as t
  )
select
  region,
  year,
  situation
from
  release_choice
where
  level in ('establishment', 'product', 'specialty')
  and size is null
union
select
  region,
  year,
  situation
from
  release_cell
  cross join threshold
where
  level = 'region'
  and situation <> 'pooled'
  and (
    persons_y between 1 and t
    or persons_1 between 1 and t
    or persons_2 between 1 and t
  )
union
select
  region,
  year,
  situation
from
  release_cell
  cross join threshold
where
  level = 'region'
  and situation = 'pooled'
  and (
    parts_y < 2
    or least(persons_y - parts_y, lines_y - parts_y) + 1 <= t
    or persons_1 > 0
    and persons_1 - parts_1 + 1 <= t
    or persons_2 > 0
    and persons_2 - parts_2 + 1 <= t
  );
