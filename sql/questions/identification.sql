-- Of an establishment whose contract the reader has signed: its numbers as received, and its prescribers month by month.
with
  line as (
    from
      identification
    where
      establishment = $establishment
      and year(period_start) = $year
      and list_contains($signed, establishment)
  )
select
  'finess' as part,
  null::date as period_start,
  received,
  finess,
  state,
  sum(lines)::integer as lines,
  sum(lines) filter(
    where
      state in ('site', 'entity')
  )::integer as identified,
  sum(amount)::double as amount
from
  line
group by
  received,
  finess,
  state
union all
select
  'rpps',
  period_start,
  null,
  null,
  null,
  sum(lines)::integer,
  sum(rpps_lines)::integer,
  sum(amount)::double
from
  line
group by
  period_start
order by
  part,
  period_start,
  lines desc,
  received;
