-- One row: what this publication is made of.
create table publication as
with
  weight as (
    select
      s.finess,
      sum(s.amount) as amount
    from
      seen s
    group by
      s.finess
  ),
  unmatched as (
    select
      count(distinct e.establishment) filter(
        where
          not e.matched
      ) as establishments,
      coalesce(
        sum(w.amount) filter(
          where
            not e.matched
        ),
        0
      )::double / nullif(sum(w.amount), 0)::double as share
    from
      weight w
      join signatory g on g.received = w.finess
      join establishment e on e.establishment = g.establishment
  )
select
  $publication::varchar as publication,
  $published_at::varchar as published_at,
  $previous_publication::varchar as previous_publication,
  $previous_published_at::varchar as previous_published_at,
  $synthetic::boolean as synthetic,
  (
    select
      max(last_day((period_start + to_months(period_months - 1))::date))
    from
      coverage
  ) as data_through,
  (
    select
      count(*)
    from
      received_phev
  ) + (
    select
      count(*)
    from
      received_open_phmev
  ) as prescription_lines,
  (
    select
      count(*)
    from
      received_les
  ) as les_lines,
  (
    select
      count(*)
    from
      establishment
  )::integer as establishments,
  u.establishments::integer as unmatched_establishments,
  u.share as unmatched_share,
  concat_ws(
    ' ',
    case
      when (
        select
          bool_or(partial)
        from
          coverage
      ) then 'partial_extract'
    end,
    case
      when (
        select
          bool_or(provisional)
        from
          coverage
      ) then 'provisional_months'
    end,
    case
      when (
        select
          count(*)
        from
          register
      ) = 0 then 'finess_missing'
      when u.establishments > 0 then 'unmatched_finess'
    end
  ) as warnings
from
  unmatched u;
