-- Cells of the liste en sus: establishment, product, year. Only services that use a product buy it.
create table les_product as
select
  row_number() over (
    order by
      product
  )::integer as item,
  *
from
  (
    select
      ucd13 as product,
      'drug' as product_kind,
      first_tariff::double as first_tariff,
      tariff::double as tariff,
      weight::double as weight,
      specialty,
      from_year::integer as from_year,
      -- Biosimilars take the place of what they copy.
      case
        when status in ('Biosimilaire', 'Générique') then 0.12
        when regexp_matches(label, '^(MABTHERA|HERCEPTIN|AVASTIN|REMICADE) ') then -0.12
        else 0.05 * normal ('trend', ucd13, 1)
      end as trend
    from
      les_drugs
    union all
    select
      code,
      'device',
      tariff::double * 1.12,
      tariff::double,
      weight::double,
      specialty,
      from_year::integer,
      0.03 * normal ('trend', code, 1)
    from
      les_devices
  );

create table les_wanted as
with
  used as (
    select
      e.establishment,
      e.region,
      p.*,
      e.les_size * p.weight * case p.product_kind
        when 'drug' then e.drugs
        else e.devices
      end * exp(0.5 * normal ('taste', e.establishment, p.product)) as size
    from
      establishment e
      join service s using (establishment)
      join les_product p using (specialty)
    where
      e.les_size > 0
  )
select
  u.establishment,
  u.region,
  u.item,
  u.product_kind,
  y.year,
  (u.first_tariff + (u.tariff - u.first_tariff) * (y.year - 2015) / 9) / coalesce(c.size, 1) as price,
  u.size / coalesce(c.size, 1) * case u.product_kind
    when 'drug' then y.drug
    else y.device
  end * exp(u.trend * (y.year - 2019)) * case
    when u.from_year > 2014 then least(1, (y.year - u.from_year + 1) / 4)
    else 1
  end * if (y.year = year(g.day), month(g.day) / 12, 1) as amount,
  -- What leaves the list is still given in the month of its exit, and no longer.
  if (y.year = year(g.day), month(g.day), null) as last_month
from
  used u
  join pace y using (establishment)
  -- Until it ends, a discount: fewer euros for as many units.
  left join cause c on c.establishment = u.establishment
  and c.source = 'les'
  and c.year > y.year
  and u.product_kind = 'drug'
  left join les_gone g using (product)
where
  u.size > 0
  and y.year >= u.from_year
  and (
    g.day is null
    or y.year <= year(g.day)
    or coalesce(y.year > year(g.back), false)
  );

-- Whole units: a small establishment does not buy half an implant, so what it buys too little of, it does not buy.
create table les_unit as
with
  scaled as (
    select
      w.*,
      case w.product_kind
        when 'drug' then t.drugs
        else t.devices
      end as total_cents,
      w.amount / sum(w.amount) over (
        partition by
          w.region,
          w.year,
          w.product_kind
      ) * case w.product_kind
        when 'drug' then t.drugs
        else t.devices
      end / 100 / w.price as units
    from
      les_wanted w
      join target t using (region, year)
  ),
  running as (
    select
      *,
      round(units)::bigint as whole,
      pow(units, 0.75) / sum(pow(units, 0.75)) over () * getvariable ('les_lines') as expected
    from
      scaled
    where
      units >= 1
  ),
  spread as (
    select
      *,
      sum(expected) over (
        order by
          establishment,
          year,
          item
      ) as upto
    from
      running
  )
select
  *,
  greatest(
    1,
    least(
      whole,
      floor(upto) - coalesce(
        floor(
          lag (upto) over (
            order by
              establishment,
              year,
              item
          )
        ),
        0
      )
    )
  )::integer as lines
from
  spread;

create table les_cell as
with
  running as (
    select
      *,
      round(total_cents * sum(whole * price) over upto / sum(whole * price) over envelope) as cents_upto
    from
      les_unit
    window
      envelope as (
        partition by
          region,
          year,
          product_kind
      ),
      upto as (
        partition by
          region,
          year,
          product_kind
        order by
          establishment,
          item
      )
  )
select
  row_number() over (
    order by
      region desc,
      establishment,
      year,
      item
  )::integer as cell,
  region,
  establishment,
  year,
  item,
  last_month,
  lines,
  whole as units,
  (
    cents_upto - coalesce(
      lag (cents_upto) over (
        partition by
          region,
          year,
          product_kind
        order by
          establishment,
          item
      ),
      0
    )
  )::bigint as cents
from
  running;
