select
  batch,
  source,
  file,
  imported_at,
  sensitivity,
  rows_read,
  rows_kept,
  rows_quarantined,
  reasons
from
  import
where
  len($administers) > 0
order by
  imported_at desc,
  batch desc;
