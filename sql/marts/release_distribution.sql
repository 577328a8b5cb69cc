-- How the prescribers of a specialty or service are spread in a year: six at least, none above 85 % of the total, none
-- masked in release_prescriber, more than t persons in all (liste en sus; PHEV does not tell persons apart), and quartiles
-- to three significant figures, for a quartile may be the figure of one of them.
create or replace temporary macro three_figures (x) as case when x = 0 then 0 else round(x, 2 - floor(log10(abs(x)))::integer) end;

create table release_distribution as
with
  spent as (
    select
      'phev' as source,
      p.region,
      p.establishment,
      p.rpps,
      p.specialty,
      null as unit,
      year(p.period_start) as year,
      null as person,
      r.masked,
      p.amount
    from
      phev_prescriber p
      join release_prescriber r on r.establishment = p.establishment
      and r.rpps = p.rpps
      and r.period_months = 12
      and year(r.period_start) = year(p.period_start)
    where
      p.region is not null
    union all
    select
      'les',
      region,
      establishment,
      rpps,
      specialty,
      unit,
      year(date),
      coalesce(patient_key, stay_key),
      false,
      amount
    from
      les_line
    where
      region is not null
      and rpps is not null
  ),
  placed as (
    select
      'region' as level,
      * replace(null as establishment),
      'specialty' as dimension,
      specialty as key
    from
      spent
    union all
    select
      'establishment',
      *,
      'specialty',
      specialty
    from
      spent
    union all
    select
      'establishment',
      *,
      'unit',
      unit
    from
      spent
  ),
  counted as (
    select
      level,
      region,
      establishment,
      source,
      dimension,
      key,
      year,
      rpps,
      bool_or(masked) as masked,
      sum(amount) as amount
    from
      placed
    where
      key is not null
    group by all
  ),
  small as (
    select
      level,
      region,
      establishment,
      source,
      dimension,
      key,
      year
    from
      placed
    where
      key is not null
      and source = 'les'
    group by all
    having
      count(distinct person) <= getvariable ('masking_threshold')::integer
  )
select
  level,
  region,
  establishment,
  source,
  dimension,
  key,
  make_date(year, 1, 1) as period_start,
  12::integer as period_months,
  count(*)::integer as prescribers,
  three_figures (quantile_cont(amount::double, 0.25)) as first_quartile,
  three_figures (quantile_cont(amount::double, 0.5)) as median,
  three_figures (quantile_cont(amount::double, 0.75)) as third_quartile
from
  counted c
  anti join small s on s.level = c.level
  and s.region = c.region
  and s.establishment is not distinct from c.establishment
  and s.source = c.source
  and s.dimension = c.dimension
  and s.key = c.key
  and s.year = c.year
group by
  level,
  region,
  establishment,
  source,
  dimension,
  key,
  year
having
  count(*) >= 6
  and not bool_or(masked)
  and sum(amount) > 0
  and max(amount) <= 0.85 * sum(amount);
