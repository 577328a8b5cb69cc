import type { batchSources } from '../batch.ts';
import type { Config } from '../config.ts';

/**
 * How a cell is read. `amount` has at most three decimals, `whole` and `integer` none; `month` and `day` lie between 2000
 * and today; `value` is a target's, with or without its unit; `stay` and `patient` are hashed with the instance's key and never kept.
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

/** One shape of file, as data: its columns, and what lines.parquet takes from them (docs/batches.md). */
export type Layout = {
  readonly title: string;
  /** A name that the first line must hold to be of this layout, where a source has several. */
  readonly mark?: string;
  /** The lines are rewritten one by one, and the first is no header. */
  readonly rewrite?: Rewrite;
  readonly columns: readonly Column[];
  readonly quote: '"' | '';
  /** Further fields: SQL over fields and over `raw_<field>`, the text of the cell. */
  readonly derived?: Readonly<Record<string, string>>;
  readonly checks?: readonly Check[];
  /** Columns of lines.parquet, in order: SQL over the fields, `line`, `$year`, and `rank` where `rankBy` is given. */
  readonly lines: Readonly<Record<string, string>>;
  /** Fields whose equal lines are numbered, from 1, in the order of the file. */
  readonly rankBy?: readonly string[];
  readonly order: readonly string[];
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
  /** Field whose least and greatest values bound the coverage; null for references. */
  readonly span: 'year' | 'month' | 'date' | null;
  readonly totals: readonly Total[];
  /** A field that no line of a file may fill, on an instance of this configuration, and why. */
  readonly veto?: (config: Config) => { readonly field: string; readonly why: string } | null;
};
