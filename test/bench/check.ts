import type { Row } from './asks.ts';
import type { Measured } from './measure.ts';

/**
 * How many times as long as the list of regions the slowest question of a row may take, cache off, at one million lines: about
 * twice what is measured (docs/performance.md).
 */
export const limits: Readonly<Record<Row, number>> = {
  agency: 12,
  establishment: 12,
  crossed: 12,
  region: 20,
  linked: 12,
};

/** A sentence for each row above its limit, and where readers were not answered. */
export const faultsOf = ({ asks, users }: Measured): readonly string[] => {
  const slow = Object.entries(limits).flatMap(([row, limit]) => {
    const worst = asks.filter((ask) => ask.row === row).sort((a, b) => b.ratio - a.ratio)[0];
    if (worst === undefined || worst.ratio <= limit) return [];
    const { question, label, ratio } = worst;
    return [
      `${row}: ${question} ${label} takes ${ratio.toFixed(1)} times the list of regions, ${limit} at most`,
    ];
  });
  return users.errors === 0 ? slow : [...slow, `${users.errors} requests of readers were not answered`];
};
