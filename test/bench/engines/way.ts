/** What is chosen on the linked page. Null: what has no service; absent: everything. */
export type Choice = { readonly unit?: string | null | undefined; readonly prescriber?: string | undefined };

/** The months and the establishment that every step is asked of. */
export type Where = {
  readonly establishment: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
};

export const dimensions = ['month', 'unit', 'specialty', 'prescriber', 'product', 'situation'] as const;
export type Dimension = (typeof dimensions)[number];

/** Euros, in thousandths as the lines have them, under « dimension key ». */
export type Amounts = ReadonlyMap<string, number>;

/** One way to answer a step. */
export type Way = {
  readonly name: string;
  /** Milliseconds to load what it reads, where it does not read the publication's Parquet. */
  readonly loadMs?: number;
  /** Before the first of several steps that move one choice: what a tool does while the pointer comes near. */
  readonly near?: (moving: 'unit' | 'prescriber', choice: Choice) => Promise<void>;
  readonly step: (choice: Choice) => Promise<Amounts>;
  readonly close: () => void;
};

export const keyed = (dimension: string, key: unknown) => `${dimension} ${String(key ?? '')}`;
export const thousandths = (euros: unknown) => Math.round(Number(euros) * 1000);
/** A string as a literal of either engine; the values are the publication's own. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
