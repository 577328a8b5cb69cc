-- Counts of all that enter the region's total, those that are not named among them; of those that may be named, the masked
-- ones are out, so that no count says of them what their row does not.
with
  known as (
    from
      asked_figures ($indicator, $region, 'year', $year, $scope, $peers, $signed)
    where
      in_scope
      or counted
  ),
  whole as (
    select
      indicator,
      shown_value (value, masked, anonymous) as value,
      masked,
      anonymous,
      left_out
    from
      exact_totals ($indicator, $region, 'year', $year, $scope, $peers, $signed, null::varchar)
    where
      level = 'region'
  ),
  shown as (
    select
      *,
      coalesce(n, d) as weight,
      status = 'not_assessable'
      and verdict <> 'sans objet'
      and not contains(reason, 'denominator_zero') as uncounted
    from
      known
    where
      not (
        in_scope
        and masked
      )
  ),
  -- The same year as the publication before this one told it, summed and divided the same way.
  before as (
    select
      p.indicator,
      p.establishment,
      p.status <> 'not_assessable' as assessable,
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
  -- Whom one of the two totals hides and the other leaves out: their difference would be his.
  newcomer as (
    select distinct
      coalesce(k.indicator, b.indicator) as indicator
    from
      known k
      full join before b on b.indicator = k.indicator
      and b.establishment = k.establishment
    where
      (
        not coalesce(k.in_scope, false)
        or k.masked
      )
      and coalesce(
        k.status <> 'not_assessable'
        and (
          k.n <> 0
          or k.d <> 0
        ),
        false
      ) <> coalesce(
        b.assessable
        and (
          b.n <> 0
          or b.d <> 0
        ),
        false
      )
  ),
  -- A score or a step belongs to one establishment: nothing is summed.
  before_total as (
    select
      b.indicator,
      case
        when b.kind not in ('score', 'level')
        and (
          any_value(c.indicator) is null
          or not bool_or(w.anonymous)
        ) then shown_value (
          figure_value (
            b.kind,
            sum(b.n) filter(
              where
                b.assessable
            ),
            sum(b.d) filter(
              where
                b.assessable
            )
          ),
          bool_or(w.masked),
          bool_or(w.anonymous)
        )
      end as value
    from
      before b
      join whole w using (indicator)
      left join newcomer c using (indicator)
    group by
      b.indicator,
      b.kind
  ),
  -- The change of a total in which a few moved that the reader may not name, or not read, would be theirs. Who has no such
  -- activity has no value, and a sum of nought in the publication before: that is no change.
  moved as (
    select
      indicator,
      count_if(
        moved
        and not (
          in_scope
          and masked
        )
      ) as establishments,
      count_if(
        moved
        and unread
      ) not between 1 and 4
      and count_if(
        weighs_otherwise
        and unread
      ) not between 1 and 4 as safe
    from
      (
        select
          k.indicator,
          k.in_scope,
          k.masked,
          not k.in_scope
          or k.masked as unread,
          k.value is distinct from case
            when not contains(k.reason, 'no_activity')
            or b.n <> 0
            or b.d <> 0 then b.value
          end as moved,
          moved
          or k.n is distinct from b.n
          or k.d is distinct from b.d as weighs_otherwise
        from
          known k
          join before b using (indicator, establishment)
      )
    group by
      indicator
  ),
  -- Counts less those of the establishments named must not speak of one alone.
  counted as (
    select
      indicator,
      count_if(not in_scope) = 0
      or count_if(
        not in_scope
        and value is not null
      ) >= 5
      and count_if(
        not in_scope
        and verdict in ('atteint', 'non atteint', 'partiel')
      ) not between 1 and 4 as safe,
      count_if(verdict = 'atteint') as met,
      count_if(verdict in ('atteint', 'non atteint', 'partiel')) as judged,
      count_if(verdict = 'non évaluable') as not_assessable,
      count_if(verdict = 'sans objet') as not_concerned,
      count_if(verdict = 'sans cible') as without_target,
      case
        when not bool_or(
          uncounted
          and weight <> 0
          and not in_scope
        ) then coalesce(
          sum(weight) filter(
            where
              uncounted
          ),
          0
        )::double / nullif(sum(weight), 0)::double
      end as left_out_weight
    from
      shown
    group by
      indicator
  )
select
  i.indicator,
  case
    when c.safe then c.met::integer
  end as met,
  case
    when c.safe then c.judged::integer
  end as judged,
  case
    when c.safe then c.not_assessable::integer
  end as not_assessable,
  case
    when c.safe then c.not_concerned::integer
  end as not_concerned,
  case
    when c.safe then c.without_target::integer
  end as without_target,
  case
    when c.safe then w.left_out::integer
  end as left_out,
  case
    when c.safe then shown_value (c.left_out_weight, w.masked, w.anonymous)
  end as left_out_weight,
  case
    when coalesce(m.safe, true) then b.value
  end as previous_value,
  case
    when coalesce(m.safe, true) then w.value - b.value
  end as change,
  case
    when b.indicator is not null
    and not w.masked
    and coalesce(m.safe, true) then coalesce(m.establishments, 0)::integer
  end as changed_establishments
from
  whole w
  join indicator i using (indicator)
  left join counted c using (indicator)
  left join before_total b using (indicator)
  left join moved m using (indicator)
order by
  i.sort_order;
