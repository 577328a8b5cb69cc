import { expect } from 'vitest';
import type { QuestionName } from '#api/questions/index.ts';
import type { Cell } from '#server/rows.ts';
import type { Values } from '#server/statement.ts';
import type { Oracle } from './access-oracle.ts';
import type { AccessWorld } from './access-world.ts';
import { insist } from './insist.ts';

/** A calendar year's figure that the reader may not read: of a few persons, and the contract is not the reader's. */
export const isUnread = (
  world: AccessWorld,
  oracle: Oracle,
  establishment: string,
  indicator: string,
): boolean =>
  !oracle.signed(establishment) &&
  (world.signatoriesOnly.has(indicator) || world.masked.has(`${indicator} ${establishment}`));

/** What a row of results, targets or consequences may say to this reader. */
export const checkResult = (
  world: AccessWorld,
  oracle: Oracle,
  name: QuestionName,
  values: Values,
  row: Readonly<Record<string, Cell>>,
) => {
  const asked = typeof values.establishment === 'string' ? values.establishment : '';
  const indicator = typeof row.indicator === 'string' ? row.indicator : null;
  switch (name) {
    case 'matrix':
      checkFigure(world, oracle, String(row.establishment), indicator, row);
      if (row.status === 'masked') insist(row.result === 'masqué', String(row.result));
      return;
    case 'year-results':
      checkFigure(world, oracle, asked, indicator, row);
      expect(Number(row.year)).toBeLessThanOrEqual(Number(values.year));
      expect(Number(row.year)).toBeGreaterThanOrEqual(Number(values.year) - 3);
      // An engagement that waits for a masked condition is not told, unless another one settles it.
      if (row.verdict === 'masqué') expect(['masqué', 'atteint']).toContain(row.result);
      return;
    case 'results-summary': {
      const named = world.places.filter((place) =>
        asked === '' ? place.region === values.region && oracle.names(place.establishment) : false,
      );
      expect(Number(row.establishments)).toBeLessThanOrEqual(asked === '' ? named.length : 1);
      if (row.score !== null) expect(Number(row.score)).toBeLessThanOrEqual(1);
      return;
    }
    case 'engagements':
    case 'indicator-targets':
      // Another hospital's own target is its contract's: nobody else reads that there is one.
      if (row.origin === 'establishment') expect(oracle.names(asked)).toBe(true);
      return;
    case 'consequences': {
      const entered = [values.rates].flat().find((each) => String(each).startsWith(`${String(row.item)}=`));
      if (row.section === 'gainsharing')
        expect(row.rate).toBe(entered === undefined ? 0.2 : Number(String(entered).split('=')[1]));
      if (row.section === 'text') expect([row.base, row.amount, row.amount_high]).toEqual([null, null, null]);
      return;
    }
    case 'identification':
      expect(['finess', 'rpps']).toContain(row.part);
      expect(Number(row.identified)).toBeLessThanOrEqual(Number(row.lines));
      return;
    case 'trend':
    case 'target-gap':
      // A score or a step belongs to one establishment.
      if (row.establishment === null && indicator !== null && world.alone.has(indicator)) {
        expect([row.numerator, row.value, row.gap]).toEqual([null, null, null]);
        expect(row.reason).toContain('not_aggregated');
      }
      return;
    case 'region-summary':
      if (indicator !== null && world.alone.has(indicator))
        expect([row.previous_value, row.change]).toEqual([null, null]);
      return;
    default:
      return;
  }
};

/** The figure that a result rests on: withheld from who may not read it, told to who may. */
const checkFigure = (
  world: AccessWorld,
  oracle: Oracle,
  establishment: string,
  indicator: string | null,
  row: Readonly<Record<string, Cell>>,
) => {
  insist(oracle.names(establishment), establishment);
  if (indicator === null) return;
  if (!isUnread(world, oracle, establishment, indicator)) {
    insist(row.status !== 'masked', `${indicator} of ${establishment}`);
    return;
  }
  for (const cell of [row.value, row.gap, row.numerator ?? null, row.denominator ?? null])
    insist(cell === null, `${indicator} of ${establishment}`);
  // Where no file says anything of it, there is nothing to withhold, and no file is what is said.
  if (row.status !== 'masked') expect(row.reason).toMatch(/^not_(covered|declared)/);
};
