import type { CountedUnit } from '../definition.ts';

type Counted = (n: string, many: boolean) => string;

/** « 3 boîtes », but « 3 millions de boîtes ». */
const counted =
  (one: string, several: string): Counted =>
  (n, many) => {
    const of = /illi(on|ard)s?$/.test(n) ? (/^[aeiou]/.test(several) ? 'd’' : 'de ') : '';
    return `${n} ${of}${many ? several : one}`;
  };

/** What numerators and denominators count, but euros, which a format writes. */
const counts: Record<Exclude<CountedUnit, 'euro' | 'level'>, Counted> = {
  box: counted('boîte', 'boîtes'),
  line: counted('ligne', 'lignes'),
  quantity: counted('unité', 'unités'),
  trip: counted('trajet', 'trajets'),
  stay: counted('séjour', 'séjours'),
  patient: counted('patient', 'patients'),
  prescription: counted('prescription', 'prescriptions'),
  record: counted('dossier', 'dossiers'),
  device: counted('dispositif', 'dispositifs'),
  score: counted('point', 'points'),
};

/** How values and what they count are written. */
export const unitsFr = {
  counts,
  /** Steps of an engagement carried out by stages (api/declaration.ts), by their value. */
  between: (one: string, other: string) => `entre « ${one} » et « ${other} »`,
  levels: ['non débuté', 'en cours', 'réalisé'],
  /** Of an axis, in the subtitle of a chart. */
  axis: {
    percent: 'en %',
    euro: 'en euros',
    box: 'en boîtes',
    score: 'en points sur 100',
    level: 'par étapes',
  },
};
