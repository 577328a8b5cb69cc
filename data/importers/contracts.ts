import { literal } from '../duckdb.ts';
import { readLaw, type LawVersion } from '../law.ts';
import { finess } from './codes.ts';
import type { Check, Layout, Source } from './layout.ts';

const slug = { code: '[a-z0-9-]+', what: 'pas un nom court (minuscules, chiffres, tirets)' };

const layout: Layout = {
  title: 'contrats et volets signés',
  quote: '"',
  columns: [
    {
      name: 'etablissement',
      aliases: ['finess'],
      field: 'establishment',
      type: finess,
      doc: 'FINESS de l’établissement signataire',
    },
    {
      name: 'contrat',
      field: 'contract',
      type: slug,
      doc: 'Contrat signé : caqos-cbum, caqes-v1 ou caqes-v2 (`contract` de data/law)',
    },
    { name: 'volet', field: 'volet', type: slug, doc: 'Volet signé, tel que la loi du contrat le nomme' },
    {
      name: 'date_signature',
      field: 'signed_on',
      type: 'day',
      empty: true,
      doc: 'Jour de la signature',
    },
    { name: 'date_effet', field: 'from_day', type: 'any-day', doc: 'Premier jour du volet' },
    {
      name: 'date_fin',
      field: 'to_day',
      type: 'any-day',
      empty: true,
      doc: 'Dernier jour du volet ; vide : aucune fin connue',
    },
    { name: 'note', field: 'note', type: 'text', empty: true, doc: 'Remarque' },
  ],
  checks: () => [
    { reason: 'date_effet: avant 2000', fails: "from_day < date '2000-01-01'" },
    { reason: 'date_fin: avant date_effet', fails: 'to_day < from_day' },
    { reason: 'date_fin: après 2100', fails: "to_day > date '2100-12-31'" },
    ...lawChecks(readLaw()),
  ],
  lines: {
    line: 'line',
    establishment: 'establishment',
    contract: 'contract',
    volet: 'volet',
    signed_on: 'signed_on',
    from_day: 'from_day',
    to_day: 'to_day',
    note: 'note',
  },
  order: ['establishment', 'contract', 'volet', 'from_day', 'line'],
  whole: {
    identity: ['left(establishment, 8)', 'contract', 'volet', 'from_day'],
    twice: 'volet : déjà donné à cette date pour cet établissement et ce contrat',
  },
};

/** What the law says of a line: its contract, its volet, how long the volet may last. */
export const lawChecks = (law: readonly LawVersion[]): Check[] => {
  const versions = law.filter(({ regime }) => regime === 'contract');
  const contracts = [...new Set(versions.map(({ contract }) => contract))].sort();
  return [
    {
      reason: `contrat: inconnu de la loi (contrats connus : ${contracts.join(', ')})`,
      fails: `contract not in (${contracts.map(literal).join(', ')})`,
    },
    ...contracts.flatMap((contract) => voletChecks(contract, versions)),
  ];
};

const voletChecks = (contract: string, versions: readonly LawVersion[]): Check[] => {
  const stated = versions.filter((version) => version.contract === contract).flatMap(({ volets }) => volets);
  const known = [...new Set(stated.map(({ volet }) => volet))];
  const here = `contract = ${literal(contract)}`;
  const limited = known.flatMap((volet): Check[] => {
    const limits = stated.filter((one) => one.volet === volet).map(({ years_max }) => years_max ?? Infinity);
    const years = Math.max(...limits);
    if (years === Infinity) return [];
    // The day of the anniversary passes: contracts are often written « du 1/01/2018 au 1/01/2023 ».
    return [
      {
        reason: `date_fin: le volet ${volet} de ${contract} dure ${years} ans au plus`,
        fails: `${here} and volet = ${literal(volet)} and to_day > from_day + interval ${years} year`,
      },
    ];
  });
  return [
    {
      reason: `volet: inconnu de ${contract} (volets connus : ${known.join(', ')})`,
      fails: `${here} and volet not in (${known.map(literal).join(', ')})`,
    },
    ...limited,
  ];
};

/**
 * Contracts: which establishment signed which volets of which contract, from when. Restricted: it tells of named
 * establishments what each has committed to, and no national list of it is published.
 */
export const contracts: Source = {
  name: 'contracts',
  doc: 'Contrats signés : quel établissement a signé quels volets, et depuis quand.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: false,
  span: null,
  totals: [],
  elsewhere: {
    marks: ['predecesseur', 'successeur'],
    why: 'est une table des fusions : importez-la avec finess (npm run data -- import finess)',
  },
};
