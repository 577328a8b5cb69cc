-- Lines hors AMM alone, which are few, in the order in which the work list reads them (`place`, in their establishment), and
-- whether a file argues them.
create table off_label_line as
select
  l.establishment,
  l.region,
  row_number() over (
    partition by
      l.establishment
    order by
      date_trunc('month', l.date),
      l.amount desc nulls last,
      l.line_id
  )::integer as place,
  l.line_id,
  l.date,
  l.unit,
  l.rpps,
  l.specialty,
  l.product,
  l.quantity,
  l.amount,
  coalesce(a.documented, false) as documented
from
  les_line l
  left join argumentation a using (line_id)
where
  l.situation = 'off_label';
