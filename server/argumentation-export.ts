import { argumentationColumns, type ArgumentationColumn } from '#api/argumentation.ts';
import { csvOf } from './csv.ts';
import type { Database } from './store/database.ts';
import { argumentationsInForce } from './store/argumentations.ts';
import type { KeptArgumentation } from './store/store.ts';
import { writeWhole } from './write-whole.ts';

/** Argumentations as the importer `argumentations` reads them, each with who entered it and when. */
export const argumentationsCsv = (kept: readonly KeptArgumentation[]): string =>
  csvOf(argumentationColumns, kept.map(rowOf));

/** Writes the argumentation in force of every line to a file, whole or not at all, for its owner alone. How many. */
export const writeArgumentations = async (database: Database, file: string): Promise<number> => {
  const kept = await argumentationsInForce(database);
  writeWhole(file, argumentationsCsv(kept));
  return kept.length;
};

const rowOf = ({
  date,
  product,
  entry,
}: KeptArgumentation): Record<ArgumentationColumn, string | number | null> => ({
  finess: entry.establishment,
  ligne_id: entry.line_id,
  date,
  code: product,
  documente: entry.documented ? 'oui' : 'non',
  discussion_rcp: entry.rcp_held === null ? null : Number(entry.rcp_held),
  niveau_rcp: entry.rcp_level,
  info_patient: entry.patient_informed,
  ind: entry.icd10,
  stade: entry.stage,
  ligne: entry.therapy_line,
  argument: entry.argument,
  saisi_par: entry.entered_by,
  saisi_le: entry.entered_at,
});
