import { argumentationColumns, readArgumentationRow, type ArgumentationColumn } from '#api/argumentation.ts';
import { finess } from './codes.ts';
import type { CellReader, Column, Layout, Source } from './layout.ts';

/** Cells of an argumentation, from those of the file: api/argumentation.ts alone says what is right, as for the form. */
export const arguedCells: CellReader = (cells) => {
  const read = readArgumentationRow(cells);
  if (read === null || typeof read === 'string') return read;
  const { date = '', code = '', saisi_par: by = '', saisi_le: at = '' } = cells;
  if (by.length > longestName) return `saisi_par : ${longestName} caractères au plus`;
  return [
    read.establishment,
    read.line_id,
    date,
    code,
    yesOrNo(read.documented),
    yesOrNo(read.rcp_held),
    numberOrNone(read.rcp_level),
    numberOrNone(read.patient_informed),
    read.icd10,
    read.stage,
    read.therapy_line,
    read.argument,
    by,
    at,
  ];
};

const longestName = 300;
const yesOrNo = (value: boolean | null) => (value === null ? '' : value ? 'oui' : 'non');
const numberOrNone = (value: number | null) => (value === null ? '' : String(value));

const text = (field: string, doc: string): Omit<Column, 'name'> => ({
  ...{ field, type: 'text', empty: true, optional: true, doc },
});

const columns: Readonly<Record<ArgumentationColumn, Omit<Column, 'name'>>> = {
  finess: { field: 'finess', type: finess, doc: 'Établissement' },
  ligne_id: {
    field: 'line_id',
    type: { code: '[0-9a-f]{32,64}', what: 'pas l’identifiant d’une ligne' },
    aliases: ['line_id'],
    doc: 'Ligne argumentée, telle que la liste de travail l’exporte : la même d’une publication à l’autre',
  },
  date: { field: 'date', type: 'day', doc: 'Date de la ligne : elle dit les mois dont le fichier parle' },
  code: {
    field: 'product',
    type: { code: '[0-9]{13}|[0-9]{7}', what: 'pas un code UCD (13 chiffres) ni LPP (7 chiffres)' },
    aliases: ['product'],
    doc: 'Produit de la ligne',
  },
  documente: {
    field: 'documented',
    type: 'boolean',
    doc: 'L’argumentation est-elle au dossier ; une ligne laissée vide ne dit rien',
  },
  discussion_rcp: {
    ...{ field: 'rcp_held', type: 'boolean', empty: true, optional: true },
    doc: 'RCP tenue (MEDACAN) : 0 ou 1',
  },
  niveau_rcp: {
    ...{ field: 'rcp_level', type: 'integer', empty: true, optional: true },
    doc: 'Niveau de la RCP (MEDACAN) : 0 aucune, 1 locale, 2 de recours, 3 non connu, 4 validation collégiale',
  },
  info_patient: {
    ...{ field: 'patient_informed', type: 'integer', empty: true, optional: true },
    doc: 'Patient informé (MEDACAN) : 0 non, 1 oui, 2 lu comme non connu',
  },
  ind: text('icd10', 'Indication en CIM-10, 3 à 6 caractères sans point (MEDACAN)'),
  stade: text('stage', 'Stade'),
  ligne: text('therapy_line', 'Ligne de traitement'),
  argument: text('argument', 'Référence ou avis, 500 caractères au plus, sans nom ni numéro de personne'),
  saisi_par: text('entered_by', 'Qui l’a saisie'),
  saisi_le: {
    ...{ field: 'entered_at', type: 'moment', empty: true, optional: true },
    doc: 'Quand ; vide : le moment de l’import',
  },
};

const kept = (field: string) => `coalesce(${field}, '')`;

const layout: Layout = {
  title: 'lignes hors référentiel argumentées',
  quote: '"',
  columns: argumentationColumns.map((name) => ({ name, ...columns[name] })),
  reader: () => arguedCells,
  lines: {
    line: 'line',
    line_id: 'line_id',
    finess: 'finess',
    date: 'date',
    product: 'product',
    documented: 'documented',
    rcp_held: 'rcp_held',
    rcp_level: 'rcp_level',
    patient_informed: 'patient_informed',
    icd10: kept('icd10'),
    stage: kept('stage'),
    therapy_line: kept('therapy_line'),
    argument: kept('argument'),
    entered_by: kept('entered_by'),
    entered_at: 'coalesce(entered_at, $imported_at)',
  },
  order: ['finess', 'date', 'line_id', 'line'],
  whole: { identity: ['line_id'], twice: 'ligne_id : déjà argumentée dans ce fichier' },
};

/** Argumentations of lines hors référentiel: whether the record holds one, and what it rests on. */
export const argumentations: Source = {
  name: 'argumentations',
  doc:
    'Argumentations des lignes hors référentiel, une par ligne de liste en sus ; l’écran exporte la liste à remplir, ' +
    '`npm run data -- template argumentations` son en-tête. Une ligne laissée vide ne dit rien. Le fichier parle des ' +
    'établissements qu’il nomme, du premier au dernier mois de ses lignes, ou de `--from` à `--to`.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: false,
  span: 'date',
  totals: [],
};
