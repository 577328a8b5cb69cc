import type { BatchReport } from './batch.ts';
import type { Engine } from './duckdb.ts';
import { runSqlFile } from './marts.ts';
import { Refusal } from './refusal.ts';

/** What became of a batch's euros: published + replaced by newer batches = received, to the thousandth. */
export type Reconciled = {
  batch: string;
  lines: number;
  received: string;
  published: string;
  replaced: string;
};

/**
 * Follows every euro from the batches to the detail marts.
 * @throws Refusal when a line lies outside what its batch says it covers; Error when detail marts and lines differ
 */
export const reconcile = async (engine: Engine, batches: readonly BatchReport[]): Promise<Reconciled[]> => {
  await runSqlFile(engine, 'marts/reconciliation.sql');
  const rows = await engine.rows('from reconciliation order by batch');
  const named = rows.map((row) => {
    const batch = batches.find((each) => each.sequence === Number(row.batch));
    if (batch === undefined) throw new Error(`reconciliation: no batch ${String(row.batch)}`);
    if (Number(row.uncovered_lines) > 0) {
      throw new Refusal(
        `Le lot ${batch.id} contient ${Number(row.uncovered_lines)} lignes hors de la période ou des établissements qu’il déclare couvrir : importez-le de nouveau avec la bonne couverture.`,
      );
    }
    return {
      batch: batch.id,
      lines: Number(row.lines),
      received: String(row.received),
      published: String(row.published),
      replaced: String(row.replaced),
    };
  });
  const [marts] = await engine.rows(`
    select
      (select coalesce(sum(published), 0) from reconciliation)
      = (select coalesce(sum(amount_reimbursed), 0) from prescription_month)
      + (select coalesce(sum(amount_reimbursed), 0) from les_month)
      + (select coalesce(sum(amount_reimbursed), 0) from transport_month) as equal`);
  if (marts?.equal !== true) throw new Error('detail marts do not hold the euros that batches published');
  return named;
};
