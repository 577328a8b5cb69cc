-- The reference of the liste en sus in force for this build: of snapshots the newest batch of each month, of the other
-- kinds the newest batch, whole.
create table les_reference as
with
  newest as (
    select
      kind,
      month,
      max(batch) as batch
    from
      received_les_reference
    group by
      kind,
      month
  )
select
  r.*
from
  received_les_reference r
  join newest n on n.batch = r.batch
  and n.kind = r.kind
  and n.month is not distinct from r.month;
