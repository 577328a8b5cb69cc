-- The bridge as those read it who may not cross the lines (docs/masking.md, « Bridges »). Decided for each indicator,
-- establishment and year; sources that count no persons are told as they are.
create table bridge_block as
with
  product_of as (
    select
      indicator,
      source,
      establishment,
      year,
      block,
      product,
      persons_behind (person, persons) as persons
    from
      bridge_person
    group by
      indicator,
      source,
      establishment,
      year,
      block,
      product
  ),
  -- Price, volume and mix of a few products are equations enough to tell the euros of one of them.
  solvable as (
    select
      indicator,
      source,
      establishment,
      year,
      block
    from
      product_of
    where
      block = 'basket'
    group by
      indicator,
      source,
      establishment,
      year,
      block
    having
      count(*) < 6
      and bool_or(is_small (persons))
  )
select
  p.indicator,
  p.source,
  p.establishment,
  p.year,
  p.block,
  if (bool_or(s.block is not null), 1, persons_behind (p.person, p.persons)) as persons
from
  bridge_person p
  left join solvable s using (indicator, source, establishment, year, block)
group by
  p.indicator,
  p.source,
  p.establishment,
  p.year,
  p.block;

-- Blocks pooled: the small ones; where they are a single one, or rest together on too few, with the smallest other.
create table bridge_pooled as
with
  small as (
    from
      bridge_block
    where
      is_small (persons)
  ),
  together as (
    select
      s.indicator,
      s.establishment,
      s.year,
      count(distinct s.block) as blocks,
      persons_behind (p.person, p.persons) as persons
    from
      small s
      join bridge_person p using (indicator, establishment, year, block)
    group by
      s.indicator,
      s.establishment,
      s.year
  ),
  other as (
    select
      b.indicator,
      b.establishment,
      b.year,
      arg_min(b.block, (b.persons, b.block)) as block
    from
      bridge_block b
      join together t using (indicator, establishment, year)
    where
      not is_small (b.persons)
      and (
        t.blocks = 1
        or is_small (t.persons)
      )
    group by
      b.indicator,
      b.establishment,
      b.year
  )
select
  indicator,
  establishment,
  year,
  block
from
  small
union all
from
  other;

-- What is pooled in medicines or in devices is pooled in their sum: the sum less the one would tell the other.
insert into
  bridge_pooled
select distinct
  b.indicator,
  b.establishment,
  b.year,
  b.block
from
  bridge_block b
  join bridge_within w on w.within = b.indicator::varchar
  and w.within = 'phev_evolution'
  join bridge_pooled p on p.indicator::varchar = w.indicator
  and p.establishment = b.establishment
  and p.year = b.year
  and p.block = b.block
  anti join bridge_pooled already on already.indicator = b.indicator
  and already.establishment = b.establishment
  and already.year = b.year
  and already.block = b.block;

-- That may leave a single one.
insert into
  bridge_pooled
with
  alone as (
    select
      indicator,
      establishment,
      year,
      any_value(block) as block
    from
      bridge_pooled
    group by
      indicator,
      establishment,
      year
    having
      count(*) = 1
  )
select
  b.indicator,
  b.establishment,
  b.year,
  arg_min(b.block, (b.persons, b.block)) as block
from
  bridge_block b
  join alone a using (indicator, establishment, year)
where
  b.block <> a.block
group by
  b.indicator,
  b.establishment,
  b.year;

-- An indicator of some medicines, or of some devices, tells its basket and the rest as one; neither, where they, or what is
-- left of the whole without all such indicators, rest on few.
insert into
  bridge_pooled
with
  portion as (
    select
      b.indicator,
      w.within,
      b.establishment,
      b.year,
      b.block = 'basket' as basket,
      persons_behind (b.person, b.persons) as persons
    from
      bridge_person b
      join bridge_within w on w.indicator = b.indicator::varchar
      and w.within <> 'phev_evolution'
    group by
      b.indicator,
      w.within,
      b.establishment,
      b.year,
      b.block = 'basket'
  ),
  whole as (
    select
      b.indicator::varchar as within,
      b.establishment,
      b.year,
      b.block = 'basket' as basket,
      count(*) filter(
        where
          s.product is null
      ) as lines,
      persons_behind (
        case
          when s.product is null then b.person
        end,
        case
          when s.product is null then b.persons
        end
      ) as persons
    from
      bridge_person b
      left join (
        select distinct
          w.within,
          p.establishment,
          p.year,
          p.product
        from
          bridge_person p
          join bridge_within w on w.indicator = p.indicator::varchar
      ) s on s.within = b.indicator::varchar
      and s.establishment = b.establishment
      and s.year = b.year
      and s.product = b.product
    where
      b.indicator::varchar in (
        select
          within
        from
          bridge_within
        where
          within <> 'phev_evolution'
      )
    group by
      b.indicator,
      b.establishment,
      b.year,
      b.block = 'basket'
  ),
  untold as (
    select
      indicator,
      establishment,
      year
    from
      portion
    where
      is_small (persons)
    union
    select
      s.indicator,
      s.establishment,
      s.year
    from
      portion s
      join whole r on r.within = s.within
      and r.establishment = s.establishment
      and r.year = s.year
      and (
        r.lines = 0
        or is_small (r.persons)
      )
    union
    select
      s.indicator,
      s.establishment,
      s.year
    from
      portion s
      join bridge_pooled p on p.indicator::varchar = s.within
      and p.establishment = s.establishment
      and p.year = s.year
      and p.block = 'basket'
  )
