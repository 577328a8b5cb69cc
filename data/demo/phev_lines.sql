-- Lines of PHEV, cut out of the cells of phev_due. Two neighbours exchange boxes: lines differ, their sum does not.
-- Now and then the second gives more than it had: a régularisation.
with
  cut as (
    select
      *,
      unnest(range(lines)) as j
    from
      phev_due
  ),
  drawn as (
    select
      *,
      hash(getvariable ('seed'), cell, j) as h,
      hash(getvariable ('seed'), j, cell) as g,
      hash(cell, getvariable ('seed'), j // 2) as pair
    from
      cut
  ),
  exchanged as (
    select
      *,
      case
        when (j | 1) >= lines then 0
        when pair % 500 = 0 then base + 1 + base // 10
        else floor((base - 1) * (draw (pair, 1) - 0.5))::bigint
      end as exchange
    from
      drawn
  ),
  placed as (
    select
      *,
      share (boxes, j, lines) + case
        when j % 2 = 1 then exchange
        else 0
      end as before,
      share (boxes, j + 1, lines) + case
        when j % 2 = 0 then exchange
        else 0
      end as after,
      floor(((j + phase) / lines) * 1000)::integer % 1000 as slot,
      case
        when draw (h, 0) < 0.7 then coalesce(
          own_first + floor(own_people * draw (h, 1) * draw (h, 1))::integer,
          any_first + floor(any_people * draw (h, 1) * draw (h, 1))::integer
        )
        else any_first + floor(any_people * draw (h, 1) * draw (h, 1))::integer
      end as prescriber
    from
      exchanged
  ),
  dated as (
    select
      p.*,
      s.month,
      r.rpps,
      r.specialty,
      case
        when p.successor is not null
        and s.month >= date '2019-07-01' then p.successor
        when draw (p.g, 1) < p.site_share then p.numbers[1 + (p.g % p.sites)::integer]
        else p.finess
      end as number
    from
      placed p
      join season s on s.season = p.season
      and s.slot = p.slot
      join prescriber r on r.prescriber = p.prescriber
    where
      s.month between getvariable ('from_month')::date and getvariable ('to_month')::date
      and not (
        getvariable ('wave') = 1
        and draw (p.g, 3) < case
          when s.month >= date '2024-09-01' then [0.02, 0.03, 0.05, 0.08] [month(s.month) - 8]
          when s.month >= date '2021-07-01' then p.lost_2021
          else 0
        end
      )
  )
select
  first_line + j as line,
  month,
  case
    when draw (g, 0) < short_share then left(number, 8)
    else number
  end as finess,
  product,
  product_kind,
  after - before as boxes,
  ((share (cents, after, boxes) - share (cents, before, boxes))::decimal(13, 0) * 0.01::decimal(3, 2))::decimal(18, 3) as amount_reimbursed,
  greatest(1, ceil((after - before) * (0.3 + 0.5 * draw (g, 2))))::integer as beneficiaries,
  case
    when draw (h, 2) >= unmatched then rpps
  end as rpps,
  case
    when draw (h, 2) >= unmatched then specialty
  end as specialty,
  top_gen,
  atc5,
  lpp_title
from
  dated
