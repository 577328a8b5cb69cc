-- Liste en sus by month, product and situation; lines that a newer batch replaces are out. The situation of a drug is
-- what the ATIH reference says of its UCD and indication code, a device has its conformity to the LPP where it is said.
create table les_situation_month as
with
  known_ucd as (
    select distinct
      ucd13
    from
      reference_les_indication
  )
select
  'les' as source,
  f.finess,
  c.period_start,
  c.period_months,
  l.product,
  l.product_kind as kind,
  case
    when l.product_kind = 'device' then 'device'
    when k.ucd13 is null then 'unknown'
    when coalesce(l.indication, '') = '' then 'absent'
    when l.indication = 'I999999' then 'off_label'
    when l.indication = 'I999998' then 'research'
    when l.indication = 'I999997' then 'mirror'
    when i.ucd13 is null then 'invalid'
    else case i.listed
      when 'oui' then 'amm'
      when 'non' then 'amm_not_listed'
      when 'RTU' then 'rtu'
      when 'RTU TERM' then 'rtu_ended'
      else 'unknown'
    end
  end as situation,
  l.lpp_conform,
  count(*)::bigint as lines,
  sum(l.quantity)::decimal(18, 3) as quantity
from
  received_les l
  join full_number f on f.received = l.finess
  join coverage c on c.source = 'les'
  and c.finess = f.finess
  and c.period_start = date_trunc('month', l.date)::date
  and c.batch = l.batch
  left join known_ucd k on k.ucd13 = l.product
  left join reference_les_indication i on i.ucd13 = l.product
  and i.indication = l.indication
group by all;
