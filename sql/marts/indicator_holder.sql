-- What each service, specialty, prescriber and group of indications brought to a change from N-1 to N, where products are
-- told of it (table bridged) and lines tell who holds them: PHEV and the liste en sus. Lines of N-1 are at the establishment
-- in force on 31 December N, and counted by the rule of N. key null: the lines do not say. Units of different LPP and
-- medicines do not add up: base is of the liste en sus and of rates.
create table indicator_holder as
with
  les as (
    select
      'les_' || product_kind || 's_evolution' as indicator,
      establishment,
      year(date)::integer as year,
      unit,
      specialty,
      rpps,
      indication_group as area,
      sum(amount) as n,
      sum(amount) as n_next,
      sum(quantity) as base
    from
      les_line
    group by all
  ),
  phev as (
    select
      establishment,
      year(period_start)::integer as year,
      specialty,
      rpps,
      sum(amount) as amount,
      sum(amount_next) as amount_next,
      sum(repertoire_boxes) as repertoire_boxes,
      sum(known_boxes) as known_boxes
    from
      phev_prescriber
    group by all
  ),
  held as (
    select
      indicator,
      'les' as source,
      establishment,
      year,
      unnest(
        if (
          indicator = 'les_drugs_evolution',
          ['unit', 'specialty', 'prescriber', 'area'],
          ['unit', 'specialty', 'prescriber']
        )
      ) as dimension,
      unnest(if (indicator = 'les_drugs_evolution', [unit, specialty, rpps, area], [unit, specialty, rpps])) as key,
      n,
      n_next,
      base
    from
      les
    union all
    select
      'phev_evolution',
      'phev',
      establishment,
      year,
      unnest(['specialty', 'prescriber']),
      unnest([specialty, rpps]),
      amount,
      amount_next,
      null
    from
      phev
    union all
    select
      'generic_repertoire',
      'phev',
      establishment,
      year,
      unnest(['specialty', 'prescriber']),
      unnest([specialty, rpps]),
      repertoire_boxes,
      repertoire_boxes,
      known_boxes
    from
      phev
  ),
  sided as (
    select
      indicator,
      source,
      establishment,
      year,
      dimension,
      key,
      n,
      base,
      true as is_now
    from
      held
    union all
    select
      h.indicator,
      h.source,
      coalesce(s.successor, h.establishment),
      h.year + 1,
      h.dimension,
      h.key,
      h.n_next,
      h.base,
      false
    from
      held h
      left join succession s on s.establishment = h.establishment
      and s.year = h.year + 1
  ),
  holder as (
    select
      b.indicator,
      b.establishment,
      b.region,
      b.year,
      h.dimension,
      h.key,
      coalesce(
        sum(h.n) filter(
          where
            not h.is_now
        ),
        0
      )::decimal(18, 3) as numerator_before,
      case
        when b.indicator <> 'phev_evolution' then coalesce(
          sum(h.base) filter(
            where
              not h.is_now
          ),
          0
        )
      end::decimal(18, 3) as base_before,
      coalesce(
        sum(h.n) filter(
          where
            h.is_now
        ),
        0
      )::decimal(18, 3) as numerator,
      case
        when b.indicator <> 'phev_evolution' then coalesce(
          sum(h.base) filter(
            where
              h.is_now
          ),
          0
        )
      end::decimal(18, 3) as base
    from
      bridged b
      join sided h on h.indicator = b.indicator::varchar
      and h.source = b.source
      and h.establishment = b.establishment
      and h.year = b.year
    group by
      b.indicator,
      b.establishment,
      b.region,
      b.year,
      h.dimension,
      h.key
  )
from
  holder
where
  numerator_before <> 0
  or numerator <> 0
  or base_before <> 0
  or base <> 0;
