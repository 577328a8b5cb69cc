import {
  declarationColumns,
  readDeclarationRow,
  type Declarable,
  type DeclarationColumn,
} from '#api/declaration.ts';
import { readIndicators, type Indicator } from '../definitions.ts';
import { finess, year } from './codes.ts';
import type { CellReader, Column, Layout, Source } from './layout.ts';

/** The indicators that are declared, in the order of their screens. */
export const declarableOf = (indicators: readonly Indicator[]): Declarable[] =>
  indicators.flatMap(({ slug, kind, sources }) =>
    kind !== 'growth' && sources.includes('declarations') ? [{ indicator: slug, kind }] : [],
  );

/** Cells of a declared line, from those of the file: api/declaration.ts alone says what is right, as for the form. */
export const declaredCells =
  (declarable: readonly Declarable[]): CellReader =>
  (cells) => {
    const read = readDeclarationRow(cells, declarable);
    if (read === null || typeof read === 'string') return read;
    const { declare_par: by = '', declare_le: at = '' } = cells;
    if (by.length > longestName) return `declare_par : ${longestName} caractères au plus`;
    return [
      read.establishment,
      String(read.year),
      read.indicator,
      ...[read.value, read.numerator, read.denominator].map(exact),
      read.proof,
      by,
      at,
    ];
  };

const longestName = 300;

const exact = (value: number | null) => (value === null ? '' : value.toFixed(3).replace('.', ','));

const columns: Readonly<Record<DeclarationColumn, Omit<Column, 'name'>>> = {
  finess: { field: 'finess', type: finess, doc: 'Établissement qui déclare' },
  annee: { field: 'year', type: year, doc: 'Année déclarée, au plus celle en cours' },
  indicateur: { field: 'indicator', type: 'text', doc: 'Indicateur déclaré, tel que le modèle le nomme' },
  valeur: {
    field: 'value',
    type: 'amount',
    empty: true,
    doc: 'Montant, score de 0 à 100, ou niveau (non débuté, en cours, réalisé ; ou 0, 1, 2) ; vide pour un taux',
  },
  numerateur: { field: 'numerator', type: 'amount', empty: true, doc: 'Numérateur d’un taux' },
  denominateur: { field: 'denominator', type: 'amount', empty: true, doc: 'Dénominateur d’un taux' },
  preuve: {
    field: 'proof',
    type: 'text',
    empty: true,
    optional: true,
    doc: 'Référence de la pièce tenue à la disposition de l’agence, 300 caractères au plus',
  },
  declare_par: { field: 'declared_by', type: 'text', empty: true, optional: true, doc: 'Qui déclare' },
  declare_le: {
    field: 'declared_at',
    type: 'moment',
    empty: true,
    optional: true,
    doc: 'Quand ; vide : le moment de l’import',
  },
};

const layout: Layout = {
  title: 'valeurs déclarées',
  quote: '"',
  columns: declarationColumns.map((name) => ({ name, ...columns[name] })),
  reader: () => declaredCells(declarableOf(readIndicators())),
  lines: {
    line: 'line',
    finess: 'finess',
    year: 'year::integer',
    indicator: 'indicator',
    value: 'value',
    numerator: 'numerator',
    denominator: 'denominator',
    proof: "coalesce(proof, '')",
    declared_by: "coalesce(declared_by, '')",
    declared_at: 'coalesce(declared_at, $imported_at)',
  },
  order: ['finess', 'year', 'indicator', 'line'],
  whole: {
    identity: ['left(finess, 8)', 'year', 'indicator'],
    twice: 'indicateur : déjà déclaré pour cet établissement et cette année',
  },
};

/** Declared values: what establishments say of themselves, a year and an indicator a line. */
export const declarations: Source = {
  name: 'declarations',
  doc:
    'Valeurs que les établissements déclarent, une ligne par année et indicateur ; ' +
    '`npm run data -- template declarations` en donne le modèle. Une ligne laissée vide ne déclare rien.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: false,
  span: 'year',
  totals: [],
};
