-- Lines of the liste en sus, cut out of the cells of les_due as those of PHEV are. A patient keeps its key from month
-- to month; the lines of one patient in one month are one stay.
with
  cut as (
    select
      *,
      unnest(range(lines)) as j
    from
      les_due
  ),
  drawn as (
    select
      *,
      hash(getvariable ('seed'), j, cell, 'les') as h,
      hash(getvariable ('seed'), cell, j, 'les') as g,
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
      share (units, j, lines) + case
        when j % 2 = 1 then exchange
        else 0
      end as before,
      share (units, j + 1, lines) + case
        when j % 2 = 0 then exchange
        else 0
      end as after,
      floor(((j + phase) / lines) * 1000)::integer % 1000 as slot,
      first + floor(people * draw (h, 0) * draw (h, 0))::integer as prescriber,
      floor(patients * draw (h, 1))::bigint as patient
    from
      exchanged
  ),
  dated as (
    select
      p.*,
      if (p.last_month is null, s.month, make_date(p.year, 1 + (month(s.month) - 1) * p.last_month // 12, 1)) as month
    from
      placed p
      join season s on s.season = p.season
      and s.slot = p.slot
  ),
  paid as (
    select
      p.*,
      p.after - p.before as quantity,
      share (p.cents, p.after, p.units) - share (p.cents, p.before, p.units) as reimbursed_cents,
      hash(getvariable ('seed'), p.establishment, p.item, p.patient, (p.year + p.patient % 2) // 2) as person,
      r.rpps,
      r.specialty,
      -- Months differ, and so do hospitals in them.
      r.off_label * (0.7 + 0.6 * uniform ('off-label', p.establishment, p.month)) as off_label,
      draw (p.g, 0) as coded,
      draw (p.h, 3) / p.rare as kind,
      draw (p.g, 2) * draw (p.g, 2) as pick,
      k.* exclude (product, month)
    from
      dated p
      join prescriber r on r.prescriber = p.prescriber
      left join les_choice k on k.product = p.product
      and k.month = p.month
    where
      p.month between getvariable ('from_month')::date and getvariable ('to_month')::date
  )
select
  first_line + j as line,
  md5(concat_ws('|', getvariable ('seed'), 'line', cell, j)) as line_id,
  (month + (hash(person, month) % 28)::integer)::date as date,
  case
    when successor is not null
    and month >= date '2019-07-01' then successor
    else finess
  end as finess,
  case
    when draw (g, 3) >= 0.03 then unit
  end as unit,
  case
    when draw (h, 2) >= unmatched then rpps
  end as rpps,
  case
    when draw (h, 2) >= unmatched then specialty
  end as specialty,
  md5(concat_ws('|', getvariable ('seed'), 'stay', person, month)) as stay_key,
  md5(concat_ws('|', getvariable ('seed'), 'patient', person)) as patient_key,
  product,
  product_kind,
  quantity::decimal(18, 3) as quantity,
  (round(reimbursed_cents * (0.93 + 0.08 * draw (g, 1)))::bigint::decimal(13, 0) * 0.01::decimal(3, 2))::decimal(18, 3) as amount_paid,
  (reimbursed_cents::decimal(13, 0) * 0.01::decimal(3, 2))::decimal(18, 3) as amount_reimbursed,
  -- Coding began on 1 September 2018. Off-label is I999999 only; research and mirror licences have their own codes.
  case
    when product_kind = 'device'
    or month < date '2018-09-01'
    or coded < uncoded then null
    when coded < uncoded + 0.01 then stray
    when coded < uncoded + 0.01 + off_label then 'I999999'
    when coded > 0.995 then 'I999998'
    when coded > 0.992
    and month >= date '2024-10-01' then 'I999997'
    when kind < 0.05
    and rtu is not null then one_of (rtu, pick)
    when kind < 0.07
    and unlisted is not null then one_of (unlisted, pick)
    when kind < 0.09
    and early is not null then one_of (early, pick)
    when kind < 0.11
    and contested is not null then one_of (contested, pick)
    when kind < 0.14
    and ended is not null then one_of (ended, pick)
    else one_of (coalesce(listed, rtu, unlisted, codes), pick)
  end as indication,
  case
    when product_kind = 'drug'
    or draw (h, 3) < 0.05 then null
    else draw (h, 3) < 0.97
  end as lpp_conform
from
  paid
