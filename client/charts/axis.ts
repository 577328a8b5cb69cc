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
        const round = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
        return format.percent(value, round ? 0 : 1, definition.kind === 'growth');
      };
  }
}

/** The frame of these values, its ticks, and the room that their text needs: steps are words, all of them shown. */
export function axisOf({ displayUnit, kind }: Definition, values: readonly (number | null)[]) {
  return displayUnit === 'level'
    ? { domain: [-0.3, 2.3] as [number, number], ticks: [0, 1, 2], room: 84 }
    : { domain: domainOf(values, kind === 'growth'), ticks: 5, room: 60 };
}
