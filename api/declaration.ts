import { z } from 'zod';
import { establishment, year } from './parameters.ts';

/** Levels of an engagement that is carried out step by step, by their value. */
export const levels = ['non débuté', 'en cours', 'réalisé'] as const;

const slug = z.string().regex(/^[a-z][a-z0-9_]{1,62}$/, 'un identifiant d’indicateur, par exemple dci');
const figure = z
  .number('un nombre, par exemple 85,5')
  .min(0, 'un nombre positif ou nul')
  .max(1e12, 'un nombre plus petit');

/**
 * What an establishment declares of one indicator and year. A rate is declared by numerator and denominator, an amount
 * (euros) or a score (points, 0 to 100) by its value, a level by its place in `levels`. `proof`: reference of the document
 * that the establishment keeps at the disposal of the agency.
 */
export const declarationValue = z.strictObject({
  establishment,
  year,
  indicator: slug,
  value: figure.nullable().default(null),
  numerator: figure.nullable().default(null),
  denominator: figure.nullable().default(null),
  proof: z.string().trim().max(300, 'une référence de 300 caractères au plus').default(''),
});
export type DeclarationValue = z.output<typeof declarationValue>;

/** An indicator that is declared, as the publication defines it. */
export type Declarable = {
  readonly indicator: string;
  readonly kind: 'rate' | 'amount' | 'score' | 'level';
};

/**
 * What is wrong with a declared value beside its shape, in one French sentence, or null. The form, the file deposited on
 * screen and the importer `declarations` all ask here.
 */
export const declarationFault = (
  { indicator, value, numerator, denominator }: DeclarationValue,
  declarable: readonly Declarable[],
): string | null => {
  const kind = declarable.find((each) => each.indicator === indicator)?.kind;
  if (kind === undefined) return `indicateur : « ${indicator} » ne se déclare pas`;
  if (kind === 'rate') {
    if (value !== null) return 'valeur : un taux se déclare par numérateur et dénominateur';
    if (numerator === null) return 'numérateur : attendu pour un taux';
    if (denominator === null) return 'dénominateur : attendu pour un taux';
    return numerator > denominator ? 'numérateur : plus grand que le dénominateur' : null;
  }
  if (numerator !== null || denominator !== null)
    return 'numérateur, dénominateur : réservés aux taux ; donnez la valeur';
  if (value === null) return 'valeur : attendue';
  if (kind === 'score' && value > 100) return 'valeur : un score va de 0 à 100';
  if (kind === 'level' && ![0, 1, 2].includes(value))
    return 'valeur : 0 (non débuté), 1 (en cours) ou 2 (réalisé)';
  return null;
};

/** A declaration as kept: never changed; the newest of an establishment, indicator and year is the one in force. */
export type Declaration = DeclarationValue & {
  readonly id: number;
  /** `<name>`, and what role it had; kept with the value in exports. */
  readonly declared_by: string;
  /** ISO moment. */
  readonly declared_at: string;
};

/** Columns of the declarations file, in order: the template, the deposit, the export and the importer are one layout. */
export const declarationColumns = [
  'finess',
  'annee',
  'indicateur',
  'valeur',
  'numerateur',
  'denominateur',
  'preuve',
  'declare_par',
  'declare_le',
] as const;
