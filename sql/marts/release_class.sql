-- What decides which ATC classes of a region are told (data/release-parts.ts): of the restricted sources, the indicators that
-- several classes share, by class of 3 characters ('' has none). LPP is out: its total is the contract's.
create table release_class_part as
with
  -- What another indicator counts of a class, in euros or in boxes, is known from the contract: the class less that must be
  -- safe too.
  counted_apart as (
    select
      p.product,
      p.kind,
      i.kind = 'growth' as in_euros,
      array_to_string(list_sort(list(distinct p.indicator::varchar)), ' ') as apart
    from
      indicator_part p
      join indicator i on i.indicator = p.indicator::varchar
    where
      p.indicator not in ('phev_evolution', 'phev_medicines_evolution', 'generic_repertoire', 'les_drugs_evolution')
    group by all
  )
select
  p.indicator::varchar as family,
  p.region,
  p.year,
  p.establishment,
  p.product,
  p.kind,
  coalesce(left(p.atc, 3), '') as class,
  case
    when b.source = 'phev' then coalesce(c.apart, '')
    else ''
  end as apart,
  p.numerator_before,
  p.base_before,
  p.numerator,
  p.base
from
  indicator_part p
  join bridged b using (indicator, establishment, year)
  left join counted_apart c on c.product = p.product
  and c.kind = p.kind
  and c.in_euros = (p.indicator <> 'generic_repertoire')
where
  (p.indicator::varchar, b.source) in (('phev_evolution', 'phev'), ('generic_repertoire', 'phev'), ('les_drugs_evolution', 'les'))
  and p.region is not null
  and p.kind <> 'lpp';

-- Years that may be told by class: where the year before was told of other establishments, the two tables would tell by
-- subtraction what the others prescribed of a class.
create table release_class_year as
with
  place as (
    select
      indicator::varchar as family,
      region,
      year,
      establishment
    from
      bridged
    where
      indicator::varchar in (
        select
          family
        from
          release_class_part
      )
  ),
  table_of as (
    select distinct
      family,
      region,
      year
    from
      place
  ),
  preceding as (
    select
      p.family,
      p.region,
      p.year + 1 as year,
      coalesce(s.successor, p.establishment) as establishment
    from
      place p
      left join succession s on s.establishment = p.establishment
      and s.year = p.year + 1
  ),
  -- Each of those whose lines of N-1 the year holds, as N-1 told them.
  origin as (
    select
      p.family,
      p.region,
      p.year,
      p.establishment,
      i.establishment as was
    from
      place p
      join (
        select distinct
          i.indicator::varchar as family,
          i.establishment,
          year(i.period_start) + 1 as year,
          coalesce(s.successor, i.establishment) as successor
        from
          indicator_period i
          left join succession s on s.establishment = i.establishment
          and s.year = year(i.period_start) + 1
        where
          i.period_months = 12
          and month(i.period_start) = 1
          and (
            i.n <> 0
            or i.d <> 0
          )
      ) i on i.family = p.family
      and i.successor = p.establishment
      and i.year = p.year
  ),
  moved as (
    select
      family,
      region,
      year
    from
      origin o
    where
      not exists (
        select
          1
        from
          place b
        where
          b.family = o.family
          and b.region is not distinct from o.region
          and b.year = o.year - 1
          and b.establishment = o.was
      )
    union
    select
      family,
      region,
      year
    from
      (
        from
          preceding
        except
        from
          place
      )
  )
select
  t.family,
  t.region,
  t.year
from
  table_of t
where
  t.region is not null
  and (
    not exists (
      select
        1
      from
        table_of b
      where
        b.family = t.family
        and b.region = t.region
        and b.year = t.year - 1
    )
    or not exists (
      select
        1
      from
        moved m
      where
        m.family = t.family
        and m.region = t.region
        and m.year = t.year
    )
  )
  -- Region-years of the liste en sus that are not released, or in which drugs are released with devices.
  and not (
    t.family = 'les_drugs_evolution'
    and exists (
      select
        1
      from
        (
          select
            region,
            year
          from
            release_dropped
          union all
          select
            region,
            year
          from
            release_pooled
          where
            situation = 'device'
        ) d
      where
        d.region = t.region
        and d.year in (t.year - 1, t.year)
    )
  );

-- Euros, or boxes, of each establishment in a class. `facet`: year of the table, side, and the part of the class.
create table release_class_cell as
with
  sided as (
    select
      family,
      region,
      year,
      class,
      establishment,
      apart,
      unnest(['before', 'now']) as side,
      unnest([numerator_before, numerator]) as numerator,
      unnest([base_before, base]) as base
    from
      release_class_part
  ),
  placed as (
    select
      family,
      region,
      year,
      class,
      establishment,
      side,
      apart,
      unnest(if (family = 'generic_repertoire', ['in', 'out'], [''])) as part,
      unnest(if (family = 'generic_repertoire', [numerator, base - numerator], [numerator])) as amount
    from
      sided
  )
select
  family,
  region,
  year,
  class,
  establishment,
  concat_ws('|', year, side, part, apart) as facet,
  sum(abs(amount))::double as amount
from
  placed
  semi join release_class_year using (family, region, year)
where
  amount <> 0
group by all;

