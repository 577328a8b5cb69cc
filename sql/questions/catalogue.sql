with
  -- The sources that figures really come from; those of the definition while there is none.
  known as (
    select
      indicator,
      min(first_year) as first_year,
      max(last_year) as last_year,
      max(target_year) as target_year,
      string_agg(
        distinct source,
        ' '
        order by
          source desc
      ) as sources
    from
      indicator_known
    where
      list_contains($peers, establishment)
    group by
      indicator
  )
select
  i.indicator,
  i.kind,
  i.direction,
  i.display_unit,
  i.numerator_unit,
  i.article,
  i.title_fr,
  i.title_en,
  i.short_fr,
  i.short_en,
  i.numerator_fr,
  i.numerator_en,
  i.denominator_fr,
  i.denominator_en,
  i.method_fr,
  i.method_en,
  i.limits_fr,
  i.limits_en,
  i.formula_source,
  i.formula_confidence,
  i.proof_fr,
  i.proof_en,
  coalesce(k.sources, i.sources) as sources,
  i.floor,
  k.first_year,
  k.last_year,
  coalesce(k.target_year, k.last_year) as opening_year
from
  indicator i
  left join known k using (indicator)
where
  len($scope) + len($peers) > 0
order by
  i.sort_order;
