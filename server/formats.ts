import type { RecordBatch } from 'apache-arrow';
import type { Columns } from '#api/question.ts';
import { arrowStream } from './arrow.ts';
import { csvText } from './csv.ts';
import { rowsOf } from './rows.ts';

/** The forms an answer may take, the default one first. */
export const formats = ['application/vnd.apache.arrow.stream', 'application/json', 'text/csv'] as const;
export type Format = (typeof formats)[number];

/** The Content-Type of each: Arrow has no charset. */
export const contentType: Record<Format, string> = {
  'application/vnd.apache.arrow.stream': 'application/vnd.apache.arrow.stream',
  'application/json': 'application/json; charset=utf-8',
  'text/csv': 'text/csv; charset=utf-8',
};

/** The body of an answer in one format. */
export const encode = (format: Format, columns: Columns, batch: RecordBatch): Buffer => {
  switch (format) {
    case 'application/vnd.apache.arrow.stream':
      return Buffer.from(arrowStream(batch));
    case 'application/json':
      return Buffer.from(JSON.stringify(rowsOf(columns, batch)));
    case 'text/csv':
      return Buffer.from(csvText(columns, batch));
  }
};
