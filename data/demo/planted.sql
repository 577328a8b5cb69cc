-- Causes that an analysis must find (docs/demo.md). From their year on: volume, `size` times the boxes; mix, as many boxes,
-- each presentation's share times its price to the power `size`. Price: until then, tariffs divided by `size`.
create table cause as
select
  e.establishment,
  p.source,
  p.cause,
  p.year,
  p.size
from
  demo_planted p
  join establishment e using (region, kind, rank);
