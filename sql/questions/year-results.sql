with
  -- The combined result stands beside each of its conditions.
  combined as (
    from
      engagement_results (
        (
          select
            region
          from
            establishment
          where
            establishment = $establishment
            and list_contains($scope, establishment)
        ),
        $establishment,
        $year - 3,
        $year,
        $scope,
        $peers,
        $signed
      )
  ),
  condition as (
    from
      condition_results (
        (
          select
            region
          from
            establishment
          where
            establishment = $establishment
            and list_contains($scope, establishment)
        ),
        $establishment,
        $year - 3,
        $year,
        $scope,
        $peers,
        $signed
      )
  )
select
  c.year,
  c.version,
  c.volet,
  c.engagement,
  c.signed,
  r.result,
  c.weight::double as weight,
  r.points,
  c.grid,
  c.indicator,
  c.n::double as numerator,
  c.d::double as denominator,
  c.value,
  c.op,
  c.target,
  c.gap,
  c.verdict,
  c.origin,
  c.status,
  c.reason
from
  condition c
  join combined r using (year, version, engagement)
order by
  c.year desc,
  c.regime,
  c.volet_rank,
  c.rank,
  c.condition_rank;
