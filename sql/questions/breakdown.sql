-- Of an establishment, for who may cross its lines: its products, or those who hold its lines. Of a region, what is released
-- (docs/masking.md), for who reads its total exactly. What a key brings to a rate: its rate at its mean weight (within), its
-- weight at the distance of its mean rate from the whole's (between); a key of one year alone is all between. Of a product
-- without class, its kind is the key.
with
  definition as (
    select
      indicator,
      kind,
      signatories_only,
      sort_order
    from
      indicator
    where
      list_contains($indicator, indicator)
  ),
  -- Groups of indications are the lines' own: a product may have several.
  held as (
    select
      case
        when $by <> 'area' then $by
        when indicator = 'les_drugs_evolution' then 'area'
      end as dimension,
      *
    from
      definition
  ),
  part as (
    select
      p.indicator::varchar as indicator,
      case $by
        when 'kind' then p.kind
        when 'product' then p.product
        else coalesce(
          left(
            nullif(p.atc, ''),
            case $by
              when 'atc2' then 3
              when 'atc4' then 5
              else 1
            end
          ),
          'kind:' || p.kind
        )
      end as key,
      false as pooled,
      p.kind as counted,
      p.numerator_before,
      p.base_before,
      p.numerator,
      p.base,
      case
        when d.kind = 'growth' then p.term
      end as term,
      p.price,
      p.volume,
      p.mix
    from
      indicator_part p
      join held d on d.indicator = p.indicator::varchar
    where
      p.establishment = $establishment
      and list_contains($detail, p.establishment)
      and p.region = $region
      and p.year = $year
      and $by in ('kind', 'atc1', 'atc2', 'atc4', 'area', 'product')
      and d.dimension is distinct from 'area'
  ),
  holder as (
    select
      h.indicator::varchar as indicator,
      h.key,
      false as pooled,
      h.numerator_before,
      h.base_before,
      h.numerator,
      h.base
    from
      indicator_holder h
      join held d on d.indicator = h.indicator::varchar
      and d.dimension = h.dimension
    where
      h.establishment = $establishment
      and list_contains($detail, h.establishment)
      and h.region = $region
      and h.year = $year
  ),
  -- Whose figures the region's total would hide from this reader.
  unread as (
    select distinct
      d.indicator
    from
      definition d
      join indicator_period p on p.indicator = d.indicator
      left join indicator_masked m on m.indicator = p.indicator
      and m.establishment = p.establishment
    where
      p.region = $region
      and p.period_start = make_date($year, 1, 1)
      and p.period_months = 12
      and p.n is not null
      and p.d is not null
      and not list_contains($signed, p.establishment)
      and (
        not list_contains($scope, p.establishment)
        or d.signatories_only
        or m.establishment is not null
      )
  ),
  released as (
    select
      r.indicator::varchar as indicator,
      r.key,
      r.pooled,
      r.numerator_before,
      r.base_before,
      r.numerator,
      r.base
    from
      release_part r
      join definition d on d.indicator = r.indicator::varchar
      anti join unread u on u.indicator = d.indicator
    where
      $establishment is null
      and list_contains($release, $region)
      and r.region = $region
      and r.year = $year
      and r.dimension = $by
  ),
  every as (
    from
      part
    union all
    by name
    from
      holder
    union all
    by name
    from
      released
  ),
  keyed as (
    select
      indicator,
      key,
      pooled,
      sum(numerator_before)::decimal(18, 3) as n0,
      sum(base_before)::decimal(18, 3) as b0,
      sum(numerator)::decimal(18, 3) as n1,
      sum(base)::decimal(18, 3) as b1,
      count(distinct counted) = 1 as adds_up,
      bool_or(term is not null) as has_terms,
      sum(price)::decimal(18, 3) as price,
      sum(volume)::decimal(18, 3) as volume,
      sum(mix)::decimal(18, 3) as mix,
      sum(numerator - numerator_before) filter(
        where
          term = 'list_entry'
      )::decimal(18, 3) as list_entry,
      sum(numerator - numerator_before) filter(
        where
          term = 'list_exit'
      )::decimal(18, 3) as list_exit,
      sum(numerator - numerator_before) filter(
        where
          term = 'early_access'
      )::decimal(18, 3) as early_access,
      sum(numerator - numerator_before) filter(
        where
          term = 'entry'
      )::decimal(18, 3) as entry,
      sum(numerator - numerator_before) filter(
        where
          term = 'exit'
      )::decimal(18, 3) as exit,
      sum(numerator - numerator_before) filter(
        where
          term = 'fee'
      )::decimal(18, 3) as fee,
      sum(numerator - numerator_before) filter(
        where
          term = 'regularisation'
      )::decimal(18, 3) as regularisation,
      sum(numerator - numerator_before) filter(
        where
          term = 'unknown'
      )::decimal(18, 3) as unknown
    from
      every
    group by
      indicator,
      key,
      pooled
  ),
  whole as (
    select
      indicator,
      sum(n0)::double as n0,
      sum(b0)::double as b0,
      sum(n1)::double as n1,
      sum(b1)::double as b1
    from
      keyed
    group by
      indicator
  ),
  -- Of a rate: the weight and rate of a key in both years, and the whole's mean rate. No base, no rate of the whole.
  weighed as (
    select
      k.*,
      d.kind,
      d.sort_order,
      case
        when w.b0 > 0
        and w.b1 > 0 then k.b0::double / w.b0
      end as s0,
      case
        when w.b0 > 0
        and w.b1 > 0 then k.b1::double / w.b1
      end as s1,
      case
        when w.b0 > 0
        and w.b1 > 0 then k.n1::double / w.b1 - k.n0::double / w.b0
      end as change,
      (w.n0 / w.b0 + w.n1 / w.b1) / 2 as mean_rate,
      case
        when k.b0 > 0
        and k.b1 > 0 then k.n1::double / k.b1::double - k.n0::double / k.b0::double
        else 0
      end as rate_change
    from
      keyed k
      join whole w using (indicator)
      join definition d using (indicator)
  ),
  judged as (
    select
      *,
      case
        when kind = 'rate' then rate_term (change - mean_rate * (s1 - s0))
        else (n1 - n0)::double
      end as brought,
      case
        when kind = 'rate' then rate_term ((s0 + s1) / 2 * rate_change)
      end as within
    from
      weighed
  )
