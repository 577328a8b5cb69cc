-- Of each establishment that a file speaks for: whether it has ever had such an activity. If not, « sans objet ».
create table indicator_activity as
select
  indicator,
  establishment,
  bool_or(
    coalesce(n, 0) <> 0
    or coalesce(d, 0) <> 0
  ) as active
from
  establishment_cell
group by
  indicator,
  establishment;
