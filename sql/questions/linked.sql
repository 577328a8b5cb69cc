-- One scan of the establishment's months; then each row counts once for each dimension whose other choices it meets. A row
-- that misses two choices counts nowhere, one that misses a single choice counts in that dimension alone.
with
  readable as (
    select
      strftime(period_start, '%Y-%m') as month,
      unit,
      specialty,
      rpps as prescriber,
      product,
      left(atc, 4) as atc,
      indication,
      indication_group,
      situation,
      lines,
      case $measure
        when 'quantity' then quantity
        when 'amount' then amount
        else lines
      end::decimal(18, 3) as value
    from
      off_label_month
    where
      establishment = $establishment
      and (
        $region is null
        or region = $region
      )
      and period_start between ($from || '-01')::date and ($to || '-01')::date
      and reads_line ($detail, $scope, $own, establishment, rpps)
  ),
  -- No choice in a dimension: every row meets it. What has none of it goes by the name of ''.
  met as (
    select
      *,
      meets_choice ($unit, unit) as unit_met,
      meets_choice ($specialty, specialty) as specialty_met,
      meets_choice ($prescriber, prescriber) as prescriber_met,
      meets_choice ($product, product) as product_met,
      meets_choice ($atc, atc) as atc_met,
      meets_choice ($indication, indication) as indication_met,
      meets_choice ($situation, situation) as situation_met
    from
      readable
  ),
  weighed as materialized (
    select
      *,
      7 - unit_met::integer - specialty_met::integer - prescriber_met::integer - product_met::integer - atc_met::integer - indication_met::integer - situation_met::integer as missed,
      if (situation = 'off_label', value, 0) as off_label,
      if (outside_referential (situation), value, 0) as outside,
      if (situation_unknown (situation), value, 0) as unknown,
      if (situation = 'device', value, 0) as device
    from
      met
  ),
  spread as (
    select
      unnest(
        [
          {'dimension': 'month', 'key': month, 'label': null, 'met': true},
          {'dimension': 'unit', 'key': unit, 'label': unit, 'met': unit_met},
          {'dimension': 'specialty', 'key': specialty, 'label': null, 'met': specialty_met},
          {'dimension': 'prescriber', 'key': prescriber, 'label': null, 'met': prescriber_met},
          {'dimension': 'product', 'key': product, 'label': null, 'met': product_met},
          {'dimension': 'atc', 'key': atc, 'label': null, 'met': atc_met},
          {'dimension': 'indication', 'key': indication, 'label': indication_group, 'met': indication_met},
          {'dimension': 'situation', 'key': situation, 'label': null, 'met': situation_met}
        ],
        recursive := true
      ),
      missed,
      value,
      off_label,
      outside,
      unknown,
      device,
      lines
    from
      weighed
    where
      missed <= 1
  ),
  counted as (
    select
      dimension,
      key,
      min(label) as label,
      sum(value) as value,
      sum(off_label) as off_label,
      sum(outside) as outside,
      sum(unknown) as unknown,
      sum(device) as device,
      sum(lines) as lines
    from
      spread
    where
      missed = 0
      or not met
    group by
      dimension,
      key
  ),
  -- Stays and patients do not add up over rows: they are counted in the lines, under all the choices.
  person as (
    select
      count(distinct l.stay_key) as stays,
      case
        when count(*) = count(l.patient_key) then count(distinct l.patient_key)
      end as patients
    from
      les_line l
      left join product d using (product)
    where
      l.establishment = $establishment
      and (
        $region is null
        or l.region = $region
      )
      and l.date >= ($from || '-01')::date
      and l.date < ($to || '-01')::date + interval 1 month
      and reads_line ($detail, $scope, $own, l.establishment, l.rpps)
      and meets_choice ($unit, l.unit)
      and meets_choice ($specialty, l.specialty)
      and meets_choice ($prescriber, l.rpps)
      and meets_choice ($product, l.product)
      and meets_choice ($atc, left(d.atc5, 4))
      and meets_choice ($indication, l.indication)
      and meets_choice ($situation, l.situation)
  ),
  -- Nothing chosen is 0; nothing readable is no row.
  total as (
    select
      coalesce(sum(value) filter(missed = 0), 0) as value,
      coalesce(sum(off_label) filter(missed = 0), 0) as off_label,
      coalesce(sum(outside) filter(missed = 0), 0) as outside,
      coalesce(sum(unknown) filter(missed = 0), 0) as unknown,
      coalesce(sum(device) filter(missed = 0), 0) as device,
      coalesce(sum(lines) filter(missed = 0), 0) as lines
    from
      weighed
    having
      count(*) > 0
  ),
  answered as (
    select
      'total' as dimension,
      null as key,
      null as label,
      t.*,
      p.stays,
      p.patients
    from
      total t
      cross join person p
    union all
    by name
    select
      c.* replace(
        case c.dimension
          when 'specialty' then s.name
          when 'product' then d.label
          else c.label
        end as label
      )
    from
      counted c
      left join specialty s on c.dimension = 'specialty'
      and s.specialty = c.key
      left join product d on c.dimension = 'product'
      and d.product = c.key
  )
select
  dimension,
  key,
  label,
  value::double as value,
  off_label::double as off_label,
  outside::double as outside,
  unknown::double as unknown,
  device::double as device,
  lines::integer as lines,
  stays::integer as stays,
  patients::integer as patients
from
  answered
order by
  dimension,
  value desc,
  key;
