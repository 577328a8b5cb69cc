-- One cell per establishment, product and year: how many lines, how many boxes, how many cents. Lines are cut out of
-- cells without remainder, so that a region's totals are exact at any number of lines.
--
-- Boxes before calibration: each family of products keeps its weight in the establishment, whatever products were drawn
-- and however a planted cause moves boxes between them.
create table phev_raw as
with
  wanted as (
    select
      u.establishment,
      u.region,
      u.item,
      y.year,
      p.family,
      u.lines,
      -- Rates of reimbursement and sizes of boxes are an establishment's own.
      p.price * pow(1 + p.price_cut, 2024 - y.year) * exp(0.06 * normal ('paid', u.establishment, u.item)) as price,
      u.phev_size * y.phev * u.weight / sum(u.weight) over (
        partition by
          u.establishment
      ) * exp(p.trend * (y.year - 2019)) * case
        when u.first_year > 2014 then least(1, (y.year - u.first_year + 1) / 4)
        else 1
      end * case
        when u.last_year < 2024 then least(1, (u.last_year - y.year + 1) / 3)
        else 1
      end * case
        when p.product_kind = 'lpp' then exp(0.04 * normal ('lpp', u.establishment, y.year))
        else 1
      end * case
        when c.cause = 'volume' then c.size
        else 1
      end as boxes,
      case
        when c.cause = 'mix' then pow(p.price, c.size)
        else 1
      end as tilt
    from
      phev_use u
      join phev_product p using (item)
      join pace y using (establishment)
      left join cause c on c.establishment = u.establishment
      and c.source = 'phev'
      and c.year <= y.year
    where
      y.year between u.first_year and u.last_year
  )
select
  *,
  boxes * tilt * sum(boxes) over family / nullif(
    sum(boxes * tilt) filter(
      where
        lines > 0
    ) over family,
    0
  ) as kept
from
  wanted
window
  family as (
    partition by
      establishment,
      year,
      family
  )
qualify
  lines > 0;

-- Boxes inside and outside the répertoire have one scale each: the printed share and the printed amount fix both.
create table phev_scale as
with
  total as (
    select
      region,
      year,
      sum(kept) filter(
        where
          family = 'in'
      ) as boxes_in,
      sum(kept) filter(
        where
          family = 'out'
      ) as boxes_out,
      sum(kept * price) filter(
        where
          family = 'in'
      ) as amount_in,
      sum(kept * price) filter(
        where
          family in ('out', 'unknown')
      ) as amount_out,
      sum(kept * price) filter(
        where
          family = 'lpp'
      ) as amount_lpp,
      sum(kept * price) filter(
        where
          family = 'title_three'
      ) as amount_title_three
    from
      phev_raw
    group by
      region,
      year
  ),
  medicine as (
    select
      *,
      t.repertoire / (1 - t.repertoire) * boxes_out / boxes_in as ratio
    from
      total
      join target t using (region, year)
  )
select
  region,
  year,
  unnest(['in', 'out', 'unknown', 'lpp', 'title_three']) as family,
  unnest(
    [
      ratio * medicines / 100 / (ratio * amount_in + amount_out),
      medicines / 100 / (ratio * amount_in + amount_out),
      medicines / 100 / (ratio * amount_in + amount_out),
      lpp / 100 / amount_lpp,
      title_three / 100 / amount_title_three
    ]
  ) as scale,
  unnest(['medicine', 'medicine', 'medicine', 'lpp', 'title_three']) as envelope,
  unnest([medicines, medicines, medicines, lpp, title_three]) as cents
from
  medicine;

-- Whole boxes and cents: what a rounding takes, the next cell gives back.
create table phev_cell as
with
  running as (
    select
      r.*,
      s.envelope,
      s.cents as total_cents,
      sum(r.kept * s.scale) over (
        partition by
          r.region,
          r.year,
          r.family
        order by
          r.establishment,
          r.item
      ) as upto
    from
      phev_raw r
      join phev_scale s using (region, year, family)
  ),
  boxed as (
    select
      *,
      (
        round(upto) - coalesce(
          round(
            lag (upto) over (
              partition by
                region,
                year,
                family
              order by
                establishment,
                item
            )
          ),
          0
        )
      )::bigint as whole
    from
      running
  ),
  priced as (
    select
      *,
      round(total_cents * sum(whole * price) over upto / sum(whole * price) over envelope) as cents_upto
    from
      boxed
    where
      whole > 0
    window
      envelope as (
        partition by
          region,
          year,
          envelope
      ),
      upto as (
        partition by
          region,
          year,
          envelope
        order by
          family,
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
  least(lines, whole)::integer as lines,
  whole as boxes,
  (
    cents_upto - coalesce(
      lag (cents_upto) over (
        partition by
          region,
          year,
          envelope
        order by
          family,
          establishment,
          item
      ),
      0
    )
  )::bigint as cents
from
  priced;
