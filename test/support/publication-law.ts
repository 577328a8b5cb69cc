/**
 * What a small publication says of the law: one version, 2016 to 2018, of a signed volet and one that is not, each
 * with engagements; consequences of every section; and under which numbers the lines of 2018 came.
 */
export const lawTables = (): Record<string, string> => ({
  law_version: `select 'v1' as version, 'v1' as contract, 'contract' as regime, 'Version 1' as label_fr, 'Version 1' as
      label_en, date '2016-01-01' as from_day, date '2018-12-31' as to_day, '2016-2018' as period_label, 'acte' as act,
      'all' as scope, 'tous' as scope_fr, 'all' as scope_en, 1 as lag, 'c' as compared_fr, 'c' as compared_en,
      'unstated' as hepatitis_c, 'unstated' as dispensing_fees, 's' as consequence_fr, 's' as consequence_en,
      null::varchar as note, 'source' as source, true as read, 'H' as confidence`,
  law_engagement: `select version, rank, engagement, volet, 'art. 2' as article, null::integer as axis from (${engagements})`,
  law_consequence: `select 'v1' as version, 'art. 3' as article, 'source' as source, 'H' as confidence, * from (values
      ('ceiling', 0, 'am', 'Plafond', 'Ceiling', 'am_income', null::varchar, null::integer, 0.01::double, null::double, null::varchar, null::varchar),
      ('gainsharing', 0, 'phev', 'PHEV', 'PHEV', 'phev_evolution', null, null, 0.2, 0.3, null, null),
      ('text', 0, 'rule', 'Règle', 'Rule', null, null, null, null, null, 'texte', 'text'))
    t(section, rank, item, title_fr, title_en, base, uptake, year, rate, rate_high, text_fr, text_en)`,
  law_frozen: `select 'v1' as version, 2018 as year, 'gel' as text_fr, 'frozen' as text_en, 'source' as source, 'M' as confidence`,
  version_of_year: `select year::integer as year, 'v1' as version, 'v1' as contract, 'contract' as regime from ${years}`,
  volet_signed: `select establishment, year::integer as year, 'v1' as version, volet, volet = 'socle' as signed
    from establishment, ${years}, (values ('socle'), ('pertinence')) v(volet)`,
  unsigned: `select establishment, year::integer as year, 'dci' as indicator from establishment, ${years}`,
  contract: `select establishment, region, 'v1' as contract, 'socle' as volet, date '2016-01-01' as from_day,
    null::date as to_day from establishment`,
  engagement_of_year: `select year::integer as year, 'contract' as regime, version, 'Version 1' as version_fr, 'Version 1' as
      version_en, date '2016-01-01' as version_from, volet_rank, volet, volet as volet_fr, volet as volet_en, null::integer as axis,
      null::varchar as axis_fr, null::varchar as axis_en, 'art. 2' as article, rank, engagement, engagement as
      title_fr, engagement as title_en, 'all' as rule, 'objective' as role, 'establishment' as "by", true as headline,
      0 as condition_rank, indicator, case when indicator is null then 'à compléter' end as to_complete,
      'H' as confidence, 'source' as source, null::varchar as note
    from (${engagements}), ${years}`,
  rating_grid: `select 'default' as grid, 'Grille' as label_fr, 'Grid' as label_en, null::varchar as region, 2000 as from_year,
    2100 as to_year, 0::double as band_percent, 0::double as band_euro, 0::double as band_box, 0::double as band_score,
    0::double as band_level, 0.5::double as partial_points, 1::double as default_weight`,
  rating_weight: `select 'default' as grid, 'phev' as engagement, 2::double as weight`,
  identification: `select establishment, establishment as received, establishment as finess, 'site' as state,
    date '2018-01-01' as period_start, 10::bigint as lines, 8::bigint as rpps_lines, 100::decimal(18, 3) as amount
    from establishment where region is not null`,
});

const years = '(from range(2016, 2019)) y(year)';
const engagements = `from (values
  ('v1', 0, 0, 'phev', 'socle', 'phev_evolution'), ('v1', 0, 1, 'generics', 'socle', 'generic_repertoire'),
  ('v1', 0, 2, 'report', 'socle', null), ('v1', 1, 0, 'dci', 'pertinence', 'dci'))
  t(version, volet_rank, rank, engagement, volet, indicator)`;
