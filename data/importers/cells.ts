import { literal } from '../duckdb.ts';
import type { CellType, Column } from './layout.ts';

export type Decimal = 'comma' | 'point';

/** SQL that reads a cell's text: null where it is not of the type; `within` then says whether the value can be true. */
export const parsed = (type: CellType, text: string, decimal: Decimal): string => {
  if (typeof type === 'object')
    return `case when regexp_full_match(${text}, ${literal(type.code)}) then ${text} end`;
  switch (type) {
    case 'text':
      return text;
    case 'integer':
      return `try_cast(parse_whole_${decimal}(${text}) as integer)`;
    case 'whole':
      return `parse_whole_${decimal}(${text})`;
    case 'amount':
      return `parse_amount_${decimal}(${text})`;
    case 'value':
      return `parse_value(regexp_replace(${text}, '[ \\x{a0}\\x{202f}]*(%|€|bo[iî]tes?|points?)$', ''))`;
    case 'coordinate':
      return `parse_coordinate(${text})`;
    case 'month':
      return `parse_month(${text})`;
    case 'day':
    case 'any-day':
      return `parse_day(${text})`;
    case 'moment':
      return `parse_moment(${text})`;
    case 'boolean':
      return `parse_yes_no(${text})`;
    case 'stay':
    case 'patient':
      // The two kinds are told apart: a stay and a patient of the same number have different keys.
      return `hmac_sha256($ipad, $opad, ${literal(`${type}:`)} || ${text})`;
  }
};

/**
 * SQL of a value once read: null out of the bounds of its type. Around all that reads it, never inside: within a branch
 * of a `case` the engine reads the cell again for each bound.
 */
export const within = (type: CellType, value: string): string =>
  type === 'month' || type === 'day' ? `plausible(${value})` : value;

/** Why a cell that is not of its type goes to quarantine. */
export const fault = ({ type }: Column, decimal: Decimal): string => {
  if (typeof type === 'object') return type.what;
  return {
    text: '',
    stay: '',
    patient: '',
    integer: 'nombre entier illisible',
    whole: 'nombre entier illisible',
    amount: `montant illisible (attendu ${decimal === 'comma' ? '1.234,56' : '1234.56'}, trois décimales au plus)`,
    value: 'valeur illisible (attendu 4,2)',
    coordinate: 'coordonnée illisible',
    month: 'mois illisible, avant 2000 ou à venir (attendu AAAA-MM)',
    day: 'date illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA)',
    'any-day': 'date illisible (attendu JJ/MM/AAAA)',
    moment: 'moment illisible, avant 2000 ou à venir (attendu JJ/MM/AAAA ou 2024-03-01T10:00:00Z)',
    boolean: 'ni oui ni non',
  }[type];
};

/** What a reader of the documentation must write in the cell. */
export const expected = (type: CellType): string => {
  if (typeof type === 'object') return type.what.replace(/^pas /, '');
  return {
    text: 'texte',
    stay: 'texte, haché à l’import',
    patient: 'texte, haché à l’import',
    integer: 'nombre entier',
    whole: 'nombre entier',
    amount: 'montant, trois décimales au plus',
    value: 'nombre, six décimales au plus',
    coordinate: 'nombre (point décimal)',
    month: 'mois, AAAA-MM ou AAAAMM',
    day: 'date, JJ/MM/AAAA ou AAAA-MM-JJ',
    'any-day': 'date, JJ/MM/AAAA ou AAAA-MM-JJ',
    moment: 'date, JJ/MM/AAAA ou AAAA-MM-JJ, ou moment ISO (2024-03-01T10:00:00Z)',
    boolean: 'oui ou non',
  }[type];
};
