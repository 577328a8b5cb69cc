import { breakdowns, type Breakdown } from '#api/bridge.ts';
import { leverEntries, readLevers, type Levers } from './levers.ts';
import { drillDimensions, type Drill, type DrillDimension, type Measure } from './linked.ts';

/**
 * What the reader chose, as the address carries it: short French names, and only what was chosen; a default is never
 * written, so that a bare link keeps opening on what is current.
 */
export type Choice = {
  region?: string;
  year?: number;
  indicator?: string;
  establishment?: string;
  language?: 'en';
  /** Charts shown as their table twin. */
  tables?: readonly string[];
  /** The part of a screen that is open, and the half of the year. */
  tab?: string;
  period?: 's1' | 's2';
  /** Of the table on screen; `category` is what its filter keeps. */
  search?: string;
  category?: string;
  sort?: { column: string; down: boolean };
  hidden?: readonly string[];
  /** Of the matrix: the volet shown, and the result that its lines must hold. */
  volet?: string;
  result?: string;
  /** Which lines of the liste en sus. */
  situation?: string;
  unit?: string;
  product?: string;
  prescriber?: string;
  /** The one whose form is open. */
  line?: string;
  /** Gain-sharing rates entered, in %: `ipp:25`. */
  rates?: readonly string[];
  /** Of the linked page: what is chosen in each dimension, between which months, in what and as which share. */
  drill?: Drill;
  from?: string;
  to?: string;
  measure?: Exclude<Measure, 'quantity'>;
  share?: 'off_label';
  /** Of the simulator: how far each lever is moved. */
  levers?: Levers;
  /** Of the gap: what its change is broken down by, and the class of which the classes are shown. */
  by?: Breakdown;
  within?: string;
  /** Of the gap: the group of establishments, `ght:…`, and the month that the year is seen from, 1 to 12. */
  group?: string;
  seen?: number;
};

const byNames: Record<Breakdown, string> = {
  kind: 'nature',
  atc1: 'atc1',
  atc2: 'atc2',
  atc4: 'atc4',
  area: 'domaine',
  product: 'produit',
  unit: 'service',
  specialty: 'specialite',
  prescriber: 'prescripteur',
};

/** Each a parameter of its own, repeated for each key: keys are any text. */
const drillNames: Record<DrillDimension, string> = {
  unit: 'services',
  specialty: 'specialites',
  prescriber: 'prescripteurs',
  product: 'produits',
  dci: 'dci',
  atc: 'atc',
  group: 'groupes',
  indication: 'indications',
  situation: 'situations',
};
/** Where a key has a shape, as the server asks it (api/questions/linked.ts); an empty one is what has none. */
const drillShapes: Partial<Record<DrillDimension, RegExp>> = {
  prescriber: /^([0-9]{11})?$/,
  product: /^([0-9]{7,13})?$/,
  dci: /^([A-Z][0-9A-Z]{0,6})?$/,
  atc: /^([A-Z][0-9A-Z]{0,6})?$/,
  situation: /^[a-z_]{0,20}$/,
};
const measureNames = { amount: 'montant', lines: 'lignes', stays: 'sejours' } as const;

