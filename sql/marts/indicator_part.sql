-- What each indicator's change from N-1 to N is made of, product by product (docs/bridge.md), where both whole years are
-- known: sql/indicators/<slug>.parts.sql summed as indicator_period sums its indicator, from the same source, both years at
-- the establishment in force on 31 December N.
create table bridged as
with
  year_of as (
    select
      p.indicator,
      i.kind,
      p.source,
      p.establishment,
      p.region,
      year(p.period_start)::integer as year,
      p.n,
      p.d
    from
      indicator_period p
      join indicator i using (indicator)
    where
      p.period_months = 12
      and month(p.period_start) = 1
      and p.indicator in (
        select
          indicator
        from
          parted
      )
  ),
  known as (
    select
      source,
      finess,
      year(period_start)::integer as year,
      sum(period_months) as months
    from
      coverage
    group by all
  ),
  -- An evolution holds both years. A rate is of one: of the year before, the same source must have served the region, and
  -- known each number of the establishment.
  untold as (
    select distinct
      j.indicator,
      j.establishment,
      j.year
    from
      year_of j
      join establishment_of_year y on y.establishment = j.establishment
      and y.year = j.year
      join known k on k.source = j.source
      and k.finess = y.finess
      and k.year in (j.year - 1, j.year)
      left join known b on b.source = j.source
      and b.finess = y.finess
      and b.year = j.year - 1
    where
      j.kind = 'rate'
      and coalesce(b.months, 0) < 12
  ),
  served as (
    select distinct
      indicator,
      region,
      source,
      year
    from
      year_of
  )
select
  j.indicator,
  j.kind,
  j.source,
  j.establishment,
  j.region,
  j.year
from
  year_of j
  anti join untold using (indicator, establishment, year)
where
  j.n is not null
  and j.d is not null
  and (
    j.kind = 'growth'
    or exists (
      select
        1
      from
        served s
      where
        s.indicator = j.indicator
        and s.region is not distinct from j.region
        and s.source = j.source
        and s.year = j.year - 1
    )
  );

-- Whether the liste en sus held a UCD over the whole of a year and of the one before, by its dated events: a listing of the
-- day of a removal undoes it. A product listed only later (early access) neither entered nor left. One without dated event
-- has no row: it is not told to have entered or left.
create table list_move as
with
  event as (
    select
      product,
      from_day as day,
      bool_or(lower(event) = 'inscription') as listed
    from
      les_reference
    where
      kind = 'listing'
      and lower(event) in ('inscription', 'radiation')
      and product is not null
      and from_day is not null
    group by all
  ),
  window_of as (
    select distinct
      e.product,
      b.year,
      make_date(b.year - 1, 1, 1) as first_day,
      make_date(b.year, 12, 31) as last_day
    from
      event e
      cross join (
        select distinct
          year
        from
          bridged
      ) b
  ),
  state as (
    select
      w.product,
      w.year,
      -- Of a product whose first event is a removal, the listing is older than the files.
      coalesce(
        arg_max(e.listed, e.day) filter(
          where
            e.day <= w.first_day
        ),
        not arg_min(e.listed, e.day)
      ) as at_first,
      arg_max(e.listed, e.day) filter(
        where
          e.day <= w.last_day
      ) as at_last,
      coalesce(
        bool_or(not e.listed) filter(
          where
            e.day between w.first_day and w.last_day
        ),
        false
      ) as removed
    from
      window_of w
      join event e using (product)
    group by all
  )
select
  product,
  year,
  case
    when at_first
    and not removed then null
    when at_last is null then 'early_access'
    when not at_last then 'list_exit'
    else 'list_entry'
  end as move
from
  state;

