-- Lines of an establishment as they are now, with what files argue of them: those of $line_ids, and those that a file
-- argued. Asked by the server alone, beside its store, whose lines come with the product they had. A line that is gone
-- comes without date; only those who may cross the establishment's lines are told of it, for nothing says whose it was.
with
  kept as (
    select
      unnest($line_ids::varchar[]) as line_id,
      unnest($products::varchar[]) as product
  ),
  wanted as (
    select
      line_id
    from
      kept
    union
    select
      line_id
    from
      argumentation
    where
      establishment = $establishment
      and (
        $line_id is null
        or line_id = $line_id
      )
  ),
  line as (
    select
      l.line_id,
      l.date,
      l.product,
      l.situation,
      reads_line ($lines, $scope, $own, l.establishment, l.rpps) as listed
    from
      les_line l
      semi join wanted using (line_id)
    where
      l.establishment = $establishment
  )
select
  w.line_id,
  l.situation,
  coalesce(l.listed, list_contains($lines, $establishment)) as listed,
  coalesce(l.date, a.date) as date,
  coalesce(l.product, a.product, k.product) as product,
  d.label as product_label,
  a.documented,
  a.rcp_held,
  a.rcp_level,
  a.patient_informed,
  a.icd10,
  a.stage,
  a.therapy_line,
  a.argument,
  a.entered_by,
  a.entered_at
from
  wanted w
  left join line l using (line_id)
  left join argumentation a on a.line_id = w.line_id
  and a.establishment = $establishment
  left join kept k on k.line_id = w.line_id
  left join product d on d.product = coalesce(l.product, a.product, k.product)
where
  list_contains($detail, $establishment)
  or coalesce(l.listed, false)
order by
  w.line_id;
