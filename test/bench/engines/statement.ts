import { dimensions, keyed, literal, thousandths, type Amounts, type Choice, type Where } from './way.ts';

/** What both engines read: the columns of the linked page, named as the page names them. `month`: how the engine writes one. */
export const readable = (from: string, month: string): string => `
  select establishment, period_start as day, ${month} as month, unit, specialty, rpps as prescriber, product,
    case
      when situation <> 'device' then situation
      when lpp_conform is null then 'device_untold'
      when lpp_conform then 'device_in'
      else 'device_out'
    end as situation, amount
  from ${from}`;

/**
 * A step in one statement that DuckDB and ClickHouse both take as it is: one scan, and each dimension filtered by the
 * choices made in the others, as in sql/questions/linked.sql.
 */
export const statement = (table: string, where: Where, choice: Choice): string => `
  with
    met as (
      select *, ${met('unit', choice.unit)} as unit_met, ${met('prescriber', choice.prescriber)} as prescriber_met
      from ${table}
      where ${within(where)}
    )
  select ${dimensions.join(', ')}, ${dimensions.map((each) => `grouping(${each}) as in_${each}`).join(', ')},
    sum(amount) filter (where unit_met and prescriber_met) as under_all,
    sum(amount) filter (where prescriber_met) as but_unit,
    sum(amount) filter (where unit_met) as but_prescriber
  from met
  where unit_met or prescriber_met
  group by grouping sets (${dimensions.map((each) => `(${each})`).join(', ')})`;

/** Its lines of the period: months are known by their first day. */
export const within = ({ establishment, from, to }: Where): string =>
  `establishment = ${literal(establishment)} and day between date ${literal(`${from}-01`)} and date ${literal(`${to}-01`)}`;

const met = (column: string, key: string | null | undefined): string =>
  key === undefined
    ? 'true'
    : key === null
      ? `${column} is null`
      : `coalesce(${column} = ${literal(key)}, false)`;

/** The rows of `statement`, in the order of its columns. No line under the choices: a null sum, and no mark. */
export const amountsOf = (rows: readonly (readonly unknown[])[]): Amounts => {
  const amounts = new Map<string, number>();
  for (const row of rows) {
    const at = dimensions.findIndex((_, index) => Number(row[dimensions.length + index]) === 0);
    const dimension = dimensions[at];
    const sums = row.slice(2 * dimensions.length);
    const sum = dimension === 'unit' ? sums[1] : dimension === 'prescriber' ? sums[2] : sums[0];
    if (sum !== null) amounts.set(keyed(dimension ?? '', row[at]), thousandths(sum));
  }
  return amounts;
};
