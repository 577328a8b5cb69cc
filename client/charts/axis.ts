import type { Definition } from '../definition.ts';
import type { Words } from '../words.ts';
import { domainOf } from './place.ts';

/** Ticks in the indicator's unit, with as many decimals as their steps need. */
export function axisText(definition: Definition, { format, labels }: Words): (value: number) => string {
  switch (definition.displayUnit) {
    case 'euro':
      return (value) => format.compact(value, true);
    case 'box':
      return (value) => format.compact(value, false);
    case 'score':
      return (value) => format.number(value, Number.isInteger(value) ? 0 : 1);
    case 'level':
      return (value) => labels.units.levels[value] ?? '';
    case 'percent':
      return (value) => {
        const decimals = [0, 1, 2].find((n) => isWhole(value * 100 * 10 ** n)) ?? 3;
        return format.percent(value, decimals, definition.kind === 'growth');
      };
  }
}

/** What a chart asks the text of a tick by: its value, then its place among all of them. */
export type Tick = (value: number, index?: number, ticks?: readonly number[]) => string;

/** Ticks of an amount, with as many decimals as their steps need: no two of them read alike. */
export function amountTicks({ format }: Words, euros: boolean): Tick {
  return (value, _index, ticks = []) => {
    const [first, second] = ticks;
    const step = first === undefined || second === undefined ? undefined : Math.abs(second - first);
    return format.compact(value, euros, step);
  };
}

/** Ticks of a change: of a rate in points, of an evolution in euros. */
export const changeTicks = (definition: Definition, words: Words): Tick =>
  definition.kind === 'rate' ? axisText(definition, words) : amountTicks(words, true);

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;

/** The frame of these values, its ticks, and the room that their text needs: steps are words, all of them shown. */
export function axisOf({ displayUnit, kind }: Definition, values: readonly (number | null)[]) {
  return displayUnit === 'level'
    ? { domain: [-0.3, 2.3] as [number, number], ticks: [0, 1, 2], room: 84 }
    : { domain: domainOf(values, kind === 'growth'), ticks: 5, room: 60 };
}
