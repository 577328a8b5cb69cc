-- A region's change by kind and by ATC class, for who reads its total exactly and may not cross lines (docs/masking.md):
-- classes that are told, all others in one row. key null: no class, or, where `pooled`, several told together. Of a growth
-- the euros alone: with boxes, or with terms, public prices would count those of few.
create table release_part as
with
  place as (
    select
      indicator,
      region,
      year,
      any_value(source) as source,
      list_sort(list(establishment)) as establishments
    from
      bridged
    where
      region is not null
    group by all
  ),
  -- Two indicators share the classes of one: where they are told of the same establishments.
  family as (
    select
      p.indicator,
      p.region,
      p.year,
      f.indicator::varchar as family
    from
      place p
      join place f on f.region = p.region
      and f.year = p.year
      and f.source = p.source
      and f.establishments = p.establishments
      and f.indicator::varchar = case p.indicator::varchar
        when 'phev_medicines_evolution' then 'phev_evolution'
        else p.indicator::varchar
      end
    where
      p.indicator::varchar in ('phev_evolution', 'phev_medicines_evolution', 'generic_repertoire', 'les_drugs_evolution')
      and p.source <> 'open-phmev'
  ),
  product as (
    select
      p.indicator,
      p.region,
      p.year,
      s.source,
      p.kind,
      nullif(p.atc, '') as atc,
      p.numerator_before,
      p.base_before,
      p.numerator,
      p.base,
      i.kind = 'rate' as is_rate
    from
      indicator_part p
      join place s using (indicator, region, year)
      join indicator i on i.indicator = p.indicator::varchar
  ),
  keyed as (
    select
      *,
      unnest(['kind', 'atc1', 'atc2']) as dimension,
      unnest([kind, left(atc, 1), left(atc, 3)]) as key
    from
      product
  ),
  -- Kinds are contract figures of their own, LPP and the rest; so is what has a single class. Open data is told as published.
  spread as (
    select
      indicator,
      region,
      year,
      dimension,
      min(coalesce(key, '')) = max(coalesce(key, '')) as is_one,
      count(distinct key) filter(
        where
          dimension = 'kind'
          and key <> 'lpp'
      ) as kinds
    from
      keyed
    group by all
  ),
  told as (
    select
      k.*,
      case
        when k.source = 'open-phmev'
        or s.is_one then true
        when k.dimension = 'kind' then k.kind = 'lpp'
        or s.kinds = 1
        when k.kind = 'lpp' then any_told.family is not null
        else c.key is not null
      end as is_told
    from
      keyed k
      join spread s using (indicator, region, year, dimension)
      left join family f on f.indicator = k.indicator
      and f.region = k.region
      and f.year = k.year
      left join release_class c on c.family = f.family
      and c.region = k.region
      and c.year = k.year
      and c.level = k.dimension
      and c.key = coalesce(k.key, '')
      left join (
        select distinct
          family,
          region,
          year,
          level
        from
          release_class
      ) any_told on any_told.family = f.family
      and any_told.region = k.region
      and any_told.year = k.year
      and any_told.level = k.dimension
  )
select
  indicator,
  region,
  year,
  dimension,
  case
    when is_told then key
  end as key,
  not is_told as pooled,
  sum(numerator_before)::decimal(18, 3) as numerator_before,
  case
    when is_rate then sum(base_before)
  end::decimal(18, 3) as base_before,
  sum(numerator)::decimal(18, 3) as numerator,
  case
    when is_rate then sum(base)
  end::decimal(18, 3) as base
from
  told
group by
  indicator,
  region,
  year,
  dimension,
  case
    when is_told then key
  end,
  not is_told,
  is_rate;
