import type { ReleaseLine } from './release.ts';

/** Chance from a seed (mulberry32): a number from 0 to 1, another each time. */
export const chance = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export type WorldShape = {
  readonly seed: number;
  readonly establishments: number;
  readonly units: number;
  readonly products: number;
  readonly lines: number;
  /** 1 spreads lines evenly; higher leaves more to the first of each kind. */
  readonly skew: number;
};

// Tariffs are public, and some are two hundred times others.
const prices = [31_200, 882_659, 7_147_659, 45_910, 150_075];

const situations = [
  'amm',
  'absent',
  'off_label',
  'device',
  'rtu',
  'research',
  'invalid',
  'amm_not_listed',
  'mirror',
];

/** Lines of region 75 in 2020: few large cells, many small ones. A stay has one patient, a patient one hospital. */
export const releaseWorld = (shape: WorldShape): ReleaseLine[] => {
  const random = chance(shape.seed);
  const pick = (count: number) => Math.floor(count * random() ** shape.skew);
  return Array.from({ length: shape.lines }, () => {
    const establishment = `33099${pick(shape.establishments)}001`;
    const patient = pick(Math.max(2, shape.lines >> 1));
    const month = 1 + Math.floor(12 * random());
    const situation = situations[pick(situations.length)] ?? 'amm';
    const product = pick(shape.products);
    const quantity = 1 + Math.floor(3 * random());
    return {
      establishment,
      year: 2020,
      month,
      unit: random() < 0.1 ? null : `U${pick(shape.units)}`,
      specialty: random() < 0.1 ? null : String(pick(3)),
      product: `${situation === 'device' ? 'D' : 'P'}${product}`,
      situation,
      stay: `${establishment} ${patient} ${month}`,
      patient: `${establishment} ${patient}`,
      quantity,
      cents: quantity * (prices[product % prices.length] ?? 0),
    };
  });
};
