import { stringify } from 'csv-stringify/sync';
import type { RecordBatch } from 'apache-arrow';
import type { Columns } from '#api/question.ts';
import { rowsOf } from './rows.ts';

/** An answer as CSV. */
export const csvText = (columns: Columns, batch: RecordBatch): string =>
  csvOf(Object.keys(columns), rowsOf(columns, batch));

/** CSV as a French spreadsheet opens it: BOM, `;`, decimal comma, CRLF, one header line; a null is an empty cell. */
export const csvOf = (columns: readonly string[], rows: readonly object[]): string =>
  stringify([...rows], {
    bom: true,
    header: true,
    columns: [...columns],
    delimiter: ';',
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/, // by itself it quotes CR LF only
    cast: {
      string: harmless,
      number: (value) => String(value).replace('.', ','),
      boolean: String,
    },
  });

/** A spreadsheet runs a text that starts like a formula: an apostrophe makes it text. Numbers are never text here. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
