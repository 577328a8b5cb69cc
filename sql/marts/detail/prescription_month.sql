-- Prescriptions dispensed in town, by received FINESS, period and product; lines that a newer batch replaces are out.
-- generic_status is the TOP_GEN of the CNAM: 0, 1, 4, B, C, or 9 where the presentation is not known.
create table prescription_month as
with
  line as (
    select
      'phev' as source,
      l.batch,
      f.finess,
      l.month as period_start,
      l.product,
      l.product_kind as kind,
      coalesce(l.lpp_title, p.lpp_title) as lpp_title,
      case l.product_kind
        when 'medicine' then coalesce(l.top_gen, p.top_gen, '9')
      end as generic_status,
      coalesce(l.atc5, p.atc5) as atc5,
      l.boxes,
      l.amount_reimbursed
    from
      received_phev l
      join full_number f on f.received = l.finess
      left join product p on p.product = l.product
    union all
    select
      'open-phmev',
      l.batch,
      f.finess,
      make_date(l.year, 1, 1),
      l.product,
      l.kind,
      null,
      case
        when l.kind = 'medicine' then l.top_gen
      end,
      l.atc5,
      l.boxes,
      l.amount_reimbursed
    from
      received_open_phmev l
      join full_number f on f.received = l.finess
  )
select
  l.source,
  l.finess,
  l.period_start,
  c.period_months,
  l.product,
  l.kind,
  l.lpp_title,
  l.generic_status,
  l.atc5,
  sum(l.boxes)::bigint as boxes,
  sum(l.amount_reimbursed)::decimal(18, 3) as amount_reimbursed
from
  line l
  join coverage c on c.source = l.source
  and c.finess = l.finess
  and c.period_start = l.period_start
  and c.batch = l.batch
group by all;
