import './zod-without-eval.ts';
import { argumentationColumns, type ArgumentationColumn } from '#api/argumentation.ts';
import type { Answer } from './api.ts';
import { csvOf, type Field } from './table/csv.ts';
import type { Words } from './words.ts';

type Row = Answer<'unargued'>[number];

/** The file to fill in: a row per line that waits, empty but for its identity, then what tells it to a person. */
export function waitingCsv(rows: readonly Row[], finess: string, words: Words, synthetic: boolean): string {
  const { labels } = words;
  const known: Partial<Record<ArgumentationColumn, Field<Row>['value']>> = {
    finess: () => finess,
    ligne_id: (row) => row.line_id,
    date: (row) => row.date,
    code: (row) => row.product,
  };
  // Named in French whoever reads, as the columns before: the importer leaves these aside.
  const told: Field<Row>[] = [
    { label: 'libelle', value: (row) => row.product_label },
    { label: 'service', value: (row) => row.unit },
    { label: 'prescripteur', value: (row) => row.prescriber },
    { label: 'quantite', value: (row) => row.quantity },
    { label: 'montant', value: (row) => row.amount },
    ...(synthetic ? [{ label: labels.data, value: () => labels.fictitiousMark }] : []),
  ];
  const layout = argumentationColumns.map((label) => ({ label, value: known[label] ?? (() => '') }));
  return csvOf(rows, [...layout, ...told]);
}
