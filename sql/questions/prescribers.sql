-- RPPS and both sources for those who may cross the lines, and for a prescriber himself; for agencies PHEV alone,
-- masked at publication, under pseudonyms unless their grant says otherwise.
with
  readable as (
    select
      list_contains($detail, $establishment) as whole,
      list_contains($scope, $establishment) as own,
      list_contains($pseudonyms, $establishment)
      and not list_contains($detail, $establishment) as released
  ),
  phev as (
    select
      p.rpps,
      min(p.specialty) as specialty,
      sum(p.amount) as amount,
      sum(p.boxes) as boxes,
      sum(p.repertoire_boxes) as repertoire_boxes,
      sum(p.known_boxes) as known_boxes
    from
      phev_prescriber p
      cross join readable r
    where
      p.establishment = $establishment
      and (
        $region is null
        or p.region = $region
      )
      and p.period_start between make_date($year, 1, 1) and make_date($year, 12, 31)
      and (
        r.whole
        or r.own
        and coalesce(list_contains($own, p.rpps), false)
      )
    group by
      p.rpps
  ),
  les as (
    select
      l.rpps,
      min(l.specialty) as specialty,
      count(*) as lines,
      count(distinct l.stay_key) as stays,
      sum(l.amount) as amount,
      count(*) filter(
        where
          l.situation = 'off_label'
      ) as off_label_lines
    from
      les_line l
      cross join readable r
    where
      l.establishment = $establishment
      and (
        $region is null
        or l.region = $region
      )
      and l.date between make_date($year, 1, 1) and make_date($year, 12, 31)
      and (
        r.whole
        or r.own
        and coalesce(list_contains($own, l.rpps), false)
      )
    group by
      l.rpps
  ),
  -- No line of a source that speaks of the establishment that year is 0; of a source that does not, unknown.
  known as (
    select
      exists (
        from
          phev
      ) as phev,
      exists (
        from
          les
      ) as les
  ),
  named as (
    select
      coalesce(p.rpps, l.rpps) as prescriber,
      case
        when coalesce(p.rpps, l.rpps) is not null then coalesce(p.specialty, l.specialty)
      end as specialty,
      case
        when k.phev then coalesce(p.amount, 0)
      end as phev_amount,
      case
        when k.phev then coalesce(p.boxes, 0)
      end as phev_boxes,
      p.repertoire_boxes::double / nullif(p.known_boxes, 0)::double as repertoire,
      case
        when k.les then coalesce(l.lines, 0)
      end as les_lines,
      case
        when k.les then coalesce(l.stays, 0)
      end as les_stays,
      case
        when k.les then coalesce(l.amount, 0)
      end as les_amount,
      case
        when k.les then coalesce(l.off_label_lines, 0)
      end as off_label_lines,
      false as masked
    from
      phev p
      full join les l on p.rpps is not distinct from l.rpps
      cross join known k
  ),
  released as (
    select
      case
        when list_contains($clear, p.establishment) then p.rpps
        else p.pseudonym
      end as prescriber,
      p.specialty,
      p.amount,
      p.boxes,
      p.repertoire_boxes::double / nullif(p.known_boxes, 0)::double as repertoire,
      null::integer as les_lines,
      null::integer as les_stays,
      null::decimal(18, 3) as les_amount,
      null::integer as off_label_lines,
      p.masked
    from
      release_prescriber p
      cross join readable r
    where
      p.establishment = $establishment
      and (
        $region is null
        or p.region = $region
      )
      and p.period_months = 12
      and year(p.period_start) = $year
      and r.released
      -- His own row is above, in clear.
      and not (
        r.own
        and coalesce(list_contains($own, p.rpps), false)
      )
  ),
  every as (
    from
      named
    union all
    from
      released
  )
select
  e.prescriber,
  e.specialty,
  s.name as specialty_name,
  e.phev_amount::double as phev_amount,
  e.phev_boxes::double as phev_boxes,
  e.repertoire,
  e.les_lines::integer as les_lines,
  e.les_stays::integer as les_stays,
  e.les_amount::double as les_amount,
  e.off_label_lines::integer as off_label_lines,
  e.masked
from
  every e
  left join specialty s using (specialty)
order by
  coalesce(e.phev_amount, 0) + coalesce(e.les_amount, 0) desc,
  e.prescriber nulls last;
