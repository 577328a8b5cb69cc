-- What the simulator moves (docs/simulation.md): an establishment's products of a whole year, as its indicators count them,
-- of the source that gave those. Sums over an indicator's rows are that indicator's own n and d.
-- counted: in the euros of PHEV, by the rule of the year; boxes_before, amount_before: the same product the year before, by
-- the attribution of this year; null where that year is not known.
create table simulated_product as
with
  known as (
    select
      source,
      establishment,
      any_value(region) as region,
      year(period_start)::integer as year,
      bool_or(
        i.kind = 'growth'
        and p.d is not null
      ) as before_known
    from
      indicator_period p
      join indicator i on i.indicator = p.indicator::varchar
    where
      p.period_months = 12
      and month(p.period_start) = 1
      and p.n is not null
      and i.indicator in (
        'phev_evolution',
        'phev_medicines_evolution',
        'generic_repertoire',
        'biosimilar_town',
        'les_drugs_evolution',
        'biosimilar_hospital'
      )
    group by
      source,
      establishment,
      year(period_start)
  ),
  line as (
    select
      p.source,
      p.finess,
      year(p.period_start)::integer as year,
      'town' as place,
      p.product,
      p.kind,
      p.generic_status,
      p.atc5,
      not left_out_of_phev (p.kind, p.atc5, x.hepatitis_c, x.dispensing_fees) as counted,
      p.boxes::decimal(18, 3) as boxes,
      p.amount_reimbursed as amount
    from
      prescription_month p
      left join phev_exclusion x on x.year = year(p.period_start)
    where
      p.kind in ('medicine', 'fee', 'not_returned')
      or (
        p.kind = 'lpp'
        and p.lpp_title is distinct from 3
      )
    union all
    select
      source,
      finess,
      year(period_start)::integer,
      'hospital',
      product,
      kind,
      null,
      null,
      true,
      quantity,
      amount_reimbursed
    from
      les_month
    where
      kind = 'drug'
  ),
  before as (
    select
      l.source,
      y.establishment,
      l.year + 1 as year,
      l.product,
      sum(l.boxes)::decimal(18, 3) as boxes,
      sum(l.amount)::decimal(18, 3) as amount
    from
      line l
      join establishment_of_year y on y.finess = l.finess
      and y.year = l.year + 1
    group by
      l.source,
      y.establishment,
      l.year,
      l.product
  ),
  classed as (
    select
      l.*,
      c.biosimilar_group,
      c.role
    from
      line l
      left join biosimilar_class c on l.kind in ('medicine', 'drug')
      and c.place = l.place
      and c.product = l.product
      and c.atc5 is not distinct from l.atc5
      and c.generic_status is not distinct from l.generic_status
      and c.year = l.year
  ),
  product_of_year as (
    select
      l.source,
      l.place,
      k.establishment,
      k.region,
      l.year,
      l.product,
      l.kind,
      l.generic_status,
      l.atc5,
      l.counted,
      l.biosimilar_group,
      l.role,
      k.before_known,
      sum(l.boxes)::decimal(18, 3) as boxes,
      sum(l.amount)::decimal(18, 3) as amount
    from
      classed l
      join establishment_of_year y on y.finess = l.finess
      and y.year = l.year
      join known k on k.source = l.source
      and k.establishment = y.establishment
      and k.year = l.year
    group by all
  )
select
  p.* exclude (before_known),
  case
    when p.before_known then coalesce(b.boxes, 0)
  end::decimal(18, 3) as boxes_before,
  case
    when p.before_known then coalesce(b.amount, 0)
  end::decimal(18, 3) as amount_before
from
  product_of_year p
  left join before b on b.source = p.source
  and b.establishment = p.establishment
  and b.year = p.year
  and b.product = p.product;

-- The median unit amount of a presentation in a region: of six establishments at least, none of which has more than 85 % of
-- its boxes nor of its euros. Who they are is kept so that a question can count those that its reader does not read.
create table regional_price as
with
  priced as (
    select
      region,
      source,
      year,
      product,
      establishment,
      sum(boxes) as boxes,
      sum(amount) as amount
    from
      simulated_product
    where
      region is not null
      and kind in ('medicine', 'lpp', 'drug')
    group by all
    having
      sum(boxes) > 0
      and sum(amount) > 0
  )
select
  region,
  source,
  year,
  product,
  median(amount::double / boxes::double) as unit_amount,
  list_sort(list(establishment)) as establishments
from
  priced
group by
  region,
  source,
  year,
  product
having
  count(*) >= 6
  and max(boxes) <= 0.85 * sum(boxes)
  and max(amount) <= 0.85 * sum(amount);
