-- Persons behind each product of indicator_part, where its source counts any (docs/masking.md, « Bridges »): numbers of
-- patients or stays of the liste en sus, to be counted; of PHEV what is sure of a product alone, the most beneficiaries of one
-- of its lines. price, volume and mix rest on the same products: they are one block, basket.
create or replace macro persons_behind (number_of, sure_of) as greatest(1, count(distinct number_of), coalesce(max(sure_of), 1))::integer;

create table bridge_person as
with
  part as (
    select
      p.indicator,
      b.source,
      p.establishment,
      p.year,
      p.product,
      p.kind,
      case
        when p.term is null then 'rate'
        when p.term = 'continuing' then 'basket'
        else p.term
      end as block,
      coalesce(p.constant, true) as constant
    from
      indicator_part p
      join bridged b using (indicator, establishment, year)
    where
      b.source in ('les', 'phev')
      and (
        p.numerator_before <> 0
        or p.base_before <> 0
        or p.numerator <> 0
        or p.base <> 0
      )
  ),
  les as (
    select distinct
      'les' as source,
      coalesce(s.successor, l.establishment) as establishment,
      y.year,
      y.year = year(l.date) as is_now,
      l.product,
      l.product_kind as kind,
      coalesce(l.patient_key, l.stay_key) as person,
      null::integer as persons
    from
      les_line l
      cross join lateral (
        select
          unnest([year(l.date), year(l.date) + 1])::integer as year
      ) y
      left join succession s on s.establishment = l.establishment
      and s.year = y.year
  ),
  phev_line as (
    select
      f.finess,
      year(l.month)::integer as year,
      l.product,
      l.product_kind as kind,
      max(l.beneficiaries)::integer as persons
    from
      received_phev l
      join full_number f on f.received = l.finess
      join coverage c on c.source = 'phev'
      and c.finess = f.finess
      and c.period_start = l.month
      and c.batch = l.batch
    group by all
  ),
  phev as (
    select
      'phev' as source,
      y.establishment,
      y.year,
      y.year = l.year as is_now,
      l.product,
      l.kind,
      null::varchar as person,
      max(l.persons)::integer as persons
    from
      phev_line l
      join establishment_of_year y on y.finess = l.finess
      and y.year in (l.year, l.year + 1)
    group by all
  ),
  counted as (
    from
      les
    union all
    from
      phev
  )
select
  p.indicator,
  p.source,
  p.establishment,
  p.year,
  p.product,
  p.block,
  p.constant,
  c.is_now,
  c.person,
  c.persons
from
  part p
  left join counted c using (source, establishment, year, product, kind);

-- Indicators that are a part of another: what the other tells less what they tell rests on the others' persons.
create table bridge_within (indicator varchar, within varchar);

insert into
  bridge_within
values
  ('phev_medicines_evolution', 'phev_evolution'),
  ('phev_lpp_evolution', 'phev_evolution'),
  ('ipp_evolution', 'phev_medicines_evolution'),
  ('ezetimibe_evolution', 'phev_medicines_evolution'),
  ('perfadom_evolution', 'phev_lpp_evolution'),
  ('dressings_evolution', 'phev_lpp_evolution');
