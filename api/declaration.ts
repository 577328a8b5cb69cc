import { z } from 'zod';
import { establishment, year } from './parameters.ts';

/** Levels of an engagement that is carried out step by step, by their value. */
export const levels = ['non débuté', 'en cours', 'réalisé'] as const;

const slug = z.string().regex(/^[a-z][a-z0-9_]{1,62}$/, 'un identifiant d’indicateur, par exemple dci');
const figure = z
  .number('un nombre, par exemple 85,5')
  .min(0, 'un nombre positif ou nul')
  .max(1e12, 'un nombre plus petit')
  .refine((value) => Number(value.toFixed(3)) === value, 'un nombre de trois décimales au plus');
// In one line, and nothing that a spreadsheet would run: the export is read back as it was written.
const proof = z
  .string()
  .trim()
  .max(300, 'une référence de 300 caractères au plus')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'une référence sur une ligne')
  .regex(/^(?![=+\-@'])/, 'une référence qui ne commence ni par = + - @ ni par une apostrophe');

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
  proof: proof.default(''),
});
export type DeclarationValue = z.output<typeof declarationValue>;

/** POST /api/declarations, the form: all of it is kept, or nothing. */
export const declarationRequest = z.strictObject({ values: z.array(declarationValue).min(1).max(200) });
export type DeclarationRequest = z.input<typeof declarationRequest>;

/** An indicator that is declared, as the publication defines it. */
export const declarables = z.array(
  z.object({ indicator: slug, kind: z.enum(['rate', 'amount', 'score', 'level']) }),
);
export type Declarable = z.output<typeof declarables>[number];

/**
 * What is wrong with a declared value beside its shape, in one French sentence, or null. The form, the file deposited on
 * screen and the importer `declarations` all ask here.
 */
export const declarationFault = (
  { indicator, year: declared, value, numerator, denominator }: DeclarationValue,
  declarable: readonly Declarable[],
): string | null => {
  if (declared > new Date().getFullYear()) return 'année : à venir';
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

/** GET /api/declarations, newest first. In force: the newest of its year and indicator. */
export type DeclarationHistory = readonly (Declaration & { readonly in_force: boolean })[];

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
export type DeclarationColumn = (typeof declarationColumns)[number];

/**
 * What a line of the file declares, from the text of its cells: null where it declares nothing (the template's lines that
 * were left as they came), or in one French sentence what is wrong with it. `declare_par` and `declare_le` are not read.
 */
export const readDeclarationRow = (
  cells: Readonly<Partial<Record<DeclarationColumn, string>>>,
  declarable: readonly Declarable[],
): DeclarationValue | string | null => {
  const text = (column: DeclarationColumn) => (cells[column] ?? '').trim();
  if ((['valeur', 'numerateur', 'denominateur', 'preuve'] as const).every((column) => text(column) === ''))
    return null;
  const indicator = text('indicateur');
  const inWords = declarable.some((each) => each.indicator === indicator && each.kind === 'level');
  const figures: Partial<Record<DeclarationColumn, number | null>> = {};
  for (const column of ['valeur', 'numerateur', 'denominateur'] as const) {
    const word = column === 'valeur' && inWords ? levelOf(text(column)) : null;
    const read = text(column) === '' ? null : (word ?? frenchNumber(text(column)));
    if (read === undefined) return `${column} : nombre illisible (attendu 85,5 ou 1 234,5)`;
    figures[column] = read;
  }
  const parsed = declarationValue.safeParse({
    establishment: text('finess'),
    year: text('annee'),
    indicator,
    value: figures.valeur,
    numerator: figures.numerateur,
    denominator: figures.denominateur,
    proof: text('preuve'),
  });
  if (parsed.success) return declarationFault(parsed.data, declarable) ?? parsed.data;
  const [issue] = parsed.error.issues;
  return `${columnOf[issue?.path[0] as keyof DeclarationValue]} : attendu ${issue?.message ?? ''}`;
};

const columnOf: Record<keyof DeclarationValue, DeclarationColumn> = {
  establishment: 'finess',
  year: 'annee',
  indicator: 'indicateur',
  value: 'valeur',
  numerator: 'numerateur',
  denominator: 'denominateur',
  proof: 'preuve',
};

const levelOf = (text: string): number | null => {
  const place = levels.findIndex((level) => folded(level) === folded(text));
  return place < 0 ? null : place;
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** French, as sql/parsing.sql reads amounts, or with a decimal point; `1.234` could be a thousand or a decimal: it is neither. */
const frenchNumber = (text: string): number | undefined => {
  if (/^-?[0-9]+\.[0-9]{1,3}$/.test(text) && !/^-?[1-9][0-9]{0,2}\.[0-9]{3}$/.test(text)) return Number(text);
  return /^-?([0-9]+|[1-9][0-9]{0,2}([ \u00a0\u2009\u202f][0-9]{3})+)(,[0-9]{1,3})?$/.test(text) ||
    /^-?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]{1,3}$/.test(text)
    ? Number(text.replace(/[. \u00a0\u2009\u202f]/g, '').replace(',', '.'))
    : undefined;
};

/** An empty declarations file of an establishment and year: a line per indicator that is declared, in their order. */
export const declarationTemplate = (
  finess: string,
  annee: number,
  declarable: readonly Declarable[],
): string => {
  const blank = declarationColumns.slice(3).map(() => '');
  const lines = declarable.map(({ indicator }) => [finess, annee, indicator, ...blank]);
  // As a French spreadsheet opens it; no cell needs quotes.
  return `\uFEFF${[declarationColumns, ...lines].map((cells) => `${cells.join(';')}\r\n`).join('')}`;
};
