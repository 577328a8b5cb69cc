-- Results of years: what each establishment that may be named owes under the versions in force in each, each condition
-- judged by `figures`, then combined by the engagement's rule and the rating grid. in_region, one, scope, peers and
-- signatories are those of `figures` (there: signed). Years without any file have no row. One row per establishment, year,
-- engagement and condition; one with a null indicator where nothing measures the engagement. `verdict` is
-- the condition's; `result` the engagement's, `points` what the grid gives it where it counts; `decides`: the condition that
-- a matrix shows, the first met under `any`, the first missed under `all`, else the first.
create or replace macro results (in_region, one, first_year, last_year, scope, peers, signatories) as table (
  with
    asked as (
      from
        engagement_of_year
      where
        year between first_year and last_year
        and "by" = 'establishment'
    ),
    -- The grid of the region, else the one of every region without its own.
    grid as (
      select
        y.year,
        g.* exclude (from_year, to_year)
      from
        (
          select distinct
            year
          from
            asked
        ) y
        join rating_grid g on y.year between g.from_year and g.to_year
        and coalesce(g.region, in_region) = in_region
      qualify
        row_number() over (
          partition by
            y.year
          order by
            g.region nulls last
        ) = 1
    ),
    figure as (
      from
        figures (
          (
            select
              list(distinct indicator)
            from
              engagement_of_year
            where
              year between first_year and last_year
          ),
          in_region,
          one,
          'year',
          case
            when first_year = last_year then last_year
          end,
          scope,
          peers,
          signatories
        )
      where
        level = 'establishment'
    ),
    place as (
      select
        establishment,
        name,
        category,
        in_force_from,
        in_force_to
      from
        establishment
      where
        region = in_region
        and list_contains(scope, establishment)
        and (
          one is null
          or establishment = one
        )
    ),
    told as (
      select
        p.establishment,
        p.name,
        p.category,
        g.label_fr as grid_fr,
        g.label_en as grid_en,
        a.*,
        s.signed,
        f.n,
        f.d,
        f.value,
        coalesce(f.target, t.value::double) as target,
        f.gap,
        coalesce(f.status, 'not_assessable') as status,
        case
          when f.indicator is not null then f.reason
          when i.sources = 'declarations' then 'not_declared'
          when i.indicator is not null then 'not_covered'
        end as reason,
        t.op,
        t.unit,
        t.origin,
        t.default_rate,
        g.grid,
        g.partial_points,
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
        place p
        join asked a on a.year between p.in_force_from and p.in_force_to
        join grid g on g.year = a.year
        join volet_signed s on s.establishment = p.establishment
        and s.year = a.year
        and s.version = a.version
        and s.volet = a.volet
        left join indicator i on i.indicator = a.indicator
        left join rating_weight w on w.grid = g.grid
        and w.engagement = a.engagement
        left join figure f on f.establishment = p.establishment
        and f.indicator = a.indicator
        and year(f.period_start) = a.year
        left join target_in_force t on t.indicator = a.indicator
        and t.year = a.year
        and t.region = in_region
        and t.establishment = p.establishment
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
        told
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
    *,
    case
      when weight > 0 then case result
        when 'atteint' then 1
        when 'partiel' then partial_points
        when 'non atteint' then 0
      end
    end::double as points
  from
    combined
);
