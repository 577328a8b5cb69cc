-- Contracts and volets of one region, as its agency keeps them.
select
  row_number() over (
    order by
      from_day,
      contract,
      finess,
      volet
  ) + 1 as line,
  finess as establishment,
  contract,
  volet,
  signed_on,
  from_day,
  to_day,
  concat_ws(' ; ', note, 'donnée fictive') as note
from
  signing
where
  region = getvariable ('region')
order by
  line
