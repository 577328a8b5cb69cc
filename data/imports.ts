import type { BatchReport } from './batch.ts';
import type { Engine } from './duckdb.ts';

/** Table `import`: what the administrator reads of each batch. Counts and reasons, never a line nor an amount. */
export const loadImports = async (engine: Engine, batches: readonly BatchReport[]) => {
  await engine.script(`
    create table "import" (
      batch varchar, source varchar, file varchar, imported_at varchar, sensitivity varchar, rows_read double,
      rows_kept double, rows_quarantined double, reasons varchar
    )`);
  for (const { id, source, file, imported_at, sensitivity, rows } of batches) {
    await engine.run(
      `insert into "import" values ($batch, $source, $file, $imported_at, $sensitivity, $read, $kept, $quarantined, $reasons)`,
      {
        ...{ batch: id, source, file: file.name, imported_at, sensitivity },
        ...{ read: rows.read, kept: rows.kept, quarantined: rows.quarantined },
        reasons: JSON.stringify(rows.by_reason),
      },
    );
  }
};
