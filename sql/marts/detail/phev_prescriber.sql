-- What each prescriber of an establishment weighs in PHEV, month by month; rpps null: lines without prescriber. The
-- amounts add up to the numerator of phev_evolution: what the version of the year leaves out is in boxes alone, which the
-- répertoire counts; amount_next, by the version of the next year, to the denominator of the next. Beneficiaries add up to nobody knows how many persons (the same ones come back in each line): the
-- largest of a line is what is sure.
create table phev_prescriber as
with
  line as (
    select
      f.finess,
      l.batch,
      l.month,
      l.rpps,
      coalesce(l.specialty, d.specialty) as specialty,
      l.product_kind = 'medicine' as is_medicine,
      coalesce(l.top_gen, p.top_gen, '9') as generic_status,
      l.boxes,
      case
        when left_out_of_phev (l.product_kind, coalesce(l.atc5, p.atc5), x.hepatitis_c, x.dispensing_fees) then 0
        else l.amount_reimbursed
      end as amount,
      case
        when left_out_of_phev (l.product_kind, coalesce(l.atc5, p.atc5), following.hepatitis_c, following.dispensing_fees) then 0
        else l.amount_reimbursed
      end as amount_next,
      l.beneficiaries
    from
      received_phev l
      join full_number f on f.received = l.finess
      left join product p on p.product = l.product
      left join prescriber_directory d on d.rpps = l.rpps
      left join phev_exclusion x on x.year = year(l.month)
      left join phev_exclusion following on following.year = year(l.month) + 1
    where
      l.product_kind <> 'lpp'
      or coalesce(l.lpp_title, p.lpp_title) is distinct from 3
  )
select
  y.establishment,
  e.region,
  l.rpps,
  l.specialty,
  l.month as period_start,
  sum(l.amount)::decimal(18, 3) as amount,
  sum(l.amount_next)::decimal(18, 3) as amount_next,
  coalesce(
    sum(l.boxes) filter(
      where
        l.is_medicine
    ),
    0
  )::bigint as boxes,
  coalesce(
    sum(l.boxes) filter(
      where
        l.is_medicine
        and l.generic_status in ('1', '4')
    ),
    0
  )::bigint as repertoire_boxes,
  coalesce(
    sum(l.boxes) filter(
      where
        l.is_medicine
        and l.generic_status in ('0', '1', '4', 'B', 'C')
    ),
    0
  )::bigint as known_boxes,
  max(l.beneficiaries)::integer as persons_at_least
from
  line l
  join coverage c on c.source = 'phev'
  and c.finess = l.finess
  and c.period_start = l.month
  and c.batch = l.batch
  join establishment_of_year y on y.finess = l.finess
  and y.year = year(l.month)
  join establishment e on e.establishment = y.establishment
group by all;
