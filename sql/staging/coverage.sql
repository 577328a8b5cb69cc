-- What each batch speaks for, cell by cell; the newest batch wins each cell (source, FINESS, period).
create table covered_finess as
with
  universe as (
    select distinct
      s.source,
      f.finess,
      coalesce(d.region, n.region) as region
    from
      seen s
      join full_number f on f.received = s.finess
      left join named n on n.finess = f.finess
      left join departement d on d.departement = finess_departement (f.finess)
  ),
  seen_here as (
    select distinct
      s.batch,
      f.finess
    from
      seen s
      join full_number f on f.received = s.finess
  )
select
  b.sequence as batch,
  u.finess
from
  batch b
  join universe u using (source)
  left join seen_here h on h.batch = b.sequence
  and h.finess = u.finess
where
  (
    h.finess is not null
    or b.scope = 'national'
    or (
      b.scope = 'region'
      and list_contains(b.regions, u.region)
    )
  )
  and not list_contains(b.except_finess, u.finess);

create table coverage as
with
  period as (
    select
      sequence as batch,
      source,
      partial,
      provisional_from,
      unnest(
        generate_series(
          from_month,
          to_month,
          case source
            when 'open-phmev' then interval 1 year
            else interval 1 month
          end
        )
      )::date as period_start,
      case source
        when 'open-phmev' then 12
        else 1
      end as period_months
    from
      batch
    where
      scope is not null
  )
select
  p.source,
  c.finess,
  p.period_start,
  p.period_months,
  p.batch,
  p.partial,
  coalesce(p.period_start >= p.provisional_from, false) as provisional
from
  period p
  join covered_finess c using (batch)
qualify
  row_number() over (
    partition by
      p.source,
      c.finess,
      p.period_start
    order by
      p.batch desc
  ) = 1;
