import { declarationColumns, type Declaration, type DeclarationColumn } from '#api/declaration.ts';
import { csvOf } from './csv.ts';

/** Declarations as the importer `declarations` reads them, each with who declared it and when. */
export const declarationsCsv = (declarations: readonly Declaration[]): string =>
  csvOf(declarationColumns, declarations.map(rowOf));

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
