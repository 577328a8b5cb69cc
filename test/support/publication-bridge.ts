/**
 * What a change is made of, in the small publication of publication.ts: of `phev_evolution` in 2018, at each establishment of
 * region 75, two products at other prices; and what is released of it.
 */
export const bridgeTables = (): Record<string, string> => {
  const hospitals = `(from establishment where region = '75') e`;
  const amounts = (...names: readonly string[]) =>
    names.map((name) => `0::decimal(18, 3) as ${name}`).join(', ');
  return {
    indicator_part: `select 'phev_evolution' as indicator, e.establishment, e.region, 2018::integer as year, p.product,
        'medicine' as kind, p.atc, null::varchar as class, 50::decimal(18, 3) as numerator_before,
        10::decimal(18, 3) as base_before, p.numerator::decimal(18, 3) as numerator, 10::decimal(18, 3) as base,
        ${amounts('merged', 'merged_base', 'rule')}, 'continuing' as term, true as constant,
        (p.numerator - 50)::decimal(18, 3) as price, ${amounts('volume', 'mix')}
      from ${hospitals}, (values ('3400930000001', 'A02BC01', 52), ('3400930000002', 'C10AX09', 51)) p(product, atc, numerator)
      order by e.establishment, p.product`,
    release_bridge: `select 'phev_evolution' as indicator, e.establishment, e.region, 2018::integer as year, t.term,
        t.value::double as value
      from ${hospitals}, (values ('before', 100), ('now', 103), ('pooled', 3)) t(term, value)`,
  };
};