create table indicator_part as
with
  line as (
    select
      b.indicator,
      b.kind as indicator_kind,
      b.establishment,
      b.region,
      b.year,
      v.product,
      v.kind,
      v.atc,
      v.class,
      v.year = b.year as is_now,
      case
        when v.year = b.year then v.n
        when b.kind = 'growth' then coalesce(v.d, v.n)
        else v.n
      end as numerator,
      case
        when b.kind = 'rate' then v.d
        when v.year = b.year then v.quantity
        else coalesce(v.quantity_next, v.quantity)
      end as base,
      case
        when was.establishment <> b.establishment then v.n
      end as merged,
      case
        when was.establishment <> b.establishment
        and b.kind = 'rate' then v.d
      end as merged_base,
      case
        when b.kind = 'growth' then coalesce(v.d, v.n) - coalesce(v.n, 0)
      end as rule
    from
      bridged b
      join establishment_of_year y on y.establishment = b.establishment
      and y.year = b.year
      left join establishment_of_year was on was.finess = y.finess
      and was.year = b.year - 1
      join part_value v on v.indicator = b.indicator
      and v.source = b.source
      and v.finess = y.finess
      and v.year in (b.year - 1, b.year)
  ),
  part as (
    select
      indicator,
      indicator_kind,
      establishment,
      region,
      year,
      product,
      kind,
      coalesce(
        max(atc) filter(
          where
            is_now
        ),
        max(atc)
      ) as atc,
      coalesce(
        max(class) filter(
          where
            is_now
        ),
        max(class)
      ) as class,
      coalesce(
        sum(numerator) filter(
          where
            not is_now
        ),
        0
      )::decimal(18, 3) as numerator_before,
      coalesce(
        sum(base) filter(
          where
            not is_now
        ),
        0
      )::decimal(18, 3) as base_before,
      coalesce(
        sum(numerator) filter(
          where
            is_now
        ),
        0
      )::decimal(18, 3) as numerator,
      coalesce(
        sum(base) filter(
          where
            is_now
        ),
        0
      )::decimal(18, 3) as base,
      coalesce(
        sum(merged) filter(
          where
            not is_now
        ),
        0
      )::decimal(18, 3) as merged,
      coalesce(
        sum(merged_base) filter(
          where
            not is_now
        ),
        0
      )::decimal(18, 3) as merged_base,
      coalesce(
        sum(rule) filter(
          where
            not is_now
        ),
        0
      )::decimal(18, 3) as rule
    from
      line
    group by
      indicator,
      indicator_kind,
      establishment,
      region,
      year,
      product,
      kind
  ),
  -- Of an evolution: products of the region with lines in both years.
  seen_in as (
    select distinct
      v.indicator,
      v.source,
      e.region,
      v.product,
      v.kind,
      v.year
    from
      part_value v
      join establishment_of_year y on y.finess = v.finess
      and y.year = v.year
      join establishment e on e.establishment = y.establishment
  ),
  seen_twice as (
    select
      n.indicator,
      n.source,
      n.region,
      n.product,
      n.kind,
      n.year
    from
      seen_in n
      join seen_in b on b.indicator = n.indicator
      and b.source = n.source
      and b.region is not distinct from n.region
      and b.product = n.product
      and b.kind = n.kind
      and b.year = n.year - 1
  ),
  told as (
    select
      p.* replace(coalesce(p.atc, l.atc5) as atc),
      case
        when p.indicator_kind <> 'growth' then null
        when p.kind = 'not_returned' then 'unknown'
        when p.kind = 'fee' then 'fee'
        when p.kind = 'drug'
        and m.move is not null then m.move
        when p.numerator_before = 0
        and p.base_before = 0 then 'entry'
        when p.numerator = 0
        and p.base = 0 then 'exit'
        when p.base_before <= 0
        or p.base <= 0 then 'regularisation'
        else 'continuing'
      end as term,
      case
        when p.indicator_kind <> 'growth' then null
        when p.kind = 'drug'
        and exists (
          from
            list_move
        ) then m.move is null
        else s.product is not null
      end as constant
    from
      part p
      join bridged b using (indicator, establishment, year)
      left join product_label l on l.product = p.product
      left join list_move m on m.product = p.product
      and m.year = p.year
      left join seen_twice s on s.indicator = p.indicator
      and s.source = b.source
      and s.region is not distinct from p.region
      and s.product = p.product
      and s.kind = p.kind
      and s.year = p.year
    where
      p.numerator_before <> 0
      or p.base_before <> 0
      or p.numerator <> 0
      or p.base <> 0
      or p.merged <> 0
      or p.merged_base <> 0
      or p.rule <> 0
  ),
  basket as (
    select
      indicator,
      establishment,
      year,
      kind,
      sum(base_before)::double as whole_before,
      sum(base)::double as whole
    from
      told
    where
      term = 'continuing'
    group by all
  ),
  -- Bennet, presentation by presentation: what price does at the mean quantity, what the whole basket's quantity does at the
  -- product's mean price and mean share; the rest is the proportions.
  priced as (
    select
      t.*,
      case
        when t.term = 'continuing' then round(
          (t.base_before + t.base)::double / 2 * (t.numerator::double / t.base::double - t.numerator_before::double / t.base_before::double),
          3
        )
        else 0
      end::decimal(18, 3) as price,
      case
        when t.term = 'continuing' then round(
          (t.numerator_before::double / t.base_before::double + t.numerator::double / t.base::double) / 2 * (t.base_before::double / k.whole_before + t.base::double / k.whole) / 2 * (k.whole - k.whole_before),
          3
        )
        else 0
      end::decimal(18, 3) as volume
    from
      told t
      left join basket k using (indicator, establishment, year, kind)
  )
select
  indicator,
  establishment,
  region,
  year,
  product,
  kind,
  atc,
  class,
  numerator_before,
  base_before,
  numerator,
  base,
  merged,
  merged_base,
  rule,
  term,
  constant,
  case
    when indicator_kind = 'growth' then price
  end as price,
  case
    when indicator_kind = 'growth' then volume
  end as volume,
  case
    when indicator_kind <> 'growth' then null
    when term = 'continuing' then (numerator - numerator_before - price - volume)::decimal(18, 3)
    else 0::decimal(18, 3)
  end as mix
from
  priced;
