with
  figure as (
    from
      figures ($indicator, $region, null::varchar, 'year', $year, $scope, $peers)
  ),
  -- The same year as the publication before this one told it, summed and divided the same way.
  before as (
    select
      p.indicator,
      p.establishment,
      p.status,
      p.n,
      p.d,
      i.kind,
      case
        when p.status <> 'not_assessable' then figure_value (i.kind, p.n, p.d)
      end as value
    from
      previous_indicator_period p
      join indicator i using (indicator)
    where
      list_contains($indicator, p.indicator)
      and p.region = $region
      and p.period_months = 12
      and year(p.period_start) = $year
      and list_contains($peers, p.establishment)
  ),
  before_total as (
    select
      indicator,
      figure_value (
        kind,
        sum(n) filter(
          where
            status <> 'not_assessable'
        ),
        sum(d) filter(
          where
            status <> 'not_assessable'
        )
      ) as value
    from
      before
    group by
      indicator,
      kind
  ),
  moved as (
    select
      f.indicator,
      count(*) as establishments
    from
      figure f
      join before b using (indicator, establishment)
    where
      f.level = 'establishment'
      and f.value is distinct from b.value
    group by
      f.indicator
  ),
  left_out as (
    select
      indicator,
      sum(coalesce(n, d)) filter(
        where
          status = 'not_assessable'
          and verdict <> 'sans objet'
          and not contains(reason, 'denominator_zero')
      ) as weight,
      sum(coalesce(n, d)) as total
    from
      figure
    where
      level = 'establishment'
    group by
      indicator
  ),
  counted as (
    select
      indicator,
      count(*) filter(
        where
          level = 'establishment'
          and verdict = 'atteint'
      ) as met,
      count(*) filter(
        where
          level = 'establishment'
          and verdict in ('atteint', 'non atteint', 'partiel')
      ) as judged,
      count(*) filter(
        where
          level = 'establishment'
          and verdict = 'non évaluable'
      ) as not_assessable,
      count(*) filter(
        where
          level = 'establishment'
          and verdict = 'sans objet'
      ) as not_concerned,
      count(*) filter(
        where
          level = 'establishment'
          and verdict = 'sans cible'
      ) as without_target,
      max(left_out) filter(
        where
          level = 'region'
      ) as left_out,
      max(value) filter(
        where
          level = 'region'
      ) as value
    from
      figure
    group by
      indicator
  )
select
  c.indicator,
  c.met::integer as met,
  c.judged::integer as judged,
  c.not_assessable::integer as not_assessable,
  c.not_concerned::integer as not_concerned,
  c.without_target::integer as without_target,
  c.left_out::integer as left_out,
  coalesce(l.weight, 0)::double / nullif(l.total, 0)::double as left_out_weight,
  b.value as previous_value,
  c.value - b.value as change,
  case
    when b.indicator is not null then coalesce(m.establishments, 0)::integer
  end as changed_establishments
from
  counted c
  join indicator i using (indicator)
  left join left_out l using (indicator)
  left join before_total b using (indicator)
  left join moved m using (indicator)
order by
  i.sort_order;
