/** What is counted of les_line, said in the plainest way: every stay of off_label_month is one by one in off_label_stay. */
export const countedTables = (): Record<string, string> => {
  const keys = `establishment, region, unit, rpps, specialty, product, product_kind, indication, indication_group, situation,
    lpp_conform`;
  const numbers = (what: string) => `
    select distinct m.establishment, m.period_start, m.id, split_part(l.${what}_key, ' ', 2)::integer as ${what}
    from off_label_month m join les_line l on l.establishment = m.establishment and l.unit = m.unit and l.rpps = m.rpps
      and l.indication = m.indication and date_trunc('month', l.date) = m.period_start order by all`;
  const counts = `count(distinct stay_key)::integer as stays, count(distinct patient_key)::integer as patients,
    count(*)::integer as lines, sum(quantity)::decimal(18, 3) as quantity, sum(amount)::decimal(18, 3) as amount`;
  return {
    off_label_month: `select *, row_number() over (order by establishment, period_start, unit, rpps, indication)::integer as id, 0::bigint as stays from (
      select date_trunc('month', date)::date as period_start, ${keys}, 'L01XX' as atc, count(*)::bigint as lines,
        0::bigint as nameless_lines, sum(quantity)::decimal(18, 3) as quantity, sum(amount)::decimal(18, 3) as amount
      from les_line group by all)`,
    off_label_stay: numbers('stay'),
    off_label_patient: numbers('patient'),
    les_cell: `select k.level, l.establishment, l.region, k.key, l.situation, p.period_start, p.period_months, ${counts}
      from les_line l, (values (date '2018-01-01', 12), (date '2018-01-01', 6), (date '2018-07-01', 6))
        p(period_start, period_months),
        lateral (values ('establishment', null), ('unit', l.unit), ('product', l.product), ('specialty', l.specialty)) k(level, key)
      where l.date >= p.period_start and l.date < p.period_start + to_months(p.period_months) group by all order by all`,
  };
};

/** Lines hors AMM in the order of the work list, after what files argue. */
export const workTables = (): Record<string, string> => ({
  off_label_line: `select l.establishment, l.region, l.line_id, l.date, l.unit, l.rpps, l.specialty, l.product, l.quantity, l.amount,
      row_number() over (partition by l.establishment order by date_trunc('month', l.date), l.amount desc, l.line_id)::integer as place,
      coalesce(a.documented, false) as documented
    from les_line l left join argumentation a using (line_id) where l.situation = 'off_label' order by establishment, place`,
});
