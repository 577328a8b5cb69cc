import { z } from 'zod';
import { establishment } from './parameters.ts';

// In one line, and nothing that a spreadsheet would run: the export is read back as it was written.
const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `${longest} caractères au plus`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'un texte sur une ligne')
    .regex(/^(?![=+\-@'])/, 'un texte qui ne commence ni par = + - @ ni par une apostrophe');

/**
 * Argumentations of lines hors référentiel (contrat type, art. 6, 3°), in the vocabulary of MEDACAN (FICHCOMP N9906).
 *
 * GET /api/argumentations?establishment=<FINESS>&line_id=<optional>: `ArgumentedLines`, those that the reader may read,
 *   the line last written about first.
 * POST /api/argumentations with one `argumentationRequest`: 201 and the `Argumentation` as kept. Refused: body_refused (400),
 *   question_forbidden (403), establishment_unknown or line_unknown (404: not in the publication, or not the reader's),
 *   conflict (409: the line is not hors référentiel). Nothing is changed nor erased: a newer one holds.
 */
const fields = {
  /** Whether the record argues the prescription. */
  documented: z.boolean('oui ou non'),
  /** Multidisciplinary meeting (RCP) held; null: not said, as in all that follows. */
  rcp_held: z.boolean('0 ou 1').nullable().default(null),
  /** A place in `rcpLevels`. */
  rcp_level: z.literal([0, 1, 2, 3, 4], 'un niveau de 0 à 4').nullable().default(null),
  /** A place in `patientInformed`. */
  patient_informed: z.literal([0, 1, 2], '0, 1 ou 2').nullable().default(null),
  icd10: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z][0-9]{2}[0-9+]{0,3})?$/, 'un code CIM-10 de 3 à 6 caractères sans point, par exemple C509')
    .default(''),
  stage: oneLine(40).default(''),
  therapy_line: oneLine(40).default(''),
  /** Reference or opinion, without anyone's name. */
  argument: oneLine(500)
    .regex(
      /^(?!.*(?<![0-9])[0-9]{11,15}(?![0-9]))(?!.*(?<!\p{L})(Dr|Pr|Mme|Mlle|Mr|M\.|Docteur|Professeur|Madame|Monsieur)\.? +\p{Lu})/u,
      'une référence ou un avis sans nom ni numéro de personne',
    )
    .default(''),
};

/** Levels of a multidisciplinary meeting, by their code (niveau_rcp). */
export const rcpLevels = ['aucune', 'locale', 'de recours', 'non connu', 'validation collégiale'] as const;
/** Whether the patient was informed, by its code (info_patient); the meaning of 2 is read as that of niveau_rcp 3. */
export const patientInformed = ['non', 'oui', 'non connu'] as const;

export const lineId = z.string().regex(/^[0-9a-f]{32,64}$/, 'l’identifiant d’une ligne (« line_id »)');

export const argumentationRequest = z.strictObject({ establishment, line_id: lineId, ...fields });
export type ArgumentationRequest = z.input<typeof argumentationRequest>;
export type ArgumentationValue = z.output<typeof argumentationRequest>;

/**
 * An argumentation as kept: never changed. The newest entered on screen holds, before any file's; else the newest of the
 * files. `id` null: it came by a file.
 */
export type Argumentation = ArgumentationValue & {
  readonly id: number | null;
  /** `<name> (<roles>)`, or what the file says. */
  readonly entered_by: string;
  /** ISO moment. */
  readonly entered_at: string;
};

/**
 * A line that was argued. `status`: in_force; inside, the line is now within the référentiel (its code was corrected);
 * gone, the publication holds the line no more. The two last are orphans: listed, never erased.
 */
export type ArgumentedLine = {
  readonly line_id: string;
  readonly status: 'in_force' | 'inside' | 'gone';
  /** Of the line, as of its first argumentation; null for who may not list lines (CME). */
  readonly date: string | null;
  readonly product: string;
  readonly product_label: string | null;
  /** The first holds; then newest first. */
  readonly entries: readonly Argumentation[];
};
export type ArgumentedLines = readonly ArgumentedLine[];

