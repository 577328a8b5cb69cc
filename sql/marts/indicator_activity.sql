-- The establishments that have ever had such an activity: for the others the indicator is « sans objet ».
create table indicator_activity as
select distinct
  indicator,
  establishment
from
  establishment_cell
where
  n <> 0
  or d <> 0;
