-- What each batch speaks for, cell by cell (source, FINESS, period). A file of a whole region or country speaks for
-- every FINESS known there, whatever source made it known; an extract speaks for what it holds.
create table covered_finess as
with
  universe as (
    select distinct
      f.finess,
      coalesce(d.region, n.region) as region
    from
      full_number f
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
  cross join universe u
  left join seen_here h on h.batch = b.sequence
  and h.finess = u.finess
where
  b.scope is not null
  and b.source <> 'declarations'
  and not list_contains(b.except_finess, u.finess)
  and (
    h.finess is not null
    or not b.partial
    and (
      b.scope = 'national'
      or b.scope = 'region'
      and list_contains(b.regions, u.region)
    )
  );

-- The newest batch wins each cell; a whole file before an extract. A file that names one FINESS of an establishment
-- speaks for the whole establishment: a correction may move lines from one of its numbers to another.
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
      and source <> 'declarations'
  ),
  direct as (
    select
      p.*,
      c.finess,
      false as implied
    from
      period p
      join covered_finess c using (batch)
  ),
  implied as (
    select
      d.* exclude (finess, implied),
      other.finess,
      true as implied
    from
      direct d
      join establishment_of_year y on y.finess = d.finess
      and y.year = year(d.period_start)
      join establishment_of_year other on other.establishment = y.establishment
      and other.year = y.year
      and other.finess <> d.finess
      join batch b on b.sequence = d.batch
      and not list_contains(b.except_finess, other.finess)
    where
      not d.partial
  ),
  every as (
    from
      direct
    union all
    by name
    from
      implied
  )
select
  source,
  finess,
  period_start,
  period_months,
  batch,
  partial,
  coalesce(period_start + to_months(period_months - 1) >= provisional_from, false) as provisional
from
  every
qualify
  row_number() over (
    partition by
      source,
      finess,
      period_start
    order by
      partial,
      batch desc,
      implied
  ) = 1;

-- Declared values cover what they say, one by one: what an establishment has not declared is not nought.
insert into
  coverage by name
select distinct
  source,
  finess,
  period_start,
  period_months,
  null::integer as batch,
  false as partial,
  false as provisional
from
  declared_value;
