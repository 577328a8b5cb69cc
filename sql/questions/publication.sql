-- Says what is served, not what any establishment did: the same for every reader who may see something.
select
  publication,
  published_at,
  previous_publication,
  previous_published_at,
  synthetic,
  data_through,
  prescription_lines::double as prescription_lines,
  les_lines::double as les_lines,
  establishments,
  unmatched_establishments,
  unmatched_share,
  warnings
from
  publication
where
  len($scope) + len($peers) > 0;
