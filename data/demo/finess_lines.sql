-- The register as the FINESS extracts give it: legal entities, sites, their coordinates, and the merger.
with
  site as (
    select
      e.*,
      n.i,
      finess (e.departement, (2000 + e.place * 5 + n.i)::varchar) as site,
      case n.i
        when 0 then e.name
        else e.name || ' – site ' || ['des Tilleuls', 'du Parc', 'des Remparts'] [n.i]
      end as site_name
    from
      establishment e
      join (
        select
          unnest(range(4)) as i
      ) n on n.i < e.sites
  ),
  record as (
    select
      1 as part,
      'structureej' as section,
      ej as finess,
      null as ej,
      case
        when public then name
        else 'Société gestionnaire – ' || name
      end as name,
      category_code,
      case
        when public then '13'
        when sph_code = '6' then '60'
        else '72'
      end as status_code,
      null as sph_code,
      town,
      departement,
      null::double as x,
      null::double as y,
      null as successor,
      null::date as effective
    from
      establishment
    union all
    select
      2,
      'structureet',
      site,
      ej,
      site_name,
      category_code,
      null,
      sph_code,
      town,
      departement,
      null,
      null,
      null,
      null
    from
      site
    union all
    select
      3,
      'geolocalisation',
      site,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      round(x + i * 900),
      round(y - i * 700),
      null,
      null
    from
      site
    union all
    select
      4,
      'successor',
      predecessor,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      successor,
      effective
    from
      merger
  )
select
  row_number() over (
    order by
      part,
      finess
  ) + 1 as line,
  section,
  finess,
  ej,
  left(name, 60) as name,
  name as long_name,
  category_code,
  status_code,
  sph_code,
  case
    when departement is not null then departement || '990'
  end as postal_code,
  town,
  departement,
  x,
  y,
  case
    when x is not null then 'LAMBERT_93'
  end as projection,
  successor,
  effective
from
  record
order by
  line
