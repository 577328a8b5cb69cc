-- Says what is served, not what any establishment did: the same for every reader who may see something; to who only
-- administers, nothing that is counted in health data.
select
  publication,
  published_at,
  previous_publication,
  previous_published_at,
  synthetic,
  data_through,
  case
    when len($scope) + len($peers) > 0 then prescription_lines::double
  end as prescription_lines,
  case
    when len($scope) + len($peers) > 0 then les_lines::double
  end as les_lines,
  establishments,
  unmatched_establishments,
  case
    when len($scope) + len($peers) > 0 then unmatched_share
  end as unmatched_share,
  warnings
from
  publication
where
  len($scope) + len($peers) + len($administers) > 0;
