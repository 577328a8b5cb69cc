/** Tables of a publication (docs/publication.md) and the rows of each, in the order in which they are read. */
export const published = {
  publication: 'from publication',
  indicator: 'from indicator',
  establishment: 'from establishment',
  indicator_period: 'from indicator_period where period_months = 12 and month(period_start) = 1',
  indicator_known: 'from indicator_known',
  figure: 'from figure',
  total: 'from total',
  result: 'from result',
  indicator_activity: 'from indicator_activity',
  indicator_holder: 'from indicator_holder order by establishment, indicator, year, dimension, key',
  indicator_part: 'from indicator_part order by establishment, indicator, year, kind, product',
  previous_indicator_period: 'from previous_indicator_period',
  target: 'from target',
  target_in_force: 'from target_in_force',
  law_version: 'from law_version order by from_day, version',
  law_engagement: 'from law_engagement',
  law_consequence: 'from law_consequence',
  law_frozen: 'from law_frozen',
  version_of_year: 'from version_of_year order by year, regime',
  volet_signed: 'from volet_signed order by establishment, year, version, volet',
  contract: 'from contract order by establishment, contract, volet, from_day',
  event: 'from event order by all',
  establishment_group: 'from establishment_group order by kind, name, establishment',
  engagement_of_year: 'from engagement_of_year',
  rating_grid: 'from rating_grid',
  rating_weight: 'from rating_weight',
  identification: `select y.establishment, p.received, p.finess, p.state, p.period_start, p.lines::bigint as lines,
    p.rpps_lines::bigint as rpps_lines, p.amount from phev_identification p
    join establishment_of_year y on y.finess = p.finess and y.year = year(p.period_start)
    order by y.establishment, p.period_start, p.received`,
  les_line:
    'select * exclude (stay, patient, patient_key) from les_line order by establishment, date, line_id',
  les_cell: 'from les_cell order by level, establishment, period_start, period_months, key, situation',
  off_label_month:
    'from off_label_month order by establishment, period_start, product, indication, specialty, unit, rpps, id',
  off_label_stay: 'from off_label_stay order by establishment, period_start, id, stay',
  off_label_patient: 'from off_label_patient order by establishment, period_start, id, patient',
  off_label_line: 'from off_label_line order by establishment, place',
  off_label_course:
    'from off_label_course order by region, year, numerator, level, establishment, key, class',
  off_label_masked: 'from off_label_masked order by establishment, year, numerator',
  simulated_product: 'from simulated_product order by establishment, year, source, product',
  regional_price: 'from regional_price order by region, year, source, product',
  phev_prescriber:
    'select * exclude (amount_next) from phev_prescriber order by establishment, period_start, rpps',
  product: 'from product_label order by product',
  argumentation: 'from argumentation order by establishment, line_id',
  atc: 'select code as atc, name from atc order by code',
  specialty: 'select code as specialty, name from specialty order by rank',
  release_region: 'from release_region order by region, period_start, period_months, situation',
  release_establishment:
    'from release_establishment order by region, establishment, period_start, period_months, situation',
  release_unit:
    'from release_unit order by region, establishment, period_start, period_months, unit, situation',
  release_product: 'from release_product order by region, period_start, period_months, product, situation',
  release_specialty:
    'from release_specialty order by region, period_start, period_months, specialty, situation',
  release_prescriber:
    'from release_prescriber order by region, establishment, period_start, period_months, rpps',
  release_distribution:
    'from release_distribution order by region, level, establishment, source, dimension, key, period_start',
  bridge_term: 'from bridge_term order by region, year, establishment, indicator, term',
  bridge_count: 'from bridge_count order by region, year, establishment, indicator',
  release_bridge: 'from release_bridge order by region, year, establishment, indicator, term',
  release_part: 'from release_part order by region, indicator, year, dimension, key, pooled',
  indicator_masked: 'from indicator_masked order by indicator, establishment',
  import: 'from "import"',
} as const;