select
  b.indicator,
  b.establishment,
  b.year,
  b.block
from
  bridge_block b
  join bridge_within w on w.indicator = b.indicator::varchar
  and w.within <> 'phev_evolution'
  left join untold u on u.indicator = b.indicator
  and u.establishment = b.establishment
  and u.year = b.year
  anti join bridge_pooled already on already.indicator = b.indicator
  and already.establishment = b.establishment
  and already.year = b.year
  and already.block = b.block
where
  b.block <> 'basket'
  or u.indicator is not null;

-- Whose constant perimeter is not told: it would tell, of one of the two years, what the perimeter leaves out, and what is
-- left of the same block; or, less the perimeter of the year before, what only one of the two holds.
create table bridge_inconstant as
with
  moving as (
    select distinct
      indicator,
      establishment,
      year,
      block
    from
      bridge_person
    where
      not constant
  ),
  piece as (
    select
      p.indicator,
      p.establishment,
      p.year,
      p.block,
      persons_behind (p.person, p.persons) as persons
    from
      bridge_person p
      join moving m using (indicator, establishment, year, block)
    where
      p.is_now is not null
    group by
      p.indicator,
      p.establishment,
      p.year,
      p.block,
      p.constant,
      p.is_now
  ),
  perimeter as (
    select distinct
      p.indicator,
      b.region,
      p.year,
      p.product,
      p.constant
    from
      bridge_person p
      join bridged b using (indicator, establishment, year)
  ),
  -- N-1 is in the perimeter of N-1 and in that of N: of it, the products that one of them leaves out.
  shifted as (
    select
      p.indicator,
      p.establishment,
      p.year,
      persons_behind (p.person, p.persons) as persons
    from
      bridge_person p
      join bridged b using (indicator, establishment, year)
      join perimeter before on before.indicator = p.indicator
      and before.region is not distinct from b.region
      and before.year = p.year - 1
      and before.product = p.product
    where
      not p.is_now
      and p.constant <> before.constant
    group by
      p.indicator,
      p.establishment,
      p.year,
      p.constant
  ),
  own as (
    select
      m.indicator,
      m.establishment,
      m.year
    from
      moving m
      join bridge_pooled p using (indicator, establishment, year, block)
    union
    select
      indicator,
      establishment,
      year
    from
      piece
    where
      is_small (persons)
    union
    select
      indicator,
      establishment,
      year
    from
      shifted
    where
      is_small (persons)
  )
from
  own
union
select
  b.indicator,
  o.establishment,
  o.year
from
  own o
  join bridge_within w on w.indicator = o.indicator::varchar
  and w.within = 'phev_evolution'
  join bridged b on b.indicator::varchar = w.within
  and b.establishment = o.establishment
  and b.year = o.year;

create table release_bridge as
with
  term as (
    select
      b.*,
      i.kind,
      case
        when b.term in ('within', 'between') then 'rate'
        when b.term in ('price', 'volume', 'mix') then 'basket'
        else b.term
      end as block
    from
      bridge_term b
      join indicator i using (indicator)
  ),
  told as (
    select
      t.*,
      p.block is not null as pooled
    from
      term t
      left join bridge_pooled p on p.indicator::varchar = t.indicator
      and p.establishment = t.establishment
      and p.year = t.year
      and p.block = t.block
      left join bridge_inconstant c on c.indicator::varchar = t.indicator
      and c.establishment = t.establishment
      and c.year = t.year
    where
      c.indicator is null
      or t.term not in ('constant_before', 'constant_now')
  ),
  pool as (
    select
      indicator,
      establishment,
      region,
      year,
      case kind
        when 'growth' then round(sum(value), 3)
        else sum(value)
      end as value
    from
      told
    where
      pooled
    group by
      indicator,
      establishment,
      region,
      year,
      kind
  )
select
  indicator,
  establishment,
  region,
  year,
  term,
  value
from
  told
where
  not pooled
union all
select
  indicator,
  establishment,
  region,
  year,
  'pooled',
  value
from
  pool
where
  value <> 0;
