-- Of each establishment that a file speaks for: whether it has ever had such an activity. If not, « sans objet ». A score or
-- a level of 0 is an answer, not the absence of one; and where nobody shows any, nothing says that it was measured at all.
create table indicator_activity as
with
  shown as (
    select
      indicator,
      establishment,
      bool_or(
        coalesce(n, 0) <> 0
        or coalesce(d, 0) <> 0
        or kind in ('score', 'level')
      ) as active
    from
      establishment_cell
      join indicator using (indicator)
    group by
      indicator,
      establishment
  )
select
  indicator,
  establishment,
  active
  or not bool_or(active) over (
    partition by
      indicator
  ) as active
from
  shown;
