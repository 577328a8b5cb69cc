import type { Definition } from '../definition.ts';
import type { Words } from '../words.ts';

/** Ticks in the indicator's unit, with as many decimals as their steps need. */
export function axisText(definition: Definition, { format }: Words): (value: number) => string {
  if (definition.displayUnit === 'euro') return (value) => format.eurosShort(value);
  return (value) => {
    const round = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
    return format.percent(value, round ? 0 : 1, definition.kind === 'growth');
  };
}
