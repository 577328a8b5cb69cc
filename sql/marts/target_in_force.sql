-- Targets known, one row per year that they judge. Printed percentages become fractions here and nowhere else.
create table target as
with
  stated as (
    select
      0 as batch,
      c.rank as line,
      c.indicator,
      c.level,
      c.region,
      null as establishment,
      y.year as from_year,
      y.year as to_year,
      c.op,
      c.printed,
      c.value::decimal(20, 8) as value,
      c.unit,
      c.default_rate,
      v.version,
      v.label_fr as version_label,
      v.caqes,
      v.published,
      v.to_day as in_force_to,
      e.article,
      c.source,
      c.confidence,
      c.note
    from
      law_condition c
      join law_version v using (version)
      join law_engagement e using (version, engagement)
      join version_of_year y on y.version = c.version
      and y.year between c.from_year and c.to_year
    where
      c.value is not null
    union all
    select
      t.batch,
      t.line,
      t.indicator,
      t.level,
      t.region,
      g.establishment,
      t.from_year,
      t.to_year,
      t.op,
      t.printed,
      t.value,
      t.unit,
      false,
      'imported',
      t.text,
      false,
      null,
      null,
      t.article,
      t.source,
      null,
      t.note
    from
      received_targets t
      left join signatory g on g.received = t.establishment
  )
select
  indicator,
  unnest(generate_series(from_year, coalesce(to_year, from_year)))::integer as year,
  level,
  region,
  establishment,
  op,
  (
    case unit
      when 'percent' then value * 0.01::decimal(3, 2)
      else value
    end
  )::decimal(20, 8) as value,
  printed,
  unit,
  default_rate,
  version,
  version_label,
  caqes,
  published,
  in_force_to,
  article,
  source,
  confidence,
  note,
  batch,
  line
from
  stated;

-- The target that judges: that of the establishment, else of its region, else the national one; the newest of a level.
-- A threshold in euros or boxes, a score and a level judge each establishment; no total has one.
create table target_in_force as
with
  place as (
    select distinct
      region,
      establishment
    from
      establishment
    union
    select distinct
      region,
      null
    from
      establishment
  )
select
  t.indicator,
  t.year,
  p.region,
  p.establishment,
  t.level as origin,
  t.op,
  t.value,
  t.printed,
  t.unit,
  t.default_rate,
  t.version,
  t.version_label,
  t.article,
  t.source,
  t.confidence,
  t.note
from
  place p
  join target t on t.level = 'national'
  or (
    t.level = 'region'
    and t.region = p.region
  )
  or (
    t.level = 'establishment'
    and t.establishment = p.establishment
  )
where
  p.establishment is not null
  or t.indicator in (
    select
      indicator
    from
      indicator
    where
      kind in ('rate', 'growth')
  )
qualify
  row_number() over (
    partition by
      t.indicator,
      t.year,
      p.region,
      p.establishment
    order by
      case t.level
        when 'establishment' then 1
        when 'region' then 2
        else 3
      end,
      t.batch desc,
      t.line desc,
      t.version desc
  ) = 1;
