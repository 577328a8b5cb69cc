import type { Row } from '../duckdb.ts';
import type { Layout, Source } from './layout.ts';
import { indicationCode, label, referenceLines, reserved, text } from './les-reference-lines.ts';
import { compassionate, devices, listings, periods } from './les-reference-lists.ts';

// A day, or the number that Excel keeps for it. What is no day leaves none: the month of a snapshot is enough to classify,
// and the real ones hold `*`, a 29 February 2019 and the number of a text.
const day = (field: string) =>
  `case when regexp_full_match(${field}, '(3[6-9]|4[0-9])[0-9]{3}') then date '1899-12-30' + try_cast(${field} as integer)
    when parse_day(${field}) between date '2000-01-01' and date '2100-12-31' then parse_day(${field}) end`;
const unread = (field: string, read: string) =>
  `case when ${field} <> '*' and ${read} is null then ${field} end`;

const snapshots: Layout = {
  title: 'registre mensuel UCD × indication de l’ATIH (medref_indications)',
  mark: 'code_les',
  missing: 'NA',
  quote: '"',
  columns: [
    {
      name: 'ucd7',
      field: 'ucd',
      type: { code: '9[0-9]{6}|[*]', what: 'pas un code UCD (7 chiffres, le premier est 9) ou *' },
      doc: 'Médicament ; * pour un code réservé',
    },
    { name: 'code_les', field: 'indication', type: indicationCode, doc: 'Code indication' },
    {
      name: 'inscription',
      field: 'inscription',
      type: {
        code: '(?i)oui|non|rtu|rtu term|[*]{1,2}',
        what: 'pas une inscription connue (oui, non, RTU, RTU TERM, * ou **)',
      },
      doc: 'Ce que le registre dit de ce couple ce mois-là',
    },
    { name: 'periode', field: 'month', type: 'month', doc: 'Mois de l’instantané' },
    text(
      'datedebut',
      'start_text',
      'Premier jour : date, ou son numéro dans Excel ; un autre texte n’en donne aucun, et le rapport le cite',
    ),
    {
      ...text('datefin', 'end_text', 'Dernier jour ; de « non » et « RTU TERM », le jour qui les ouvre'),
      optional: true,
    },
    label('libindication', 'label', 'Libellé de l’indication'),
    label('specialite', 'brand', 'Spécialité'),
    label('dci', 'inn', 'Dénomination commune internationale'),
    label('classind1', 'class_1', 'Classe thérapeutique de l’indication'),
    label('classind2', 'class_2', 'Sous-classe'),
    label('gener', 'role_text', 'Princeps, générique, biosimilaire ou médicament importé'),
  ],
  derived: {
    from_day: day('start_text'),
    to_day: day('end_text'),
    unread_start: unread('start_text', 'from_day'),
    unread_end: unread('end_text', 'to_day'),
    // Three cells of the real register hold, after their own text, that of another line.
    role: "nullif(trim(split_part(role_text, ';', 1)), '')",
    shifted: "case when contains(role_text, ';') then role_text end",
  },
  checks: () => [
    {
      reason: 'ucd7: * pour un code qui n’est pas réservé',
      fails: `ucd = '*' and indication not in ${reserved}`,
    },
  ],
  lines: referenceLines({
    kind: "'indication'",
    month: 'month',
    product: "ucd13(nullif(ucd, '*'))",
    indication: 'indication',
    inscription: 'inscription',
    from_day: 'from_day',
    to_day: 'to_day',
    label: 'label',
    brand: "nullif(brand, '*')",
    inn: "nullif(inn, '*')",
    class_1: "nullif(class_1, '*')",
    class_2: "nullif(class_2, '*')",
    generic_role: 'role',
  }),
  order: ['month', 'ucd', 'indication', 'line'],
  review: {
    fields: ['unread_start', 'unread_end', 'shifted'],
    notes: (rows) => [
      ...noteOf(rows, 'unread_start', 'datedebut : textes qui ne sont pas des dates, laissés vides'),
      ...noteOf(rows, 'unread_end', 'datefin : textes qui ne sont pas des dates, laissés vides'),
      ...noteOf(rows, 'shifted', 'gener : cellules qui contiennent le reste d’une autre ligne, perdue'),
    ],
  },
};

const noteOf = (rows: readonly Row[], field: string, what: string) => {
  const texts = [
    ...new Set(rows.flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : []))),
  ].sort();
  const more = texts.length > mostCited ? `, et ${texts.length - mostCited} de plus` : '';
  return texts.length === 0
    ? []
    : [
        `${what} : ${texts
          .slice(0, mostCited)
          .map((text) => `« ${text} »`)
          .join(', ')}${more}.`,
      ];
};

const mostCited = 10;

/**
 * What the reference of the liste en sus says: medicines by month or by dates, listings and removals, early access, devices.
 * As received: sql/staging/les_class.sql says what it makes of a line.
 */
export const lesReference: Source = {
  name: 'les-reference',
  doc:
    'Référentiel de la liste en sus, un fichier par lot, reconnu à son en-tête : registre mensuel, indications datées, ' +
    'évènements des UCD, accès précoce et compassionnel, évènements des dispositifs.',
  sensitivity: 'open',
  layouts: [snapshots, periods, listings, devices, compassionate],
  parquet: true,
  commas: true,
  span: null,
  totals: [],
};
