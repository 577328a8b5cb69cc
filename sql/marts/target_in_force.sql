-- Targets known, one row per year that they judge. Printed percentages become fractions here and nowhere else.
create table target as
with
  stated as (
    select
      0 as batch,
      0 as line,
      indicator,
      level,
      region,
      null as establishment,
      from_year,
      to_year,
      op,
      printed,
      value::decimal(20, 8) as value,
      unit,
      version,
      version_label,
      caqes,
      published,
      in_force_to,
      article,
      source,
      note
    from
      law_target
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
      'imported',
      t.text,
      false,
      null,
      null,
      t.article,
      t.source,
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
  version,
  version_label,
  caqes,
  published,
  in_force_to,
  article,
  source,
  note,
  batch,
  line
from
  stated;

-- The target that judges: that of the establishment, else of its region, else the national one; the newest of a level.
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
  t.version,
  t.version_label,
  t.article,
  t.source,
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
