-- Targets of one region and of a few of its establishments, beside the national ones that the law gives.
with
  stated as (
    select
      t.*,
      e.finess,
      t.rank is null as regional
    from
      demo_set_targets t
      left join establishment e using (region, kind, rank)
    where
      t.region = getvariable ('region')
  )
select
  row_number() over (
    order by
      not regional,
      indicator,
      finess,
      from_year
  ) + 1 as line,
  indicator,
  case
    when regional then 'region'
    else 'establishment'
  end as level,
  case
    when regional then region
  end as region,
  finess as establishment,
  from_year::integer as from_year,
  to_year::integer as to_year,
  op,
  replace(value, '.', ',') || ' %' as printed,
  value::decimal(18, 6) as value,
  'percent' as unit,
  case
    when not regional then 'Avenant au contrat (donnée fictive)'
    when from_year < 2022 then 'Annexe 1 régionale (donnée fictive)'
    else 'Volet régional 2022-2024 (donnée fictive)'
  end as text,
  case
    when regional
    and from_year < 2022 then 'Annexe 1'
  end as article,
  'Contrat fictif de la démonstration' as source,
  'Donnée fictive' as note
from
  stated
order by
  line
