import type { batchSources } from '../batch.ts';
import type { Config } from '../config.ts';
import type { Row } from '../duckdb.ts';

/**
 * How a cell is read. `amount` has at most three decimals, `whole` and `integer` none; `month` and `day` lie between 2000
 * and today, and `moment`, a day or an ISO moment, ends there too; `value` is a target's, with or without its unit; `stay` and `patient` are hashed with the instance's key and never kept.
 */
export type CellType =
  | 'text'
  | 'integer'
  | 'whole'
  | 'amount'
  | 'value'
  | 'coordinate'
  | 'month'
  | 'day'
  | 'any-day'
  | 'moment'
  | 'boolean'
  | 'stay'
  | 'patient'
  | { readonly code: string; readonly what: string };

/** A column of a file. `field` names what is read from it; the header is matched without case or accents. */
export type Column = {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly field: string;
  readonly type: CellType;
  /** The file may lack this column. */
  readonly optional?: true;
  /** The cell may be empty. */
  readonly empty?: true;
  /** Holds a person's number: lines of a file with such a column keep no text that cannot be told apart. */
  readonly personal?: true;
  /** Where the value comes from in the SNDS, where known. */
  readonly dcir?: string;
  readonly doc: string;
};

/** A rule over the fields of a line: it is bad where `fails` (SQL over fields) is true. */
export type Check = { readonly reason: string; readonly fails: string };

/** One line of a file whose lines are not all alike: its cells in the order of the columns, why not, or null to ignore. */
export type Rewrite = (text: string) => readonly string[] | string | null;

/** The same of a line whose cells are given by the names of their columns. */
export type CellReader = (cells: Readonly<Record<string, string>>) => ReturnType<Rewrite>;

/** One shape of file, as data: its columns, and what lines.parquet takes from them (docs/batches.md). */
export type Layout = {
  readonly title: string;
  /** A name that the first line must hold to be of this layout, where a source has several. */
  readonly mark?: string;
  /** The lines are rewritten one by one, and the first is no header. */
  readonly rewrite?: Rewrite;
  /** The lines are read one by one, by the names of the header; made for each file. CSV only. */
  readonly reader?: () => CellReader;
  /** What stands between cells, where it is no semicolon; of a layout with a `reader`; no quote holds one. */
  readonly delimiter?: '|';
  readonly columns: readonly Column[];
  readonly quote: '"' | '';
  /** A text that means an empty cell: programs write one. */
  readonly missing?: string;
  /** Further fields: SQL over fields and over `raw_<field>`, the text of the cell. */
  readonly derived?: Readonly<Record<string, string>>;
  readonly checks?: () => readonly Check[];
  /** Columns of lines.parquet, in order: SQL over the fields, `line`, `$year`, `$imported_at`, and `rank` where `rankBy` is given. */
  readonly lines: Readonly<Record<string, string>>;
  /** Fields whose equal lines are numbered, from 1, in the order of the file. */
  readonly rankBy?: readonly string[];
  readonly order: readonly string[];
  /**
   * A file is taken whole or not at all: one bad line refuses it, and so do two lines of the same `identity` (SQL over
   * fields), in the words of `twice`.
   */
  readonly whole?: { readonly identity: readonly string[]; readonly twice: string };
  /** What the report notes of the distinct values of these fields, over the good lines. */
  readonly review?: {
    readonly fields: readonly string[];
    readonly notes: (rows: readonly Row[]) => readonly string[];
  };
};

export type Total = { readonly key: string; readonly field: string; readonly label: string };

/** One source of extracts. */
export type Source = {
  readonly name: (typeof batchSources)[number];
  readonly doc: string;
  readonly sensitivity: 'open' | 'restricted';
  readonly layouts: readonly Layout[];
  /** Accepts Parquet files of the same columns. */
  readonly parquet: boolean;
  /** Accepts CSV with commas too, where the first line has no semicolon. */
  readonly commas?: true;
  /**
   * Field whose least and greatest values bound the coverage; file-year: the year that the file's name or --year tells,
   * of the whole country; null for references.
   */
  readonly span: 'file-year' | 'year' | 'month' | 'date' | null;
  readonly totals: readonly Total[];
  /** Names of a first line that is that of another source, and what the file is. */
  readonly elsewhere?: { readonly marks: readonly string[]; readonly why: string };
  /** A field that no line of a file may fill, on an instance of this configuration, and why. */
  readonly veto?: (config: Config) => { readonly field: string; readonly why: string } | null;
};
