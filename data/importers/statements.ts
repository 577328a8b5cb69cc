import { literal } from '../duckdb.ts';
import { rawLimit } from '../intake.ts';
import { fault, parsed, within, type Decimal } from './cells.ts';
import type { Shape } from './header.ts';
import type { CellType, Column } from './layout.ts';

/** The lines of a file, once readable: a CSV from the intake, or a copy of the Parquet received. */
export type ReadyLines = {
  readonly kind: 'csv' | 'parquet';
  readonly path: string;
  readonly names: readonly string[];
};

const hidden = "'***'";

/**
 * SQL of the fields of every line, typed, with `reason` (null for a good one), `raw` (text of a bad one) and `vetoed`
 * (the field `veto` is filled). Parameters: $ipad, $opad where the layout hashes.
 */
export const fieldsOf = (shape: Shape, readable: ReadyLines, decimal: Decimal, veto = '') => {
  const { layout, found } = shape;
  const vetoed = found.some(({ column }) => column.field === veto);
  const derived = Object.entries(layout.derived ?? {}).map(([field, sql]) => `${sql} as ${field}`);
  return `with
  cells as (
    select *, ${found.map(({ column, at }) => `${cellText(layout, at)} as raw_${column.field}`).join(', ')}
    from (${readable.kind === 'csv' ? csv(shape, readable.path) : parquet(readable)})
  ),
  fields as (
    select *, ${found.map(({ column, at }) => `${read(layout, column, at, decimal)} as ${column.field}`).join(', ')}
      ${absentOf(shape)}
    from cells
  ),
  complete as (
    select * ${derived.map((sql) => `, ${sql}`).join('')} from fields
  ),
  judged as (
    select *, ${reasonOf(shape, decimal)} as reason from complete
  )
  select line, ${keptFields(shape).join(', ')}, reason,
    case when reason is not null then left(${rawOf(shape, readable)}, ${rawLimit}) end as raw,
    ${vetoed ? `raw_${veto} is not null` : 'false'} as vetoed
  from judged`;
};

// Trimming costs as much as reading: it waits until the cell as it is cannot be read, for what reads has no space at its ends.
const read = (layout: Shape['layout'], { type, field }: Column, at: number, decimal: Decimal) => {
  if (layout.missing !== undefined || asWritten.has(type))
    return within(type, parsed(type, `raw_${field}`, decimal));
  const trimmed = parsed(type, cellText(layout, at), decimal);
  return within(
    type,
    `case when c${at} <> '' then coalesce(${parsed(type, `c${at}`, decimal)}, ${trimmed}) end`,
  );
};

/** Every text is of these types, or a unit follows the number. */
const asWritten: ReadonlySet<CellType> = new Set<CellType>(['text', 'stay', 'patient', 'value']);

const cellText = ({ missing }: Shape['layout'], at: number) => {
  const text = `nullif(trim(c${at}), '')`;
  return missing === undefined ? text : `nullif(${text}, ${literal(missing)})`;
};

/** SQL of lines.parquet, from the table of parsed lines. Parameters: $year, $ipad, $opad as the layout uses them. */
export const linesOf = ({ layout }: Shape, table: string) => {
  const columns = Object.entries(layout.lines).map(([name, sql]) => `${sql} as "${name}"`);
  // Bad lines are numbered too: once mended, they do not shift the others.
  const rank =
    layout.rankBy === undefined
      ? ''
      : `, row_number() over (partition by ${layout.rankBy.join(', ')} order by line) as rank`;
  return `select ${columns.join(', ')}
  from (select *${rank} from ${table})
  where reason is null
  order by ${layout.order.join(', ')}`;
};

// Columns that nothing after this step names are not worth reading.
const keptFields = ({ layout }: Shape) => {
  const { lines, order, rankBy = [], whole, review } = layout;
  const after = [
    ...Object.values(lines),
    ...order,
    ...rankBy,
    ...(whole?.identity ?? []),
    ...(review?.fields ?? []),
  ].join(' ');
  return [...layout.columns.map(({ field }) => field), ...Object.keys(layout.derived ?? {})].filter((field) =>
    new RegExp(`\\b${field}\\b`).test(after),
  );
};

// A column that the file does not have is a null of its type: read from a text that is null.
const absentOf = ({ layout, found }: Shape) =>
  layout.columns
    .filter((column) => !found.some((one) => one.column === column))
    .map(({ type, field }) => `, ${parsed(type, 'null::varchar', 'comma')} as ${field}`)
    .join('');

const reasonOf = ({ layout, found }: Shape, decimal: Decimal) => {
  // Of a cell that was read nothing more is asked: only the others are looked at again.
  const cells = found.flatMap(({ column, at }) => {
    const { name, field } = column;
    const unread = (is: string) =>
      `when case when ${field} is null then ${cellText(layout, at)} is ${is} else false end`;
    const why = fault(column, decimal);
    return [
      ...(column.empty === true ? [] : [`${unread('null')} then ${literal(`${name}: vide`)}`]),
      ...(why === '' ? [] : [`${unread('not null')} then ${literal(`${name}: ${why}`)}`]),
    ];
  });
  const checks = (layout.checks?.() ?? []).map(
    ({ reason, fails }) => `when ${fails} then ${literal(reason)}`,
  );
  return `case ${[...cells, ...checks].join(' ')} end`;
};

const csv = ({ layout, width }: Shape, path: string) => {
  const cells = Array.from({ length: width }, (_, at) => `c${at}: 'varchar'`);
  // No cell is \\x01, which the intake keeps out: an empty cell stays an empty text.
  return `select * from read_csv(${literal(path)}, auto_detect = false, header = false, delim = ';', new_line = '\\n',
    quote = ${literal(layout.quote)}, escape = ${literal(layout.quote)}, nullstr = '\x01',
    columns = {line: 'bigint', ${cells.join(', ')}})`;
};

const parquet = ({ path, names }: ReadyLines) =>
  `select file_row_number + 1 as line, ${names.map((name, at) => `${quoted(name)}::varchar as c${at}`).join(', ')}
   from read_parquet(${literal(path)}, file_row_number = true)`;

/** The text of a line again, from its cells; hashed ones, and unknown ones beside them, are hidden. */
const rawOf = (shape: Shape, { kind, names }: ReadyLines) => {
  const { width, personal } = shape;
  const hide = new Set(personal ? shape.extra.map(({ at }) => at) : []);
  for (const { column, at } of shape.found)
    if (column.type === 'stay' || column.type === 'patient') hide.add(at);
  const cells = Array.from({ length: width }, (_, at) => (hide.has(at) ? hidden : `c${at}`));
  if (kind === 'parquet') {
    return `to_json(struct_pack(${cells.map((cell, at) => `${quoted(names[at] ?? '')} := ${cell}`).join(', ')}))::varchar`;
  }
  const quote = (cell: string) =>
    shape.layout.quote === '' || cell === hidden
      ? cell
      : `case when ${cell} ~ '.*[;"].*' then '"' || replace(${cell}, '"', '""') || '"' else ${cell} end`;
  return cells.map(quote).join(` || ';' || `);
};

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