/** Reads what it understands; the rest is left out, as if it had not been chosen. */
export function readChoice(query: URLSearchParams): Choice {
  const text = (name: string, shape: RegExp) => {
    const value = query.get(name);
    return value !== null && shape.test(value) ? value : undefined;
  };
  const list = (name: string) => text(name, /^[a-z_-]+(,[a-z_-]+)*$/)?.split(',');
  const year = text('annee', /^20\d\d$/);
  const period = query.get('periode');
  const seen = text('vu', /^([1-9]|1[0-2])$/);
  const sort = /^(-?)([a-z][a-z0-9_]*)$/.exec(query.get('tri') ?? '');
  return chosen({
    region: text('region', /^\d{2}$/),
    year: year === undefined ? undefined : Number(year),
    indicator: text('ind', /^[a-z][a-z0-9_]+$/),
    establishment: text('etab', /^[0-9][0-9AB][0-9A-Z]{6,7}$/),
    language: query.get('langue') === 'en' ? 'en' : undefined,
    tables: list('tableau'),
    tab: text('vue', /^[a-z-]+$/),
    period: period === 's1' || period === 's2' ? period : undefined,
    search: text('recherche', /\S/),
    category: text('categorie', /\S/),
    sort: sort?.[2] === undefined ? undefined : { column: sort[2], down: sort[1] === '-' },
    hidden: list('sans'),
    volet: text('volet', /^[a-z0-9-]+$/),
    result: text('resultat', /^[a-z-]+$/),
    situation: text('situation', /^[a-z_]+$/),
    unit: text('service', /\S/),
    product: text('produit', /^[0-9]{7,13}$/),
    prescriber: text('prescripteur', /^[0-9]{11}$/),
    line: text('ligne', /^[0-9a-f]{32,64}$/),
    rates: text('taux', /^[a-z][a-z0-9_]*:(2\d|30)(,[a-z][a-z0-9_]*:(2\d|30))*$/)?.split(','),
    drill: readDrill(query),
    from: text('de', month),
    to: text('a', month),
    measure: (['amount', 'lines', 'stays'] as const).find((one) => measureNames[one] === query.get('mesure')),
    share: query.get('part') === 'hors-amm' ? 'off_label' : undefined,
    levers: readLevers(query),
    by: breakdowns.find((one) => byNames[one] === query.get('par')),
    within: text('dans', /^[A-Z][0-9A-Z]{0,6}$/),
    group: text('groupe', /^(categorie|ght|autre|mien):\S/),
    seen: seen === undefined ? undefined : Number(seen),
  });
}

const month = /^20\d\d-(0[1-9]|1[0-2])$/;

function readDrill(query: URLSearchParams): Drill | undefined {
  const lists = drillDimensions.flatMap((dimension) => {
    const shape = drillShapes[dimension] ?? /^/;
    const keys = new Set(
      query.getAll(drillNames[dimension]).filter((key) => key.length <= 80 && shape.test(key)),
    );
    return keys.size > 0 ? [[dimension, [...keys].slice(0, 60)] as const] : [];
  });
  return lists.length > 0 ? Object.fromEntries(lists) : undefined;
}

export function writeChoice(choice: Choice): string {
  const { sort } = choice;
  const entries: [string, string | number | undefined][] = [
    ['region', choice.region],
    ['annee', choice.year],
    ['ind', choice.indicator],
    ['etab', choice.establishment],
    ['langue', choice.language],
    ['tableau', choice.tables?.join(',')],
    ['vue', choice.tab],
    ['periode', choice.period],
    ['recherche', choice.search],
    ['categorie', choice.category],
    ['tri', sort && `${sort.down ? '-' : ''}${sort.column}`],
    ['sans', choice.hidden?.join(',')],
    ['volet', choice.volet],
    ['resultat', choice.result],
    ['situation', choice.situation],
    ['service', choice.unit],
    ['produit', choice.product],
    ['prescripteur', choice.prescriber],
    ['ligne', choice.line],
    ['taux', choice.rates?.join(',')],
    ['de', choice.from],
    ['a', choice.to],
    ['mesure', choice.measure && measureNames[choice.measure]],
    ['part', choice.share && 'hors-amm'],
    ...leverEntries(choice.levers),
    ['par', choice.by && byNames[choice.by]],
    ['dans', choice.within],
    ['groupe', choice.group],
    ['vu', choice.seen],
  ];
  const query = new URLSearchParams();
  for (const [name, value] of entries)
    if (value !== undefined && value !== '') query.set(name, String(value));
  for (const dimension of drillDimensions)
    for (const key of choice.drill?.[dimension] ?? []) query.append(drillNames[dimension], key);
  return query.size > 0 ? `?${query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}` : '';
}

/** What follows the reader from screen to screen; the rest belongs to one screen. */
export function travelling({ region, year, indicator, establishment, language }: Choice): Choice {
  return chosen({ region, year, indicator, establishment, language });
}

/** A change of what is chosen; undefined takes back to the default. */
export type Change = { [K in keyof Choice]?: Choice[K] | undefined };

/** Drops what is undefined or empty. */
export function chosen(choice: Change): Choice {
  const kept = Object.entries(choice).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.fromEntries(kept);
}

const isEmpty = (value: object | string | number) =>
  typeof value === 'object' && Object.keys(value).length === 0;
