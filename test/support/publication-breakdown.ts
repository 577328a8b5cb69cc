/** Who and what the change of publication-bridge.ts comes from, in the same small publication. */
export const breakdownTables = (): Record<string, string> => {
  const figures = (before: number, now: number) =>
    `${before}::decimal(18, 3) as numerator_before, null::decimal(18, 3) as base_before,
      ${now}::decimal(18, 3) as numerator, null::decimal(18, 3) as base`;
  return {
    indicator_holder: `select 'phev_evolution' as indicator, e.establishment, e.region, 2018::integer as year, h.dimension, h.key,
        ${figures(100, 103)}
      from (from establishment where region = '75') e,
        (values ('specialty', '04'), ('prescriber', '10000000001')) h(dimension, key)`,
    release_part: `select 'phev_evolution' as indicator, '75' as region, 2018::integer as year, p.dimension, p.key, p.pooled,
        ${figures(200, 206)}
      from (values ('kind', 'medicine', false), ('atc1', null, true), ('atc2', null, true)) p(dimension, key, pooled)`,
    atc: `select * from (values ('A', 'Voies digestives et métabolisme'), ('C', 'Système cardiovasculaire')) t(atc, name)`,
  };
};
