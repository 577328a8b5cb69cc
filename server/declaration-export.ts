import { declarationColumns, type Declaration, type DeclarationColumn } from '#api/declaration.ts';
import { csvOf } from './csv.ts';
import type { Database } from './store/database.ts';
import { declarationsInForce } from './store/declarations.ts';
import { writeWhole } from './write-whole.ts';

/** Declarations as the importer `declarations` reads them, each with who declared it and when. */
export const declarationsCsv = (declarations: readonly Declaration[]): string =>
  csvOf(declarationColumns, declarations.map(rowOf));

/** Writes every declaration in force to a file, whole or not at all, for its owner alone. How many. */
export const writeDeclarations = async (database: Database, file: string): Promise<number> => {
  const declarations = await declarationsInForce(database);
  writeWhole(file, declarationsCsv(declarations));
  return declarations.length;
};

const rowOf = (declaration: Declaration): Record<DeclarationColumn, string | number | null> => ({
  finess: declaration.establishment,
  annee: declaration.year,
  indicateur: declaration.indicator,
  valeur: declaration.value,
  numerateur: declaration.numerator,
  denominateur: declaration.denominator,
  preuve: declaration.proof,
  declare_par: declaration.declared_by,
  declare_le: declaration.declared_at,
});
