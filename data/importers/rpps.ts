import type { CellReader, Layout, Source } from './layout.ts';

// As the directory names them; case and accents are not looked at.
const type = 'Type d’identifiant PP';
const number = 'Identifiant PP';
const profession = 'Code profession';
const skill = 'Code savoir-faire';
const label = 'Libellé savoir-faire';
const sector = 'Code secteur d’activité';

/**
 * What is kept of a person's activity: no name, no address, no employer. Who has an ADELI number and no RPPS (type 0)
 * prescribes nothing of the liste en sus: left out.
 */
export const directoryCells: CellReader = (cells) => {
  const text = (name: string) => (cells[name] ?? '').trim();
  if (text(type) === '0') return null;
  if (!/^[0-9]{11}$/.test(text(number))) return 'Identifiant PP: pas un numéro RPPS (11 chiffres)';
  return [text(type), ...[number, profession, skill, label, sector].map(text)];
};

const straight = (name: string) => name.replace('’', "'");

const layout: Layout = {
  title: 'PS_LibreAcces_Personne_activite',
  delimiter: '|',
  quote: '"',
  columns: [
    { name: type, aliases: [straight(type)], field: 'type', type: 'text', doc: '8 RPPS ; 0 ADELI, ignoré' },
    { name: number, field: 'rpps', type: 'text', personal: true, doc: 'Numéro RPPS, 11 chiffres' },
    {
      ...{ name: profession, field: 'profession', type: 'text', empty: true },
      doc: 'Code de profession (10 médecin)',
    },
    {
      ...{ name: skill, field: 'specialty', type: 'text', empty: true, optional: true },
      doc: 'Spécialité, par son code (SM54…)',
    },
    {
      ...{ name: label, field: 'specialty_label', type: 'text', empty: true, optional: true },
      doc: 'Son libellé : rapproché de ceux du produit',
    },
    {
      ...{ name: sector, aliases: [straight(sector)], field: 'activity', type: 'text', empty: true },
      doc: 'Secteur d’activité, par son code (SA01 hôpital public…)',
    },
  ],
  reader: () => directoryCells,
  lines: {
    line: 'line',
    rpps: 'rpps',
    profession: 'profession',
    specialty: 'specialty',
    specialty_label: 'specialty_label',
    activity: 'activity',
  },
  order: ['rpps', 'line'],
};

/** The directory of health professionals: specialty and activity of a prescriber's number, nothing else. */
export const rpps: Source = {
  name: 'rpps',
  doc:
    'Annuaire RPPS en libre accès (`PS_LibreAcces_Personne_activite_….txt`, séparateur `|`) : numéro, profession, spécialité ' +
    'et secteur d’activité en sont gardés, ni nom ni adresse. Il donne la spécialité des lignes qui n’en disent pas.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: false,
  span: null,
  totals: [],
};
