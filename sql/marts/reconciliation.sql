-- Every euro received is published, replaced by a newer batch, or an error: a line outside what its batch covers.
create table reconciliation as
with
  line as (
    select
      'phev' as source,
      batch,
      finess,
      month as period_start,
      amount_reimbursed
    from
      received_phev
    union all
    select
      'open-phmev',
      batch,
      finess,
      make_date(year, 1, 1),
      amount_reimbursed
    from
      received_open_phmev
    union all
    select
      'les',
      batch,
      finess,
      date_trunc('month', date)::date,
      amount_reimbursed
    from
      received_les
    union all
    select
      'transport',
      batch,
      finess,
      month,
      amount_reimbursed
    from
      received_transport
  )
select
  l.batch,
  l.source,
  count(*) as lines,
  sum(l.amount_reimbursed)::decimal(18, 3) as received,
  coalesce(
    sum(l.amount_reimbursed) filter(
      where
        c.batch = l.batch
    ),
    0
  )::decimal(18, 3) as published,
  coalesce(
    sum(l.amount_reimbursed) filter(
      where
        c.batch <> l.batch
    ),
    0
  )::decimal(18, 3) as replaced,
  count(*) filter(
    where
      l.period_start not between b.from_month and b.to_month
      or list_contains(b.except_finess, f.finess)
  ) as uncovered_lines
from
  line l
  join batch b on b.sequence = l.batch
  join full_number f on f.received = l.finess
  left join coverage c on c.source = l.source
  and c.finess = f.finess
  and c.period_start = l.period_start
group by
  l.batch,
  l.source
order by
  l.batch;
