-- Units that cannot be masked among themselves: their establishment is masked in that situation.
insert into
  release_forced
select distinct
  u.region,
  u.year,
  u.owner,
  u.situation
from
  release_choice u
  join release_choice e on e.level = 'establishment'
  and e.region = u.region
  and e.year = u.year
  and e.member = u.owner
  and e.situation = u.situation
where
  u.level = 'unit'
  and u.size is null
  and not e.masked
returning
  establishment;
