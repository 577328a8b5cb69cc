-- How the prescribers of a specialty or service are spread in a year: six at least, none above 85 % of the total, and
-- quartiles to three significant figures, for a quartile may be the figure of one of them.
create or replace temporary macro three_figures (x) as case when x = 0 then 0 else round(x, 2 - floor(log10(abs(x)))::integer) end;

create table release_distribution as
with
  spent as (
    select
      'phev' as source,
      region,
      establishment,
      rpps,
      specialty,
      null as unit,
      year(period_start) as year,
      amount
    from
      phev_prescriber
    where
      region is not null
      and rpps is not null
    union all
    select
      'les',
      region,
      establishment,
      rpps,
      specialty,
      unit,
      year(date),
      amount
    from
      les_line
    where
      region is not null
      and rpps is not null
  ),
  counted as (
    select
      'region' as level,
      region,
      null as establishment,
      source,
      'specialty' as dimension,
      specialty as key,
      year,
      rpps,
      sum(amount) as amount
    from
      spent
    group by all
    union all
    select
      'establishment',
      region,
      establishment,
      source,
      'specialty',
      specialty,
      year,
      rpps,
      sum(amount)
    from
      spent
    group by all
    union all
    select
      'establishment',
      region,
      establishment,
      source,
      'unit',
      unit,
      year,
      rpps,
      sum(amount)
    from
      spent
    where
      source = 'les'
    group by all
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
  counted
where
  key is not null
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
  and sum(amount) > 0
  and max(amount) <= 0.85 * sum(amount);
