-- Amounts withheld: those of masked cells, and, where devices are pooled with drugs, all of the region and year.
-- data/release-amounts.ts adds those from which a masked one could be computed.
create or replace table release_withheld as
select
  c.region,
  c.year,
  c.member as establishment,
  c.situation
from
  release_choice c
  left join release_pooled p on p.region = c.region
  and p.year = c.year
  and p.situation = 'device'
where
  c.level = 'establishment'
  and (
    c.masked
    or p.situation is not null
  );
