-- Each row of the establishment's months counts once for each dimension whose other choices it meets: one that misses two
-- choices counts nowhere, one that misses a single choice counts in that dimension alone. Stays do not add up: those that one
-- row alone holds do, and the others are counted one by one, each of one kind under a mark, as courses are (docs/off-label.md).
with
  readable as (
    select
      *,
      case $measure
        when 'quantity' then quantity
        when 'amount' then amount
        when 'stays' then stays
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
      and period_start >= ($from || '-01')::date
      and period_start < ($to || '-01')::date + interval 1 month
      and reads_line ($detail, $scope, $own, establishment, rpps)
  ),
  -- No choice in a dimension: every row meets it. What has none of it goes by the name of ''.
  met as (
    select
      *,
      meets_choice ($unit, unit) as unit_met,
      meets_choice ($specialty, specialty) as specialty_met,
      meets_choice ($prescriber, rpps) as prescriber_met,
      meets_choice ($product, product) as product_met,
      meets_choice ($dci, atc) as dci_met,
      meets_choice ($atc, left(atc, 4)) as atc_met,
      meets_choice ($group, indication_group) as group_met,
      meets_choice ($indication, indication) as indication_met,
      meets_choice ($situation, told_situation (situation, lpp_conform)) as situation_met
    from
      readable
  ),
  -- `missed`: the dimension whose choice a row does not meet, where it is the only one; null: it meets all.
  weighed as materialized (
    select
      id,
      period_start,
      unit,
      specialty,
      rpps,
      product,
      atc,
      indication_group,
      indication,
      situation,
      lpp_conform,
      lines,
      nameless_lines,
      stays,
      value,
      case
        when not unit_met then 'unit'
        when not specialty_met then 'specialty'
        when not prescriber_met then 'prescriber'
        when not product_met then 'product'
        when not dci_met then 'dci'
        when not atc_met then 'atc'
        when not group_met then 'group'
        when not indication_met then 'indication'
        when not situation_met then 'situation'
      end as missed
    from
      met
    where
      unit_met::integer + specialty_met::integer + prescriber_met::integer + product_met::integer + dci_met::integer + atc_met::integer + group_met::integer + indication_met::integer + situation_met::integer >= 8
  ),
  -- What adds up is summed by who prescribes and where, by what is prescribed and by month; then the few sums by dimension.
  by_place as (
    select
      missed,
      situation,
      unit,
      specialty,
      rpps,
      sum(value) as value,
      sum(lines) as lines
    from
      weighed
    where
      missed is null
      or missed in ('unit', 'specialty', 'prescriber')
    group by all
  ),
  by_drug as (
    select
      missed,
      situation,
      lpp_conform,
      product,
      atc,
      indication_group,
      indication,
      sum(value) as value,
      sum(lines) as lines
    from
      weighed
    where
      missed is null
      or missed not in ('unit', 'specialty', 'prescriber')
    group by all
  ),
  by_month as (
    select
      missed,
      situation,
      period_start,
      sum(value) as value,
      sum(lines) as lines
    from
      weighed
    where
      missed is null
    group by all
  ),
  spread as (
    select
      missed,
      situation,
      value,
      lines,
      unnest(
        [
          {'dimension': 'unit', 'key': unit, 'label': unit},
          {'dimension': 'specialty', 'key': specialty, 'label': null},
          {'dimension': 'prescriber', 'key': rpps, 'label': null}
        ],
        recursive := true
      )
    from
      by_place
    union all
    by name
    select
      missed,
      situation,
      value,
      lines,
      unnest(
        [
          {'dimension': 'product', 'key': product, 'label': null},
          {'dimension': 'dci', 'key': atc, 'label': null},
          {'dimension': 'atc', 'key': left(atc, 4), 'label': null},
          {'dimension': 'group', 'key': indication_group, 'label': indication_group},
          {'dimension': 'indication', 'key': indication, 'label': indication_group},
          {'dimension': 'situation', 'key': told_situation (situation, lpp_conform), 'label': null}
        ],
        recursive := true
      )
    from
      by_drug
    union all
    by name
    select
      missed,
      situation,
      value,
      lines,
      unnest(
        [
          {'dimension': 'total', 'key': null, 'label': null},
          {'dimension': 'month', 'key': strftime(period_start, '%Y-%m'), 'label': null}
        ],
        recursive := true
      )
    from
      by_month
  ),
  -- Of a stay under a mark: outside if one line is, unknown if no drug of it is known, of devices if it has nothing else.
  shared as (
    select
      w.*,
      s.stay
    from
      off_label_stay s
      join weighed w using (id)
    where
      s.establishment = $establishment
      and s.period_start >= ($from || '-01')::date
      and s.period_start < ($to || '-01')::date + interval 1 month
      and $measure = 'stays'
  ),
  pressed as (
    select
      dimension,
      key,
      min(label) as label,
      bool_or(situation = 'off_label') as off_label,
      bool_or(outside_referential (situation)) as outside,
      bool_or(situation_unknown (situation)) as some_unknown,
      bool_or(
        not situation_unknown (situation)
        and situation <> 'device'
      ) as some_known,
      bool_and(situation = 'device') as device
    from
      (
        select
          missed,
          stay,
          situation,
          unnest(
            [
              {'dimension': 'total', 'key': null, 'label': null},
              {'dimension': 'month', 'key': strftime(period_start, '%Y-%m'), 'label': null},
              {'dimension': 'unit', 'key': unit, 'label': unit},
              {'dimension': 'specialty', 'key': specialty, 'label': null},
              {'dimension': 'prescriber', 'key': rpps, 'label': null},
              {'dimension': 'product', 'key': product, 'label': null},
              {'dimension': 'dci', 'key': atc, 'label': null},
              {'dimension': 'atc', 'key': left(atc, 4), 'label': null},
              {'dimension': 'group', 'key': indication_group, 'label': indication_group},
              {'dimension': 'indication', 'key': indication, 'label': indication_group},
              {'dimension': 'situation', 'key': told_situation (situation, lpp_conform), 'label': null}
            ],
            recursive := true
          )
        from
          shared
      )
    where
      missed is null
      or missed = dimension
    group by
      dimension,
      key,
      stay
  ),
  every as (
    select
      dimension,
      key,
      label,
      value,
      if (situation = 'off_label', value, 0) as off_label,
      if (outside_referential (situation), value, 0) as outside,
      if (situation_unknown (situation), value, 0) as unknown,
      if (situation = 'device', value, 0) as device,
      0 as mixed_outside,
      0 as mixed_off_label,
      lines
    from
      spread
    where
      missed is null
      or missed = dimension
    union all
    by name
    select
      dimension,
      key,
      label,
      1 as value,
      off_label::integer as off_label,
      outside::integer as outside,
      (
        some_unknown
        and not some_known
      )::integer as unknown,
      device::integer as device,
      -- Known by one line, unknown by another: of those not there, what an unknown line might yet put there.
      (
        some_unknown
        and some_known
        and not outside
      )::integer as mixed_outside,
      (
        some_unknown
        and some_known
        and not off_label
      )::integer as mixed_off_label,
      0 as lines
    from
      pressed
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
      sum(mixed_outside) as mixed_outside,
      sum(mixed_off_label) as mixed_off_label,
      sum(lines) as lines
    from
      every
    group by
      dimension,
      key
  ),
  -- What meets every choice.
  chosen as (
    select
      id,
      stays,
      nameless_lines
    from
      weighed
    where
      missed is null
  ),
  person as (
    select
      (
        select
          coalesce(sum(stays), 0)
        from
          chosen
      ) + (
        select
          count(distinct s.stay)
        from
          off_label_stay s
          join chosen using (id)
        where
          s.establishment = $establishment
          and s.period_start >= ($from || '-01')::date
          and s.period_start < ($to || '-01')::date + interval 1 month
      ) as stays,
      case
        when (
          select
            coalesce(sum(nameless_lines), 0)
          from
            chosen
        ) = 0 then (
          select
            count(distinct p.patient)
          from
            off_label_patient p
            join chosen using (id)
          where
            p.establishment = $establishment
            and p.period_start >= ($from || '-01')::date
            and p.period_start < ($to || '-01')::date + interval 1 month
        )
      end as patients
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
          readable
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