select
  j.indicator,
  $by as "by",
  j.key,
  case $by
    when 'product' then p.label
    when 'specialty' then s.name
    when 'atc1' then a.name
    when 'atc2' then a.name
    when 'area' then case
      when j.key not like 'kind:%' then coalesce(a.name, j.key)
    end
  end as label,
  j.pooled,
  j.n0::double as numerator_before,
  case
    when j.kind = 'rate'
    or j.adds_up then j.b0
  end::double as base_before,
  j.n1::double as numerator,
  case
    when j.kind = 'rate'
    or j.adds_up then j.b1
  end::double as base,
  j.brought as change,
  case
    when j.has_terms then coalesce(j.list_entry, 0)
  end::double as list_entry,
  case
    when j.has_terms then coalesce(j.list_exit, 0)
  end::double as list_exit,
  case
    when j.has_terms then coalesce(j.early_access, 0)
  end::double as early_access,
  case
    when j.has_terms then coalesce(j.entry, 0)
  end::double as entry,
  case
    when j.has_terms then coalesce(j.exit, 0)
  end::double as exit,
  case
    when j.has_terms then coalesce(j.price, 0)
  end::double as price,
  case
    when j.has_terms then coalesce(j.volume, 0)
  end::double as volume,
  case
    when j.has_terms then coalesce(j.mix, 0)
  end::double as mix,
  j.within,
  rate_term (j.brought - j.within) as "between",
  case
    when j.has_terms then coalesce(j.fee, 0)
  end::double as fee,
  case
    when j.has_terms then coalesce(j.regularisation, 0)
  end::double as regularisation,
  case
    when j.has_terms then coalesce(j.unknown, 0)
  end::double as unknown
from
  judged j
  left join product p on $by = 'product'
  and p.product = j.key
  left join specialty s on $by = 'specialty'
  and s.specialty = j.key
  left join atc a on $by in ('atc1', 'atc2', 'area')
  and a.atc = j.key
order by
  j.sort_order,
  abs(j.brought) desc nulls last,
  j.key,
  j.pooled;
