import { Refusal } from '../refusal.ts';
import { cellsOf } from './finess-sections.ts';
import type { CellReader, Column, Layout, Rewrite, Source } from './layout.ts';

/**
 * Where each field of a layout stands in a file, or in its lines once rewritten; `extra` names the columns that the
 * layout does not know.
 */
export type Shape = {
  readonly layout: Layout;
  /** Cells of a line. */
  readonly width: number;
  readonly found: readonly { readonly column: Column; readonly at: number }[];
  readonly extra: readonly { readonly name: string; readonly at: number }[];
  /** A column holds a person's number: text that cannot be told apart is not kept. */
  readonly personal: boolean;
  readonly rewrite?: Rewrite;
};

/** The shape of a CSV, from its first line. @throws Refusal naming every required column that is missing */
export const shapeOfLine = (source: Source, file: string, header: string): Shape => {
  const commas = source.commas === true && !header.includes(';');
  const bars = source.layouts.some(({ delimiter }) => delimiter === '|') && header.includes('|');
  const names = bars ? header.split('|') : cellsOf(header, commas ? ',' : ';');
  if (names === null) throw new Refusal(`« ${file} » : un guillemet de la première ligne n’est pas fermé.`);
  refuseElsewhere(source, file, names);
  const layout = layoutOf(source, file, names);
  const rewritten = {
    layout,
    width: layout.columns.length,
    found: layout.columns.map((column, at) => ({ column, at })),
    extra: [],
    personal: false,
  };
  if (layout.rewrite !== undefined) return { ...rewritten, rewrite: layout.rewrite };
  const shape = shapeOf(layout, file, names);
  if (commas) return { ...shape, rewrite: (text) => cellsIn(text, shape, ',') };
  if (layout.reader === undefined) return shape;
  const { extra, personal } = shape;
  return { ...rewritten, extra, personal, rewrite: readingCells(shape, layout.reader()) };
};

/** The shape of a Parquet, from the names of its columns. @throws Refusal as shapeOf does */
export const shapeOfNames = (source: Source, file: string, names: readonly string[]): Shape =>
  shapeOf(layoutOf(source, file, names), file, names);

const readingCells =
  (shape: Shape, read: CellReader): Rewrite =>
  (text) => {
    const cells = cellsIn(text, shape, shape.layout.delimiter ?? ';');
    if (typeof cells === 'string') return cells;
    return read(Object.fromEntries(shape.found.map(({ column, at }) => [column.name, cells[at] ?? ''])));
  };

/** The cells of a line, or why it has none. */
const cellsIn = (text: string, { width }: Shape, delimiter: ';' | ',' | '|') => {
  if (/[^\P{Cc}\t]/u.test(text)) return 'ligne: caractère de contrôle';
  const cells = delimiter === '|' ? text.split(delimiter) : cellsOf(text, delimiter);
  if (cells === null) return 'ligne: guillemet non fermé ou suivi d’un texte';
  return cells.length === width ? cells : `ligne: ${cells.length} cellules, ${width} attendues`;
};

const refuseElsewhere = ({ elsewhere }: Source, file: string, names: readonly string[]) => {
  const keys = new Set(names.map(plain));
  if (elsewhere?.marks.every((mark) => keys.has(mark)) === true) {
    throw new Refusal(`« ${file} » ${elsewhere.why}.`);
  }
};

/** @throws Refusal naming every required column that is missing */
const shapeOf = (layout: Layout, file: string, names: readonly string[]): Shape => {
  const keys = names.map(plain);
  const placed = layout.columns.map((column) => ({ column, places: placesOf(column, keys) }));
  const missing = placed.filter(({ column, places }) => places.length === 0 && column.optional !== true);
  if (missing.length > 0) {
    const list = missing.map(({ column }) => column.name).join(', ');
    const wanted = layout.delimiter === undefined ? 'le point-virgule' : `« ${layout.delimiter} »`;
    const separator = names.length === 1 ? ` Le séparateur attendu est ${wanted}.` : '';
    throw new Refusal(
      `« ${file} » n’a pas ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${list} (${layout.title}).${separator}`,
    );
  }
  const double = placed.find(({ places }) => places.length > 1);
  if (double !== undefined) {
    const found = double.places.map((at) => names[at]).join(', ');
    throw new Refusal(
      `« ${file} » a plusieurs colonnes pour ${double.column.name} (${found}) : gardez-en une.`,
    );
  }
  const found = placed.flatMap(({ column, places: [at] }) => (at === undefined ? [] : [{ column, at }]));
  const known = new Set(found.map(({ at }) => at));
  return {
    layout,
    width: names.length,
    found,
    extra: names
      .map((name, at) => ({ name: name.trim() === '' ? `(sans nom, n° ${at + 1})` : name.trim(), at }))
      .filter(({ at }) => !known.has(at)),
    personal: found.some(({ column }) => column.personal === true),
  };
};

const layoutOf = (source: Source, file: string, names: readonly string[]): Layout => {
  const keys = new Set(names.map(plain));
  const layout = source.layouts.find(({ mark }) => mark === undefined || keys.has(mark));
  if (layout !== undefined) return layout;
  const marks = source.layouts.map(({ title, mark }) => `${mark ?? ''} (${title})`).join(', ');
  throw new Refusal(`« ${file} » : la première ligne ne contient aucun de ces noms : ${marks}.`);
};

const placesOf = (column: Column, keys: readonly string[]) => {
  const names = new Set([column.name, ...(column.aliases ?? [])].map(plain));
  return keys.flatMap((key, at) => (names.has(key) ? [at] : []));
};

const plain = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
