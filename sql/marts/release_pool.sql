-- What fails is released with others of its region and year: itself, or, where what is pooled still fails, the smallest
-- situation left; devices last. With nothing left to pool the region's year is not released.
create or replace temporary table release_next as
with
  candidate as (
    select
      f.region,
      f.year,
      f.situation as failing,
      c.situation
    from
      release_failing f
      left join release_cell c on c.level = 'region'
      and c.region = f.region
      and c.year = f.year
      and c.situation <> 'pooled'
      and (
        f.situation = 'pooled'
        or c.situation = f.situation
      )
    qualify
      row_number() over (
        partition by
          f.region,
          f.year,
          f.situation
        order by
          c.situation = 'device',
          c.persons_y,
          c.situation
      ) = 1
  )
select distinct
  region,
  year,
  situation
from
  candidate
  -- What was pooled this very round may be enough: the pool is judged again first.
qualify
  situation is not null
  or count(*) over (
    partition by
      region,
      year
  ) = 1;

insert into
  release_pooled
select
  region,
  year,
  situation
from
  release_next
where
  situation is not null;

insert into
  release_dropped
select
  region,
  year
from
  release_next
where
  situation is null;

insert into
  release_dirty
select distinct
  region,
  year
from
  release_next;
