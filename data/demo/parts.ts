import type { Coverage } from '#data/batch.ts';

/** One batch of the demo: what its lines are cut from, and what it speaks for. */
export type Part = {
  /** Unique; with the seed and the scale it identifies the batch. */
  readonly name: string;
  readonly source:
    | 'finess'
    | 'phev'
    | 'les'
    | 'transport'
    | 'declarations'
    | 'contracts'
    | 'targets'
    | 'les-reference'
    | 'argumentations'
    | 'rpps'
    | 'events'
    | 'groups';
  readonly wave: 1 | 2;
  readonly region: Region | null;
  readonly from: string;
  readonly to: string;
  /** Fault of the only establishment that this file is about; null for all the others. */
  readonly alone: Fault | null;
  readonly coverage: Coverage | null;
};

type Region = '75' | '27';

/** late: a half-year of liste en sus comes after the first publication; never: one that does not come; corrected: PHEV sent again. */
export type Fault = 'late' | 'never' | 'corrected';

/**
 * The demo's files in order of arrival. The first publication follows wave 1: last months incomplete, one half-year of
 * one hospital short of lines, two establishments with a half-year of liste en sus missing. Wave 2 mends all but one.
 */
export const parts = (finessOf: Record<Fault, string>): readonly Part[] => {
  const region = (
    source: 'phev' | 'les' | 'transport',
    wave: 1 | 2,
    code: Region,
    from: string,
    to: string,
    coverage: Partial<Coverage>,
  ): Part => ({
    name: `${source} ${code} ${from} à ${to}${wave === 2 ? ' (fichier corrigé)' : ''}`,
    source,
    wave,
    region: code,
    from,
    to,
    alone: null,
    coverage: { ...whole, scope: 'region', regions: [code], from, to, ...coverage },
  });
  const alone = (source: 'phev' | 'les', wave: 1 | 2, fault: Fault, from: string, to: string): Part => ({
    name: `${source} ${finessOf[fault]} ${from} à ${to}`,
    source,
    wave,
    region: '75',
    from,
    to,
    alone: fault,
    coverage: { ...whole, scope: 'seen', regions: [], from, to },
  });
  const declared = (wave: 1 | 2, code: Region, from: string, to: string): Part => ({
    ...region('transport', wave, code, from, to, { scope: 'seen', regions: [] }),
    name: `déclarations ${code} ${from.slice(0, 4)} à ${to.slice(0, 4)}${wave === 2 ? ' (rectifiées)' : ''}`,
    source: 'declarations',
  });
  // What covers no months: who signed what, and the targets of a region.
  const stated = (source: 'contracts' | 'targets', label: string, code: Region): Part => ({
    name: `${label} ${code}`,
    source,
    wave: 1,
    region: code,
    from: first,
    to: last,
    alone: null,
    coverage: null,
  });
  // Of the lines that arrived: which were argued, hospital by hospital.
  const argued = (code: Region): Part => ({
    ...region('les', 2, code, '2019-01', last, { scope: 'seen', regions: [] }),
    name: `argumentations ${code} 2019 à ${last.slice(0, 4)}`,
    source: 'argumentations',
  });
  const reference = (
    source: 'finess' | 'les-reference' | 'rpps' | 'events' | 'groups',
    name: string,
  ): Part => ({
    ...{ name, source, wave: 1, region: null, from: first, to: last, alone: null, coverage: null },
  });
  const [first, last] = ['2015-01', '2024-12'];
  return [
    reference('finess', 'registre'),
    reference('les-reference', 'référentiel de la liste en sus'),
    region('phev', 1, '75', first, last, { provisional_from: '2024-11' }),
    region('phev', 1, '27', first, last, { provisional_from: '2024-11' }),
    region('les', 1, '75', first, last, { except: [finessOf.late, finessOf.never] }),
    region('les', 1, '27', first, last, {}),
    alone('les', 1, 'late', first, '2021-06'),
    alone('les', 1, 'late', '2022-01', last),
    alone('les', 1, 'never', first, '2024-06'),
    region('transport', 1, '75', first, last, { provisional_from: '2024-11' }),
    region('transport', 1, '27', first, last, { provisional_from: '2024-11' }),
    declared(1, '75', '2016-01', last),
    declared(1, '27', '2016-01', last),
    stated('contracts', 'contrats', '75'),
    stated('contracts', 'contrats', '27'),
    stated('targets', 'cibles', '75'),
    stated('targets', 'cibles', '27'),
    reference('events', 'événements datés'),
    reference('groups', 'groupements hospitaliers de territoire'),
    region('phev', 2, '75', '2024-07', last, { provisional_from: '2024-12' }),
    alone('phev', 2, 'corrected', '2021-07', '2021-12'),
    alone('les', 2, 'late', '2021-07', '2021-12'),
    region('transport', 2, '75', '2024-07', last, { provisional_from: '2024-12' }),
    declared(2, '75', '2021-01', '2021-12'),
    argued('75'),
    argued('27'),
    { ...reference('rpps', 'annuaire des prescripteurs'), wave: 2 },
  ];
};

const whole = { provisional_from: null, partial: false, except: [] };