-- Persons of a class: distinct ones of the liste en sus; of PHEV the largest beneficiaries of a line, a lower bound.
create table release_class_count as
with
  phev as (
    select
      y.establishment,
      year(l.month)::integer as year,
      l.product,
      l.product_kind as kind,
      case
        when coalesce(l.top_gen, p.top_gen, '9') in ('1', '4') then 'in'
        when coalesce(l.top_gen, p.top_gen, '9') in ('0', 'B', 'C') then 'out'
      end as part,
      left_out_of_phev (l.product_kind, coalesce(l.atc5, p.atc5), own.hepatitis_c, own.dispensing_fees) as out_now,
      left_out_of_phev (l.product_kind, coalesce(l.atc5, p.atc5), following.hepatitis_c, following.dispensing_fees) as out_before,
      max(greatest(1, coalesce(l.beneficiaries, 1))) as persons
    from
      received_phev l
      join full_number f on f.received = l.finess
      join coverage c on c.source = 'phev'
      and c.finess = f.finess
      and c.period_start = l.month
      and c.batch = l.batch
      join establishment_of_year y on y.finess = f.finess
      and y.year = year(l.month)
      left join product p on p.product = l.product
      left join phev_exclusion own on own.year = year(l.month)
      left join phev_exclusion following on following.year = year(l.month) + 1
    group by all
  ),
  phev_sided as (
    select
      establishment,
      year,
      'now' as side,
      product,
      kind,
      part,
      out_now as left_out,
      persons
    from
      phev
    union all
    select
      coalesce(s.successor, p.establishment),
      p.year + 1,
      'before',
      p.product,
      p.kind,
      p.part,
      p.out_before,
      p.persons
    from
      phev p
      left join succession s on s.establishment = p.establishment
      and s.year = p.year + 1
  ),
  phev_product as (
    select
      c.family,
      c.region,
      c.year,
      c.class,
      concat_ws('|', c.year, s.side, if (c.family = 'generic_repertoire', s.part, ''), c.apart) as facet,
      c.product,
      max(s.persons) as persons
    from
      release_class_part c
      semi join release_class_year using (family, region, year)
      join phev_sided s on s.establishment = c.establishment
      and s.year = c.year
      and s.product = c.product
      and s.kind = c.kind
    where
      c.family = 'phev_evolution'
      and not s.left_out
      or c.family = 'generic_repertoire'
      and s.part is not null
    group by all
  ),
  les as (
    select
      establishment,
      year(date)::integer as year,
      product,
      coalesce(patient_key, stay_key) as person
    from
      les_line
    where
      product_kind = 'drug'
    group by all
  ),
  les_sided as (
    select
      establishment,
      year,
      'now' as side,
      product,
      person
    from
      les
    union all
    select
      coalesce(s.successor, l.establishment),
      l.year + 1,
      'before',
      l.product,
      l.person
    from
      les l
      left join succession s on s.establishment = l.establishment
      and s.year = l.year + 1
  )
select
  family,
  region,
  year,
  class,
  facet,
  max(persons)::integer as persons,
  count(*)::integer as products,
  count_if(is_small (persons))::integer as small
from
  phev_product
group by all
union all
select
  c.family,
  c.region,
  c.year,
  c.class,
  concat_ws('|', c.year, s.side, '', ''),
  count(distinct s.person)::integer,
  0,
  0
from
  release_class_part c
  semi join release_class_year using (family, region, year)
  join les_sided s on s.establishment = c.establishment
  and s.year = c.year
  and s.product = c.product
where
  c.family = 'les_drugs_evolution'
group by all;

-- Masked cells of release_product in each class: with its total known they are a group of their own (release_choice.sql).
create table release_class_mask as
with
  masked as (
    select
      c.*,
      h.is_small,
      coalesce(left(p.atc5, 3), '') as class,
      case
        when c.quantity_y > 0 then c.amount_y::double / c.quantity_y::double
      end as price
    from
      release_cell c
      join release_choice h using (level, region, year, owner, member, situation)
      left join product_label p on p.product = c.member
    where
      c.level = 'product'
      and h.masked
  )
select
  y.family,
  y.region,
  y.year,
  m.class,
  concat_ws('|', y.year, m.year, m.situation) as facet,
  count(*)::integer as cells,
  sum(m.persons_y)::double as persons_y,
  sum(m.persons_1)::double as persons_1,
  sum(m.persons_2)::double as persons_2,
  count_if(m.persons_y > 0)::double as known_y,
  count_if(m.persons_1 > 0)::double as known_1,
  count_if(m.persons_2 > 0)::double as known_2,
  sum(m.lines_y - m.parts_y)::double as lines_y,
  sum(m.lines_1 - m.parts_1)::double as lines_1,
  sum(m.lines_2 - m.parts_2)::double as lines_2,
  sum(m.amount_y::double - m.price) as euros_y,
  coalesce(
    sum(m.amount_1::double - m.price) filter(
      where
        m.lines_1 > 0
    ),
    0
  ) as euros_1,
  coalesce(
    sum(m.amount_2::double - m.price) filter(
      where
        m.lines_2 > 0
    ),
    0
  ) as euros_2,
  coalesce(
    getvariable ('masking_threshold')::integer * max(m.price) filter(
      where
        m.is_small
    ),
    0
  )::double as dear
from
  masked m
  join release_class_year y on y.family = 'les_drugs_evolution'
  and y.region = m.region
  and m.year in (y.year - 1, y.year)
group by all;

-- What data/release-parts.ts tells: classes of 1 and 3 characters.
create table release_class (family varchar, region varchar, year integer, level varchar, key varchar);