/** What contradicts itself in an argumentation, in one French sentence, or null. Form, API and file all ask here. */
export const argumentationFault = ({
  documented,
  rcp_held,
  rcp_level,
  argument,
}: Pick<
  ArgumentationValue,
  'documented' | 'rcp_held' | 'rcp_level' | 'argument'
>): ArgumentationFault | null => {
  if (rcp_held === false && rcp_level !== null && rcp_level !== 0)
    return { field: 'rcp_level', message: 'niveau_rcp : un niveau, alors qu’aucune RCP n’a eu lieu' };
  if (rcp_held === true && rcp_level === 0)
    return { field: 'rcp_level', message: 'niveau_rcp : 0 (aucune), alors que la RCP a eu lieu' };
  if (documented && rcp_held !== true && argument === '')
    return { field: 'argument', message: 'argument : attendu (référence ou avis) si aucune RCP n’a eu lieu' };
  return null;
};
export type ArgumentationFault = { readonly field: keyof ArgumentationValue; readonly message: string };

/** Columns of the argumentations file, in order: the template, the export and the importer are one layout. */
export const argumentationColumns = [
  'finess',
  'ligne_id',
  'date',
  'code',
  'documente',
  'discussion_rcp',
  'niveau_rcp',
  'info_patient',
  'ind',
  'stade',
  'ligne',
  'argument',
  'saisi_par',
  'saisi_le',
] as const;
export type ArgumentationColumn = (typeof argumentationColumns)[number];

/**
 * What a line of the file says, from the text of its cells: null where all but its identity is empty (as the template
 * came), or in one French sentence what is wrong. `date`, `code` (the line's day and product), `saisi_par` and `saisi_le` are not read here.
 */
export const readArgumentationRow = (
  cells: Readonly<Partial<Record<ArgumentationColumn, string>>>,
): ArgumentationValue | string | null => {
  const text = (column: ArgumentationColumn) => (cells[column] ?? '').trim();
  if (argumentationColumns.slice(4, 12).every((column) => text(column) === '')) return null;
  const code = (column: ArgumentationColumn) =>
    text(column) === '' ? null : /^[0-9]$/.test(text(column)) ? Number(text(column)) : text(column);
  const parsed = argumentationRequest.safeParse({
    establishment: text('finess'),
    line_id: text('ligne_id'),
    documented: yesOrNo(text('documente')),
    rcp_held: text('discussion_rcp') === '' ? null : yesOrNo(text('discussion_rcp')),
    rcp_level: code('niveau_rcp'),
    patient_informed: code('info_patient'),
    icd10: text('ind'),
    stage: text('stade'),
    therapy_line: text('ligne'),
    argument: text('argument'),
  });
  if (parsed.success) return argumentationFault(parsed.data)?.message ?? parsed.data;
  const [issue] = parsed.error.issues;
  return `${columnOf[issue?.path[0] as keyof ArgumentationValue]} : attendu ${issue?.message ?? ''}`;
};

/** The first line of the file, as a French spreadsheet opens it: the lines to argue come from the work list. */
export const argumentationTemplate = (): string => `\uFEFF${argumentationColumns.join(';')}\r\n`;

const columnOf: Readonly<Record<keyof ArgumentationValue, ArgumentationColumn>> = {
  establishment: 'finess',
  line_id: 'ligne_id',
  documented: 'documente',
  rcp_held: 'discussion_rcp',
  rcp_level: 'niveau_rcp',
  patient_informed: 'info_patient',
  icd10: 'ind',
  stage: 'stade',
  therapy_line: 'ligne',
  argument: 'argument',
};

const yesOrNo = (text: string): boolean | string =>
  ({ '1': true, oui: true, '0': false, non: false })[text.toLowerCase()] ?? text;
