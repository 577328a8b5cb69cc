-- What each establishment owes of a year under the versions in force in it: each condition judged by `figure`, then combined
-- by the engagement's rule and the rating grid. One row per establishment, year, engagement and condition, with a null
-- indicator where nothing measures the engagement; years without any file have none. `verdict` is the condition's; `result`
-- the engagement's, `points` what the grid gives it where it counts; `decides`: the condition that a matrix shows, the first
-- met under `any`, the first missed under `all`, else the first.
-- Twice: `for_signatories`, who read every figure; else for who does not read those withheld, whose verdict is then masked,
-- and with it whatever the engagement owes to them.
create table result as
with
  -- The grid of the region, else the one of every region without its own.
  grid as (
    select
      y.year,
      r.region,
      g.* exclude (from_year, to_year, region)
    from
      (
        select distinct
          year
        from
          engagement_of_year
      ) y
      cross join (
        select distinct
          region
        from
          establishment
        where
          region is not null
      ) r
      join rating_grid g on y.year between g.from_year and g.to_year
      and coalesce(g.region, r.region) = r.region
    qualify
      row_number() over (
        partition by
          y.year,
          r.region
        order by
          g.region nulls last
      ) = 1
  ),
  told as (
    select
      e.establishment,
      e.region,
      e.name,
      e.category,
      q.for_signatories,
      g.grid,
      g.label_fr as grid_fr,
      g.label_en as grid_en,
      g.partial_points,
      a.year,
      a.regime,
      a.version,
      a.volet,
      a.volet_rank,
      a.volet_fr,
      a.volet_en,
      a.engagement,
      a.rank,
      a.rule,
      a.role,
      a.condition_rank,
      a.indicator,
      s.signed,
      f.withheld
      and not q.for_signatories as masked,
      f.n,
      f.d,
      f.value,
      f.gap,
      coalesce(f.status, 'not_assessable') as status,
      case
        when f.indicator is not null then f.reason
        when i.sources = 'declarations' then 'not_declared'
        when i.indicator is not null then 'not_covered'
      end as reason,
      t.op,
      t.value::double as target,
      t.unit,
      t.origin,
      case a.role
        when 'targeting' then 0
        else coalesce(w.weight, g.default_weight)
      end as weight,
      -- How far from its target a missed condition may be and count in part.
      case t.unit
        when 'percent' then g.band_percent / 100
        when 'euro' then g.band_euro * t.value::double
        when 'box' then g.band_box * t.value::double
        when 'score' then g.band_score
        when 'level' then g.band_level
      end as band,
      coalesce(
        f.verdict,
        case
          when a.indicator is null then 'sans cible'
          else 'non évaluable'
        end
      ) as verdict
    from
      establishment e
      cross join (
        select
          unnest([true, false]) as for_signatories
      ) q
      join engagement_of_year a on a."by" = 'establishment'
      and a.year between e.in_force_from and e.in_force_to
      join grid g on g.year = a.year
      and g.region = e.region
      join volet_signed s on s.establishment = e.establishment
      and s.year = a.year
      and s.version = a.version
      and s.volet = a.volet
      left join indicator i on i.indicator = a.indicator
      left join rating_weight w on w.grid = g.grid
      and w.engagement = a.engagement
      left join figure f on f.grain = 'year'
      and f.establishment = e.establishment
      and f.indicator = a.indicator
      and f.year = a.year
      left join target_in_force t on t.indicator = a.indicator
      and t.year = a.year
      and t.region = e.region
      and t.establishment = e.establishment
  ),
  shown as (
    select
      * exclude (masked) replace(
        case
          when not masked then n
        end as n,
        case
          when not masked then d
        end as d,
        case
          when not masked then value
        end as value,
        case
          when not masked then gap
        end as gap,
        case
          when masked then 'masked'
          else status
        end as status,
        case
          when masked then 'masked'
          else reason
        end as reason,
        case
          when masked then 'masqué'
          else verdict
        end as verdict
      )
    from
      told
  ),
  -- An indicator that another volet judges is not judged in one that is not signed; one without target judges nothing,
  -- known or not.
  judged as (
    select
      * replace(
        case
          when verdict = 'masqué' then verdict
          when signed = false then 'sans objet'
          when verdict = 'non évaluable'
          and target is null then 'sans cible'
          when verdict = 'non atteint'
          and band > 0
          and abs(gap) <= band + 1e-9 then 'partiel'
          else verdict
        end as verdict,
        case
          when signed = false
          and verdict <> 'masqué'
          and not contains(coalesce(reason, ''), 'not_signatory') then concat_ws(' ', nullif(reason, ''), 'not_signatory')
          else reason
        end as reason
      )
    from
      shown
  ),
  counted as (
    select
      *,
      count_if(verdict = 'atteint') over engagement_year as met,
      count_if(verdict = 'partiel') over engagement_year as partial,
      count_if(verdict = 'non atteint') over engagement_year as missed,
      count_if(verdict = 'masqué') over engagement_year as masked,
      count_if(verdict = 'non évaluable') over engagement_year as unknown,
      count_if(verdict = 'sans cible') over engagement_year as untargeted,
      row_number() over (
        partition by
          for_signatories,
          establishment,
          year,
          version,
          engagement
        order by
          case
            when rule = 'any'
            and verdict = 'atteint' then 0
            when rule = 'all'
            and verdict = 'non atteint' then 0
            when verdict in ('atteint', 'partiel', 'non atteint') then 1
            else 2
          end,
          condition_rank
      ) = 1 as decides
    from
      judged
    window
      engagement_year as (
        partition by
          for_signatories,
          establishment,
          year,
          version,
          engagement
      )
  ),
  combined as (
    select
      *,
      case
        when rule = 'any'
        and met > 0 then 'atteint'
        when masked > 0 then 'masqué'
        when rule = 'any'
        and unknown > 0 then 'non évaluable'
        when missed > 0
        and rule = 'all'
        and met + partial > 0 then 'partiel'
        when missed > 0
        and (
          rule = 'all'
          or partial = 0
        ) then 'non atteint'
        when unknown > 0 then 'non évaluable'
        when partial > 0 then 'partiel'
        when met > 0 then 'atteint'
        when untargeted > 0 then 'sans cible'
        else 'sans objet'
      end as result
    from
      counted
  )
select
  region,
  year,
  for_signatories,
  establishment,
  name,
  category,
  regime,
  version,
  volet,
  volet_rank,
  volet_fr,
  volet_en,
  engagement,
  rank,
  condition_rank,
  decides,
  signed,
  result,
  grid,
  grid_fr,
  grid_en,
  weight,
  case
    when weight > 0 then case result
      when 'atteint' then 1
      when 'partiel' then partial_points
      when 'non atteint' then 0
    end
  end::double as points,
  indicator,
  n,
  d,
  value,
  op,
  target,
  gap,
  verdict,
  origin,
  status,
  reason
from
  combined
order by
  region,
  year,
  for_signatories,
  establishment,
  regime,
  volet_rank,
  rank,
  condition_rank;
