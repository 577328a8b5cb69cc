with
  part as (
    select
      indicator,
      establishment,
      name,
      contribution,
      sum(contribution) filter(
        where
          contribution > 0
      ) over (
        partition by
          indicator
      ) as unfavourable,
      row_number() over (
        partition by
          indicator
        order by
          contribution desc,
          establishment
      ) as rank
    from
      own_figures ($indicator, $region, null::varchar, 'year', $year, $scope, $signed)
    where
      contribution is not null
  )
select
  indicator,
  rank::integer as rank,
  establishment,
  name,
  contribution,
  contribution / unfavourable as share
from
  part
where
  rank <= $limit
  and contribution > 0
order by
  indicator,
  rank;
