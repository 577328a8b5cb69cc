import { Refusal } from '../refusal.ts';
import type { Decimal } from './cells.ts';
import type { Source } from './layout.ts';

/** What the user says of a file beyond the file itself. Months are AAAA-MM. */
export type ImportOptions = {
  readonly year: number | null;
  readonly complete: boolean;
  readonly partial: boolean;
  readonly decimal: Decimal;
  readonly regions: readonly string[];
  /** FINESS of the region that the file does not speak for. */
  readonly except: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly provisionalFrom: string | null;
  /** Share of bad lines above which the file is refused, in percent. */
  readonly maxBad: number;
};

export const defaultOptions: ImportOptions = {
  year: null,
  complete: false,
  partial: false,
  decimal: 'comma',
  regions: [],
  except: [],
  from: null,
  to: null,
  provisionalFrom: null,
  maxBad: 5,
};

type Flag = {
  readonly flag: string;
  readonly sources: readonly Source['name'][];
  readonly doc: string;
  readonly repeatable?: true;
};

const monthly = ['phev', 'les', 'transport'] as const;
const dated = [...monthly, 'argumentations'] as const;

/** Each flag: as the user writes it, and the sources that it means something for. */
export const flags: Readonly<Record<Exclude<keyof ImportOptions, 'regions'> | 'region', Flag>> = {
  year: {
    flag: '--year <AAAA>',
    sources: ['open-phmev'],
    doc: 'année des données, si le nom du fichier ne la dit pas',
  },
  complete: {
    flag: '--complete',
    sources: ['open-phmev'],
    doc: 'le fichier est une année nationale entière',
  },
  partial: {
    flag: '--partial',
    sources: ['open-phmev', ...dated],
    doc: 'le fichier n’est qu’un extrait de sa source',
  },
  decimal: {
    flag: '--decimal <point|comma>',
    sources: monthly,
    doc: 'marque décimale des montants du CSV (virgule par défaut)',
  },
  region: {
    flag: '--region <code>',
    sources: dated,
    doc: 'le fichier couvre toute cette région, établissements sans ligne compris',
    repeatable: true,
  },
  except: {
    flag: '--except <finess>',
    sources: dated,
    doc: 'établissement de la région (FINESS à 9 caractères) dont le fichier ne dit rien, par exemple en retard',
    repeatable: true,
  },
  from: {
    flag: '--from <AAAA-MM>',
    sources: dated,
    doc: 'premier mois couvert, si ce n’est celui de la première ligne',
  },
  to: { flag: '--to <AAAA-MM>', sources: dated, doc: 'dernier mois couvert' },
  provisionalFrom: {
    flag: '--provisional-from <AAAA-MM>',
    sources: ['open-phmev', ...dated],
    doc: 'premier mois que la source peut encore compléter',
  },
  maxBad: {
    flag: '--max-bad <pourcent>',
    sources: ['open-phmev', ...monthly, 'finess', 'targets', 'les-reference', 'rpps', 'events', 'groups'],
    doc: 'part de lignes mauvaises au-delà de laquelle le fichier est refusé (5 par défaut)',
  },
};

type Given = Partial<Record<keyof typeof flags, unknown>>;

/** Flags as the command line gives them. @throws Refusal naming the one that is wrong or means nothing for the source */
export const readOptions = (source: Source, given: Given): ImportOptions => {
  for (const [name, { flag, sources }] of Object.entries(flags)) {
    const used = given[name as keyof typeof flags] !== undefined;
    if (used && !sources.includes(source.name)) {
      throw new Refusal(`${flag.split(' ')[0] ?? ''} ne s’applique pas à la source ${source.name}.`);
    }
  }
  return {
    year: given.year === undefined ? null : Number(text('--year', given.year, /^20[0-9]{2}$/)),
    complete: given.complete === true,
    partial: given.partial === true,
    decimal:
      given.decimal === undefined
        ? 'comma'
        : (text('--decimal', given.decimal, /^(?:point|comma)$/) as Decimal),
    regions: texts('--region', given.region, /^[0-9]{2}$/),
    except: texts('--except', given.except, /^[0-9][0-9AB][0-9]{7}$/, wholeFiness),
    from: month('--from', given.from),
    to: month('--to', given.to),
    provisionalFrom: month('--provisional-from', given.provisionalFrom),
    maxBad: given.maxBad === undefined ? 5 : Number(text('--max-bad', given.maxBad, /^(?:100|[0-9]{1,2})$/)),
  };
};

const month = (flag: string, value: unknown) =>
  value === undefined ? null : text(flag, value, /^[0-9]{4}-(?:0[1-9]|1[0-2])$/);

const wholeFiness = ' : donnez le FINESS entier, à 9 caractères';

const texts = (flag: string, values: unknown, pattern: RegExp, hint = '') =>
  ((values ?? []) as unknown[]).map((value) => text(flag, value, pattern, hint));

const text = (flag: string, value: unknown, pattern: RegExp, hint = '') => {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new Refusal(`${flag} : « ${String(value)} » n’est pas une valeur attendue${hint}.`);
};
