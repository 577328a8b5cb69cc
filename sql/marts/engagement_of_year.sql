-- What the versions in force ask in each year: an engagement, and the indicators of its conditions. The target is that of
-- target_in_force, for who is asked about.
create table engagement_of_year as
with
  measured as (
    select
      version,
      engagement,
      indicator,
      min(rank) as rank
    from
      law_condition
    group by all
  ),
  -- What the text says of an indicator that year in a region, known or to complete; its own region's word first.
  stated as (
    select
      y.year,
      c.version,
      c.engagement,
      c.indicator,
      c.region,
      c.to_complete,
      c.confidence,
      c.source,
      c.note
    from
      version_of_year y
      join law_condition c on c.version = y.version
      and y.year between c.from_year and c.to_year
    qualify
      row_number() over (
        partition by
          y.year,
          c.version,
          c.engagement,
          c.indicator,
          c.region
        order by
          c.value is null,
          c.rank
      ) = 1
  )
select
  y.year,
  y.regime,
  v.version,
  v.label_fr as version_fr,
  v.label_en as version_en,
  v.from_day as version_from,
  l.rank as volet_rank,
  e.volet,
  l.title_fr as volet_fr,
  l.title_en as volet_en,
  e.axis,
  a.title_fr as axis_fr,
  a.title_en as axis_en,
  e.article,
  e.rank,
  e.engagement,
  e.title_fr,
  e.title_en,
  e.rule,
  e.role,
  e."by",
  e.headline,
  m.rank as condition_rank,
  m.indicator,
  coalesce(
    s.to_complete,
    case
      when m.indicator is null then e.to_complete
    end
  ) as to_complete,
  coalesce(s.confidence, e.confidence) as confidence,
  coalesce(s.source, e.source) as source,
  coalesce(s.note, e.note) as note
from
  version_of_year y
  join law_version v using (version)
  join law_engagement e using (version)
  join law_volet l using (version, volet)
  left join law_axis a using (version, axis)
  left join measured m using (version, engagement)
  left join stated s on s.year = y.year
  and s.version = y.version
  and s.engagement = e.engagement
  and s.indicator = m.indicator
  and s.region is null
order by
  y.year,
  v.regime,
  l.rank,
  e.rank,
  m.rank;
