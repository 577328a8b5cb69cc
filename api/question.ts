import { z } from 'zod';
import type { Right } from './access.ts';

/**
 * What travels in one column of an answer.
 * text and label are strings (a label has few distinct values: it travels as a dictionary in Arrow),
 * double is a fraction or an amount in euros, date is a day.
 */
export type ColumnType = 'text' | 'label' | 'double' | 'integer' | 'boolean' | 'date';

export type Columns = Readonly<Record<string, ColumnType>>;

/** One question: its parameters, the columns of its rows, and what it answers in a sentence. */
export type Question = {
  readonly name: string;
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly columns: Columns;
  /**
   * Takes what users wrote since the publication: the server binds, by these names, lists of `line_id` that the store holds
   * for the establishments whose lines the reader may read. `argued`: documented; `undocumented`: said to have no
   * argumentation. Its answers change with the store, and cost a look at it.
   */
  readonly store?: readonly ['argued', 'undocumented'];
  /** A reader none of whose roles has one of these rights is refused; the others get the rows of their lists. */
  readonly opened_by: readonly Right[];
};

/** Declares a question; the SQL of the same name in sql/questions answers it. */
export const question = <const Q extends Question>(definition: Q): Q => definition;

type Cell = {
  text: string | null;
  label: string | null;
  double: number | null;
  integer: number | null;
  boolean: boolean | null;
  date: string | null;
};

/** A row of a question's answer, as JSON carries it: dates are ISO days, an unknown figure is null. */
export type Row<Q extends { columns: Columns }> = {
  [K in keyof Q['columns']]: Cell[Q['columns'][K]];
};
