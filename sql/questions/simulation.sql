-- Each run applies levers to the establishment's products: one lever alone, or all of them (`combined`).
-- Boxes that move leave their rows by a factor and enter the rows that receive them in proportion: their euros are then
-- these rows' own mean unit amount, and a later lever finds them where they went.
with
  product_row as materialized (
    select
      source,
      region,
      product,
      kind,
      generic_status,
      atc5,
      left(atc5, 5) as class,
      biosimilar_group,
      role,
      -- Of each lever that moves boxes between products, on which side a product is.
      case generic_status
        when '4' then 'leaves'
        when '1' then 'receives'
      end as generic_side,
      case
        when generic_status = '0' then 'leaves'
        when generic_status in ('1', '4') then 'receives'
      end as class_side,
      case role
        when 'reference' then 'leaves'
        when 'biosimilar' then 'receives'
      end as biosimilar_side,
      counted,
      boxes,
      amount,
      boxes_before::double as boxes_before
    from
      simulated_product
    where
      establishment = $establishment
      and year = $year
      and list_contains($detail, establishment)
  ),
  lever as materialized (
    select
      lever,
      key,
      max(share) / 100 as share
    from
      (
        select
          'generics' as lever,
          null::varchar as key,
          coalesce($generics, 0)::double as share
        union all
        select
          'repertoire',
          null,
          coalesce($repertoire, 0)::double
        union all
        select
          'price',
          null,
          coalesce($price, 0)::double
        union all
        select
          'biosimilars',
          split_part(pair, ':', 1),
          split_part(pair, ':', 2)::double
        from
          unnest($biosimilars::varchar[]) b (pair)
        union all
        select
          'back',
          split_part(pair, ':', 1),
          split_part(pair, ':', 2)::double
        from
          unnest($back::varchar[]) b (pair)
      )
    where
      share > 0
    group by
      lever,
      key
  ),
  run as (
    select
      lever || coalesce(':' || key, '') as run,
      lever,
      key
    from
      lever
    union all
    select distinct
      'combined',
      'combined',
      null::varchar
    from
      lever
  ),
  applied as materialized (
    select
      r.run,
      l.lever,
      l.key as name,
      l.share
    from
      run r
      join lever l on r.run in ('combined', l.lever || coalesce(':' || l.key, ''))
  ),
  started as materialized (
    select
      r.run,
      p.* replace(p.boxes::double as boxes, p.amount::double as amount),
      p.boxes::double as boxes_as_is,
      p.amount::double as amount_as_is
    from
      product_row p
      cross join run r
  ),
  -- generics: originators (4) leave for generics (1) of their substance.
  generic_pool as materialized (
    select
      s.run,
      s.source,
      s.atc5 as pool,
      a.share,
      boxes_of ('leaves', s.generic_side, s.boxes) as leaving,
      boxes_of ('receives', s.generic_side, s.boxes) as receiving,
      s.atc5 is not null
      and can_receive (s.generic_side, s.boxes, s.amount) as movable
    from
      started s
      join applied a on a.run = s.run
      and a.lever = 'generics'
    where
      s.generic_side is not null
    group by
      s.run,
      s.source,
      s.atc5,
      a.share
    having
      boxes_of ('leaves', s.generic_side, s.boxes) > 0
  ),
  after_generics as materialized (
    select
      s.* replace(s.boxes * f.factor as boxes, s.amount * f.factor as amount)
    from
      started s
      left join generic_pool g on g.run = s.run
      and g.source = s.source
      and g.pool = s.atc5
      and g.movable
      cross join lateral (
        select
          kept_or_received (s.generic_side, g.share, g.leaving, g.receiving) as factor
      ) f
  ),
  -- repertoire: what is outside it (0) leaves for its molecules (1, 4) of the same ATC of level 4.
  class_pool as materialized (
    select
      s.run,
      s.source,
      s.class as pool,
      a.share,
      boxes_of ('leaves', s.class_side, s.boxes) as leaving,
      boxes_of ('receives', s.class_side, s.boxes) as receiving,
      s.class is not null
      and can_receive (s.class_side, s.boxes, s.amount) as movable
    from
      after_generics s
      join applied a on a.run = s.run
      and a.lever = 'repertoire'
    where
      s.class_side is not null
    group by
      s.run,
      s.source,
      s.class,
      a.share
    having
      boxes_of ('leaves', s.class_side, s.boxes) > 0
  ),
  after_repertoire as materialized (
    select
      s.* replace(s.boxes * f.factor as boxes, s.amount * f.factor as amount)
    from
      after_generics s
      left join class_pool g on g.run = s.run
      and g.source = s.source
      and g.pool = s.class
      and g.movable
      cross join lateral (
        select
          kept_or_received (s.class_side, g.share, g.leaving, g.receiving) as factor
      ) f
  ),
  -- biosimilars: references leave for the biosimilars of their group, in town and in hospital apart.
  biosimilar_pool as materialized (
    select
      s.run,
      s.source,
      s.biosimilar_group as pool,
      a.share,
      boxes_of ('leaves', s.biosimilar_side, s.boxes) as leaving,
      boxes_of ('receives', s.biosimilar_side, s.boxes) as receiving,
      can_receive (s.biosimilar_side, s.boxes, s.amount) as movable
    from
      after_repertoire s
      join applied a on a.run = s.run
      and a.lever = 'biosimilars'
      and a.name = s.biosimilar_group
    where
      s.biosimilar_side is not null
    group by
      s.run,
      s.source,
      s.biosimilar_group,
      a.share
    having
      boxes_of ('leaves', s.biosimilar_side, s.boxes) > 0
  ),
  after_biosimilars as materialized (
    select
      s.* replace(s.boxes * f.factor as boxes, s.amount * f.factor as amount)
    from
      after_repertoire s
      left join biosimilar_pool g on g.run = s.run
      and g.source = s.source
      and g.pool = s.biosimilar_group
      and g.movable
      cross join lateral (
        select
          kept_or_received (s.biosimilar_side, g.share, g.leaving, g.receiving) as factor
      ) f
  ),
  -- price: told of five establishments at least that the reader does not read, so that it is nobody's.
  told_price as (
    select
      region,
      source,
      product,
      unit_amount
    from
      regional_price
    where
      year = $year
      and len(establishments) - len(list_intersect(establishments, $detail::varchar[])) >= 5
  ),
  priced as materialized (
    select
      s.run,
      s.source,
      s.product,
      a.share,
      sum(s.boxes) as boxes,
      any_value(t.unit_amount) as unit_amount
    from
      after_biosimilars s
      join applied a on a.run = s.run
      and a.lever = 'price'
      left join told_price t on t.region = s.region
      and t.source = s.source
      and t.product = s.product
    where
      s.kind in ('medicine', 'lpp', 'drug')
    group by
      s.run,
      s.source,
      s.product,
      a.share
    having
      sum(s.boxes) > 0
  ),
  after_price as materialized (
    select
      s.* replace(
        case
          when p.unit_amount is null then s.amount
          else s.amount + p.share * (p.unit_amount * s.boxes - s.amount)
        end as amount
      )
    from
      after_biosimilars s
      left join priced p on p.run = s.run
      and p.source = s.source
      and p.product = s.product
      and s.kind in ('medicine', 'lpp', 'drug')
  ),
  -- back: towards the quantity of the year before, at the unit amount that the product has by now.
  returned as materialized (
    select
      s.run,
      s.source,
      s.product,
      a.share,
      sum(s.boxes) as boxes,
      -- greatest() would make 0 of an unknown one.
      case
        when any_value(s.boxes_before) < 0 then 0
        else any_value(s.boxes_before)
      end as boxes_before
    from
      after_price s
      join applied a on a.run = s.run
      and a.lever = 'back'
      and a.name = s.product
    where
      s.kind in ('medicine', 'lpp', 'drug')
    group by
      s.run,
      s.source,
      s.product,
      a.share
    having
      sum(s.boxes) > 0
  ),
  finished as (
    select
      s.* replace(s.boxes * f.factor as boxes, s.amount * f.factor as amount)
    from
      after_price s
      left join returned r on r.run = s.run
      and r.source = s.source
      and r.product = s.product
      and s.kind in ('medicine', 'lpp', 'drug')
      cross join lateral (
        select
          case
            when r.boxes_before is null then 1
            else 1 - r.share * (1 - r.boxes_before / r.boxes)
          end::double as factor
      ) f
  ),
  pool as (
    from
      generic_pool
    union all
    from
      class_pool
    union all
    from
      biosimilar_pool
  ),
  moved as (
    select
      run,
      source,
      case
        when movable then share * leaving
        else 0
      end as boxes,
      case
        when movable then 0
        else share * leaving
      end as unpriced
    from
      pool
    union all
    select
      run,
      source,
      case
        when unit_amount is null then 0
        else boxes
      end,
      case
        when unit_amount is null then boxes
        else 0
      end
    from
      priced
    union all
    select
      run,
      source,
      case
        when boxes_before is null then 0
        else share * (boxes - boxes_before)
      end,
      case
        when boxes_before is null then share * boxes
        else 0
      end
    from
      returned
  ),
  effect as (
    select
      run,
      source,
      case
        when run <> 'combined' then sum(boxes)
      end as boxes,
      case
        when run <> 'combined' then sum(unpriced)
      end as unpriced
    from
      moved
    group by
      run,
      source
  ),
  change as (
    select
      run,
      source,
      kind,
      generic_status,
      role,
      counted,
      sum(boxes - boxes_as_is) as boxes,
      sum(amount - amount_as_is) as amount,
      sum(f.amount_as_is - f.amount) as saved
    from
      finished f
    group by all
  ),
  saved as (
    select
      run,
      source,
      sum(saved) as amount
    from
      change
    group by
      run,
      source
  ),
  indicator_of_year as (
    select
      p.indicator::varchar as indicator,
      p.source,
      i.kind as formula,
      i.sort_order,
      p.d
    from
      indicator_period p
      join indicator i on i.indicator = p.indicator::varchar
    where
      p.establishment = $establishment
      and list_contains($detail, p.establishment)
      and p.period_start = make_date($year, 1, 1)
      and p.period_months = 12
      and p.n is not null
      and p.d is not null
      and p.indicator::varchar in (
        'phev_evolution',
        'phev_medicines_evolution',
        'generic_repertoire',
        'biosimilar_town',
        'les_drugs_evolution',
        'biosimilar_hospital'
      )
  ),
  -- What is there counts exactly, in decimals; what a lever changes is added to it.
  part as (
    select
      'as_is' as run,
      source,
      kind,
      generic_status,
      role,
      counted,
      boxes,
      amount,
      0::double as more_boxes,
      0::double as more_amount
    from
      product_row
    union all
    select
      run,
      source,
      kind,
      generic_status,
      role,
      counted,
      0,
      0,
      boxes,
      amount
    from
      change
  ),
  counted_part as (
    select
      i.indicator,
      i.formula,
      p.*,
      case i.indicator
        when 'phev_medicines_evolution' then p.counted
        and p.kind <> 'lpp'
        when 'generic_repertoire' then coalesce(p.generic_status in ('1', '4'), false)
        when 'biosimilar_town' then coalesce(p.role = 'biosimilar', false)
        when 'biosimilar_hospital' then coalesce(p.role = 'biosimilar', false)
        else p.counted
      end as in_numerator,
      case i.indicator
        when 'generic_repertoire' then coalesce(p.generic_status in ('0', '1', '4', 'B', 'C'), false)
        else p.role is not null
      end as in_denominator
    from
      part p
      join indicator_of_year i using (source)
  ),
  measured as (
    select
      indicator,
      run,
      coalesce(
        sum(
          case
            when formula = 'growth' then amount
            else boxes
          end
        ) filter(
          where
            in_numerator
        ),
        0
      )::double as n,
      coalesce(
        sum(
          case
            when formula = 'growth' then more_amount
            else more_boxes
          end
        ) filter(
          where
            in_numerator
        ),
        0
      ) as more_n,
      coalesce(
        sum(boxes) filter(
          where
            in_denominator
        ),
        0
      )::double as d,
      coalesce(
        sum(more_boxes) filter(
          where
            in_denominator
        ),
        0
      ) as more_d
    from
      counted_part
    group by
      indicator,
      run
  ),
  row_asked as (
    select
      'as_is' as run,
      'as_is' as lever,
      null::varchar as key,
      null::double as boxes,
      null::double as amount,
      null::double as unpriced,
      i.indicator
    from
      indicator_of_year i
    union all
    select
      r.run,
      r.lever,
      r.key,
      e.boxes,
      s.amount,
      e.unpriced,
      i.indicator
    from
      run r
      join effect e using (run)
      join saved s using (run, source)
      join indicator_of_year i using (source)
  ),
  -- To the millionth: what threads sum in another order is told the same.
  answered as (
    select
      a.*,
      i.formula,
      i.sort_order,
      round(coalesce(b.n, 0) + coalesce(c.more_n, 0), 6) as n,
      case
        when i.formula = 'growth' then i.d::double
        else round(coalesce(b.d, 0) + coalesce(c.more_d, 0), 6)
      end as d
    from
      row_asked a
      join indicator_of_year i using (indicator)
      left join measured b on b.indicator = a.indicator
      and b.run = 'as_is'
      left join measured c on c.indicator = a.indicator
      and c.run = a.run
  )
select
  a.lever,
  a.key,
  case
    when a.lever = 'back' then p.label
    else a.key
  end as label,
  a.indicator,
  round(a.boxes, 6) as boxes,
  round(a.amount, 6) as amount,
  round(a.unpriced, 6) as unpriced,
  a.n as numerator,
  a.d as denominator,
  figure_value (a.formula, a.n, a.d) as value
from
  answered a
  left join product p on p.product = a.key
order by
  list_position(['as_is', 'generics', 'repertoire', 'biosimilars', 'price', 'back', 'combined'], a.lever),
  a.key,
  a.sort_order;
