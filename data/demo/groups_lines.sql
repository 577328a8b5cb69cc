-- Fictitious GHT: the public hospitals of one département or a few.
select
  row_number() over (
    order by
      g.name,
      e.finess
  ) + 1 as line,
  'ght' as kind,
  g.name,
  e.finess as establishment
from
  establishment e
  join demo_groups g using (departement)
where
  e.public
order by
  line
