-- What the four files of the reference say of the demo's drugs: 39 snapshots, intervals of a later file, entries and exits
-- of the list, codes of early or compassionate access. Facts of the real nomenclature (docs/demo.md).
with
  label as (
    select
      indication,
      min(label) as label
    from
      les_indications
    group by
      indication
  ),
  said as (
    select
      'indication' as kind,
      m.month,
      s.ucd13,
      s.indication,
      s.inscription,
      null as event,
      s.from_day,
      s.to_day
    from
      les_snapshots s
      join les_month_of_snapshot m on m.month between (s.from_month || '-01')::date and (s.to_month || '-01')::date
    union all
    select
      'period',
      null,
      ucd13,
      indication,
      listed,
      null,
      from_day,
      to_day
    from
      les_periods
    union all
    select
      'listing',
      null,
      ucd13,
      null,
      null,
      event,
      day,
      null
    from
      les_listings
    union all
    select
      'compassionate',
      null,
      ucd13,
      indication,
      null,
      null,
      from_day,
      to_day
    from
      les_compassionate
  )
select
  row_number() over (
    order by
      s.kind,
      s.month,
      s.ucd13,
      s.indication,
      s.inscription,
      s.event,
      s.from_day
  ) as line,
  s.kind,
  s.month,
  s.ucd13 as product,
  s.indication,
  s.inscription,
  s.event,
  s.from_day::date as from_day,
  s.to_day::date as to_day,
  if (s.kind = 'listing', d.label, l.label) as label,
  d.label as brand,
  d.inn,
  d.atc,
  c.class as class_1,
  null::varchar as class_2,
  d.status as generic_role,
  null::decimal(18, 3) as tariff
from
  said s
  join les_drugs d using (ucd13)
  left join label l on l.indication = s.indication
  left join les_classes c on c.indication = s.indication
order by
  line
