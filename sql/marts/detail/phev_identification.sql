-- Under which numbers PHEV lines came, and how many name their prescriber. A file that never fills RPPS says nothing of
-- prescribers, and without a register no number is known: counts are null then, not 0.
create table phev_identification as
with
  named_prescriber as (
    select distinct
      batch
    from
      received_phev
    where
      rpps is not null
  ),
  site as (
    select
      finess
    from
      register
    where
      section = 'structureet'
  ),
  entity as (
    select
      finess
    from
      register
    where
      section = 'structureej'
    union
    select
      ej
    from
      register
    where
      ej is not null
  ),
  number as (
    select
      f.received,
      f.finess,
      case
        when length(f.received) = 8
        and length(f.finess) = 9 then 'short'
        when s.finess is not null then 'site'
        when e.finess is not null then 'entity'
        else 'unknown'
      end as state
    from
      full_number f
      left join site s on s.finess = f.received
      left join entity e on e.finess = f.received
  ),
  line as (
    select
      c.finess,
      c.period_start,
      c.period_months,
      l.finess as received,
      n.state,
      case
        when p.batch is not null then coalesce(regexp_full_match(l.rpps, '[0-9]{11}'), false)::integer
      end as has_rpps,
      case
        when exists (
          from
            register
        ) then (n.state in ('site', 'entity'))::integer
      end as has_finess,
      l.amount_reimbursed
    from
      received_phev l
      join number n on n.received = l.finess
      join coverage c on c.source = 'phev'
      and c.finess = n.finess
      and c.period_start = l.month
      and c.batch = l.batch
      left join named_prescriber p on p.batch = l.batch
  )
select
  'phev' as source,
  finess,
  period_start,
  period_months,
  received,
  state,
  count(*)::bigint as lines,
  sum(has_rpps)::bigint as rpps_lines,
  sum(has_finess)::bigint as finess_lines,
  sum(amount_reimbursed)::decimal(18, 3) as amount
from
  line
group by all;
