import type { unitsFr } from './units-fr.ts';

const counted = (one: string, several: string) => (n: string, many: boolean) =>
  `${n} ${many ? several : one}`;

export const unitsEn: typeof unitsFr = {
  counts: {
    box: counted('box', 'boxes'),
    line: counted('line', 'lines'),
    quantity: counted('unit', 'units'),
    trip: counted('trip', 'trips'),
    stay: counted('stay', 'stays'),
    patient: counted('patient', 'patients'),
    prescription: counted('prescription', 'prescriptions'),
    record: counted('record', 'records'),
    device: counted('device', 'devices'),
    score: counted('point', 'points'),
  },
  between: (one, other) => `between “${one}” and “${other}”`,
  levels: ['not started', 'under way', 'done'],
  axis: {
    percent: 'in %',
    euro: 'in euros',
    box: 'in boxes',
    score: 'in points out of 100',
    level: 'by steps',
  },
};
