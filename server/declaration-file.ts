import { CsvError, parse, type Info } from 'csv-parse/sync';
import {
  declarationColumns,
  readDeclarationRow,
  type Declarable,
  type DeclarationColumn,
  type DeclarationValue,
} from '#api/declaration.ts';
import type { Fault } from '#api/failure.ts';
import { isOdd } from './limits.ts';

/** The values of a deposited file, or the lines that are wrong; lines left as the template has them declare nothing. */
export type DepositedFile = {
  readonly values: readonly DeclarationValue[];
  readonly faults: readonly Fault[];
};

/**
 * Reads a file of the layout `declarationColumns`: UTF-8 or Windows-1252, semicolons or commas, columns in any order.
 * `declares`: the establishments that the declarant may declare for.
 */
export const readDeclarationFile = (
  bytes: Uint8Array,
  declarable: readonly Declarable[],
  declares: readonly string[],
): DepositedFile => {
  const text = decoded(bytes);
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = header.includes(';') ? ';' : ',';
  let records: Line[];
  try {
    records = parse(text, { ...options, delimiter }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(Number(error.lines), 'guillemet mal placé, non fermé ou suivi d’un texte');
  }
  const [first, ...rest] = records;
  const columns = first?.record.map(columnOf) ?? [];
  const wrong = wrongHeader(columns);
  if (wrong !== null) return refused(1, wrong);
  if (rest.length > mostLines)
    return refused(mostLines + 2, `plus de ${mostLines} lignes : déposez-en plusieurs`);

  const values: DeclarationValue[] = [];
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const { record, info } of rest) {
    const line = info.lines;
    const read = readLine(record, columns, declarable, declares);
    if (read === null) continue;
    if (typeof read === 'string') {
      faults.push({ line, message: read });
      continue;
    }
    const key = keyOf(read);
    const before = seen.get(key);
    if (before !== undefined) faults.push({ line, message: `déjà déclaré à la ligne ${before}` });
    else values.push(read);
    seen.set(key, before ?? line);
  }
  if (values.length === 0 && faults.length === 0) return refused(1, 'aucune ligne ne déclare de valeur');
  return { values, faults };
};

/** What may be declared once in a file or a form. */
export const keyOf = ({ establishment, year, indicator }: DeclarationValue): string =>
  `${establishment} ${year} ${indicator}`;

type Line = { readonly record: readonly string[]; readonly info: Info };

const mostLines = 5000;
const options = {
  info: true,
  relax_column_count: true, // a line of another width is a line that is wrong, among others
  skip_empty_lines: true,
  max_record_size: 20_000,
} as const;

const refused = (line: number, message: string): DepositedFile => ({
  values: [],
  faults: [{ line, message }],
});

/** A byte order mark, or bytes that make sense in it: UTF-8; else what Excel writes in France. */
const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Without case or accents, as importers read headers; null where it is no column of the layout. */
const columnOf = (name: string): DeclarationColumn | null => {
  const plain = name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return declarationColumns.find((column) => column === plain) ?? null;
};

const wrongHeader = (columns: readonly (DeclarationColumn | null)[]): string | null => {
  const place = columns.indexOf(null);
  if (place >= 0) return `colonne ${place + 1} inconnue : attendues, ${declarationColumns.join(', ')}`;
  const missing = declarationColumns.slice(0, optionalFrom).filter((column) => !columns.includes(column));
  if (missing.length > 0) return `colonnes absentes : ${missing.join(', ')}`;
  return new Set(columns).size < columns.length ? 'deux colonnes portent le même nom' : null;
};

// Proof, and who declared when: a file may leave them out.
const optionalFrom = declarationColumns.indexOf('preuve');

const readLine = (
  record: readonly string[],
  columns: readonly (DeclarationColumn | null)[],
  declarable: readonly Declarable[],
  declares: readonly string[],
): DeclarationValue | string | null => {
  if (record.every((cell) => cell.trim() === '')) return null;
  if (record.length !== columns.length) return `${record.length} cellules, ${columns.length} attendues`;
  if (record.some(isOdd)) return 'caractère de contrôle ou saut de ligne dans une cellule';
  const cells: Partial<Record<DeclarationColumn, string>> = {};
  columns.forEach((column, place) => {
    if (column !== null) cells[column] = record[place] ?? '';
  });
  const read = readDeclarationRow(cells, declarable);
  if (read === null || typeof read === 'string') return read;
  // Excel takes the leading zero of a FINESS for nothing.
  const establishment = [read.establishment, `0${read.establishment}`].find((each) =>
    declares.includes(each),
  );
  return establishment === undefined
    ? 'finess : cet établissement n’est pas le vôtre'
    : { ...read, establishment };
};
