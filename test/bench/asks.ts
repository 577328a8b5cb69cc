import type { Role } from '#api/access.ts';
import type { QuestionName } from '#api/questions/index.ts';

/** A row of the table of targets (docs/performance.md): what its slowest question may take. */
export type Row = 'agency' | 'establishment' | 'crossed' | 'region' | 'linked';

/** One question as a screen asks it. `label`: what of it, where a screen asks it in several ways. */
export type Ask = {
  readonly row: Row;
  readonly role: Role;
  readonly question: QuestionName;
  readonly label: string;
  readonly path: string;
};

/** Where the readers of the demo are, and what there is in the establishment that they cross. */
export type Place = {
  readonly region: string;
  readonly establishment: string;
  readonly year: number;
  readonly unit: string;
  readonly prescriber: string;
  readonly product: string;
};

type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** Every question of the product and each of its drill-downs, in the groups that screens ask. */
export const asksOf = ({ region, establishment, year, unit, prescriber, product }: Place): readonly Ask[] => {
  const ask =
    (row: Row, role: Role) =>
    (question: QuestionName, parameters: Parameters = {}, label = ''): Ask => ({
      ...{ row, role, question, label },
      path: `/api/${question}${queryOf(parameters)}`,
    });
  const agency = ask('agency', 'ars');
  const own = ask('establishment', 'pui');
  const crossed = ask('crossed', 'pui');
  const linked = ask('linked', 'pui');
  const ofRegion = { region, year };
  const months = { from: `${year - 2}-01`, to: `${year}-12` };
  const one = { indicator: 'phev_evolution' };
  const here = { region, establishment, year };
  const chosen = { establishment, region, ...months };
  return [
    agency('publication'),
    agency('regions'),
    agency('catalogue'),
    agency('establishments', { region }),
    agency('versions'),
    agency('groups', { region }),
    agency('events', { region }),
    agency('region-summary', { ...ofRegion, indicator: cards }, 'cards'),
    agency('target-gap', { ...ofRegion, indicator: cards }, 'cards'),
    agency('target-gap', { ...ofRegion, ...one }, 'one indicator'),
    agency('contributors', { ...ofRegion, indicator: cards }, 'cards'),
    agency('trend', { region, indicator: cards, grain: 'year' }, 'years'),
    agency('trend', { region, ...one, grain: 'month' }, 'months'),
    agency('trend', { region, ...one, grain: 'rolling' }, '12 months'),
    agency('targets', { ...ofRegion, indicator: cards }),
    agency('indicator-targets', { region, ...one }),
    agency('engagements', ofRegion),
    agency('results-summary', ofRegion),
    agency('matrix', ofRegion),
    agency('bridge', { ...ofRegion, ...one }),
    agency('breakdown', { ...ofRegion, ...one, by: 'atc2' }, 'classes'),
    ...(['region', 'establishment', 'product', 'specialty'] as const).map((by) =>
      agency('situations', { ...ofRegion, by }, by),
    ),
    agency('prescriber-distribution', { region, year }),
    agency('deviation', { ...ofRegion, by: 'establishment', numerator: 'off_label' }, 'establishments'),
    own('target-gap', { ...here, indicator: cards }, 'cards'),
    own('trend', { region, establishment, indicator: cards, grain: 'year' }, 'years'),
    own('trend', { region, establishment, ...one, grain: 'month' }, 'months'),
    own('peer-position', { ...here, indicator: cards }),
    own('targets', { ...here, indicator: cards }),
    own('year-results', { establishment, year }),
    own('consequences', { establishment, year }),
    own('identification', { establishment, year }),
    own('units', here),
    own('prescribers', here),
    own('bridge', { ...here, ...one }),
    own('levers', { establishment, year }),
    own('unargued', { establishment, region }),
    ...(['establishment', 'product', 'specialty'] as const).map((by) =>
      own('situations', { ...here, by }, by),
    ),
    ...(['unit', 'prescriber'] as const).map((by) => own('deviation', { ...here, by }, by)),
    ...(['kind', 'atc1', 'atc4', 'product', 'specialty', 'prescriber'] as const).map((by) =>
      crossed('breakdown', { ...here, ...one, by }, by),
    ),
    ...(['unit', 'area'] as const).map((by) =>
      crossed('breakdown', { ...here, indicator: 'les_drugs_evolution', by }, by),
    ),
    crossed('lines', { establishment, region, year }, 'first page'),
    crossed('lines', { establishment, region, year, unit, prescriber }, 'service and prescriber'),
    crossed(
      'simulation',
      { establishment, year, generics: 30, repertoire: 20, price: 50, back: [`${product}:50`] },
      'four levers',
    ),
    linked('linked', { ...chosen, measure: 'amount' }, 'nothing chosen'),
    linked('linked', { ...chosen, measure: 'amount', unit }, 'service'),
    linked('linked', { ...chosen, measure: 'lines', unit, prescriber }, 'service and prescriber'),
    linked('linked', { ...chosen, measure: 'stays', unit }, 'service, stays'),
  ];
};

/** The cards of Région: one request for all. */
const cards = [
  'phev_evolution',
  'generic_repertoire',
  'les_drugs_evolution',
  'les_devices_evolution',
  'phev_medicines_evolution',
  'phev_lpp_evolution',
];

const queryOf = (parameters: Parameters): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [String(value)])
      query.append(name, each);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};
