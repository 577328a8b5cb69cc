-- One scan of the establishment's months; then each row counts once for each dimension whose other choices it meets. A row
-- that misses two choices counts nowhere, one that misses a single choice counts in that dimension alone. Stays do not add
-- up: they are read from the lines, and each is of one kind under a mark, as courses are (docs/off-label.md).
with
  monthly as (
    select
      establishment,
      period_start as day,
      region,
      unit,
      specialty,
      rpps,
      product,
      atc,
      indication,
      indication_group,
      situation,
      lpp_conform,
      null as stay_key,
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
      and $measure <> 'stays'
  ),
  by_stay as (
    select
      l.establishment,
      l.date as day,
      l.region,
      l.unit,
      l.specialty,
      l.rpps,
      l.product,
      d.atc5 as atc,
      l.indication,
      l.indication_group,
      l.situation,
      l.lpp_conform,
      l.stay_key,
      1 as lines,
      1::decimal(18, 3) as value
    from
      les_line l
      left join product d using (product)
    where
      l.establishment = $establishment
      and $measure = 'stays'
  ),
  every as (
    from
      monthly
    union all
    by name
    from
      by_stay
  ),
  readable as (
    select
      strftime(day, '%Y-%m') as month,
      unit,
      specialty,
      rpps as prescriber,
      product,
      atc as dci,
      left(atc, 4) as atc,
      indication_group as "group",
      indication,
      told_situation (situation, lpp_conform) as situation,
      stay_key,
      lines,
      value
    from
      every
    where
      (
        $region is null
        or region = $region
      )
      and day >= ($from || '-01')::date
      and day < ($to || '-01')::date + interval 1 month
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
      meets_choice ($dci, dci) as dci_met,
      meets_choice ($atc, atc) as atc_met,
      meets_choice ($group, "group") as group_met,
      meets_choice ($indication, indication) as indication_met,
      meets_choice ($situation, situation) as situation_met
    from
      readable
  ),
  weighed as materialized (
    select
      *,
      9 - unit_met::integer - specialty_met::integer - prescriber_met::integer - product_met::integer - dci_met::integer - atc_met::integer - group_met::integer - indication_met::integer - situation_met::integer as missed,
      if (situation = 'off_label', value, 0) as off_label,
      if (outside_referential (situation), value, 0) as outside,
      if (situation_unknown (situation), value, 0) as unknown,
      if (starts_with(situation, 'device'), value, 0) as device
    from
      met
  ),
  spread as (
    select
      unnest(
        [
          {'dimension': 'total', 'key': null, 'label': null, 'met': true},
          {'dimension': 'month', 'key': month, 'label': null, 'met': true},
          {'dimension': 'unit', 'key': unit, 'label': unit, 'met': unit_met},
          {'dimension': 'specialty', 'key': specialty, 'label': null, 'met': specialty_met},
          {'dimension': 'prescriber', 'key': prescriber, 'label': null, 'met': prescriber_met},
          {'dimension': 'product', 'key': product, 'label': null, 'met': product_met},
          {'dimension': 'dci', 'key': dci, 'label': null, 'met': dci_met},
          {'dimension': 'atc', 'key': atc, 'label': null, 'met': atc_met},
          {'dimension': 'group', 'key': "group", 'label': "group", 'met': group_met},
          {'dimension': 'indication', 'key': indication, 'label': "group", 'met': indication_met},
          {'dimension': 'situation', 'key': situation, 'label': null, 'met': situation_met}
        ],
        recursive := true
      ),
      missed,
      stay_key,
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
  -- Of a stay under a mark: outside if one line is, unknown if no drug of it is known, of devices if it has nothing else.
  -- Other measures have no stay here: they are summed at once.
  pressed as (
    select
      dimension,
      key,
      min(label) as label,
      case
        when $measure = 'stays' then 1
        else sum(value)
      end as value,
      case
        when $measure = 'stays' then max(off_label)
        else sum(off_label)
      end as off_label,
      case
        when $measure = 'stays' then max(outside)
        else sum(outside)
      end as outside,
      case
        when $measure = 'stays' then min(unknown + device) * max(unknown)
        else sum(unknown)
      end as unknown,
      case
        when $measure = 'stays' then min(device)
        else sum(device)
      end as device,
      -- Known by one line, unknown by another.
      case
        when $measure = 'stays' then (1 - min(unknown + device)) * max(unknown)
        else 0
      end as mixed,
      sum(lines) as lines
    from
      spread
    where
      missed = 0
      or not met
    group by
      dimension,
      key,
      stay_key
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
      -- Of those not there, what an unknown line might yet put there: the high bound has them.
      sum(if (outside = 0, mixed, 0)) as mixed_outside,
      sum(if (off_label = 0, mixed, 0)) as mixed_off_label,
      sum(lines) as lines
    from
      pressed
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
      and meets_choice ($dci, d.atc5)
      and meets_choice ($atc, left(d.atc5, 4))
      and meets_choice ($group, l.indication_group)
      and meets_choice ($indication, l.indication)
      and meets_choice ($situation, told_situation (l.situation, l.lpp_conform))
  ),
  substance as (
    select
      atc5,
      min(inn) as inn
    from
      product
    where
      inn is not null
    group by
      atc5
  ),
  -- Nothing chosen is 0; nothing readable is no row.
  answered as (
    select
      'total' as dimension,
      null as key,
      null as label,
      coalesce(c.value, 0) as value,
      coalesce(c.off_label, 0) as off_label,
      coalesce(c.outside, 0) as outside,
      coalesce(c.unknown, 0) as unknown,
      coalesce(c.device, 0) as device,
      coalesce(c.mixed_outside, 0) as mixed_outside,
      coalesce(c.mixed_off_label, 0) as mixed_off_label,
      coalesce(c.lines, 0) as lines,
      p.stays,
      p.patients
    from
      person p
      left join counted c on c.dimension = 'total'
    where
      exists (
        from
          weighed
      )
    union all
    by name
    select
      c.* replace(
        case c.dimension
          when 'specialty' then s.name
          when 'product' then d.label
          when 'dci' then i.inn
          else c.label
        end as label
      )
    from
      counted c
      left join specialty s on c.dimension = 'specialty'
      and s.specialty = c.key
      left join product d on c.dimension = 'product'
      and d.product = c.key
      left join substance i on c.dimension = 'dci'
      and i.atc5 = c.key
    where
      c.dimension <> 'total'
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
  mixed_outside::double as mixed_outside,
  mixed_off_label::double as mixed_off_label,
  lines::integer as lines,
  stays::integer as stays,
  patients::integer as patients
from
  answered
order by
  dimension,
  value desc,
  key;
