import type { IndicatorDefinition } from '#api/indicator.ts';
import type { Condition } from './law.ts';

// What a figure of each kind can be, as printed: percentages for rates and growths.
const ranges: Record<IndicatorDefinition['kind'], readonly [number, number]> = {
  rate: [0, 100],
  growth: [-100, Infinity],
  amount: [0, Infinity],
  score: [0, 100],
  level: [0, 2],
};

/** Whether every possible figure of that kind meets the threshold: a test that tests nothing. */
export const isAlwaysMet = (
  kind: IndicatorDefinition['kind'],
  { op, value }: Pick<Condition, 'op' | 'value'>,
): boolean => {
  const [low, high] = ranges[kind];
  if (op === null || value === null) return false;
  switch (op) {
    case '>=':
      return value <= low;
    case '>':
      return value < low;
    case '<=':
      return value >= high;
    case '<':
      return value > high;
  }
};

const idle: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /\b(?:where|and|or|having)\s*\(*\s*(?:not\s+false|true)\b(?!\s*[=<>])/i, name: 'true' },
  { pattern: /(?<![\w.'])(\d+|'[^']*')\s*=\s*\1(?![\w.])/, name: '1 = 1' },
  { pattern: /(?<![\w.'])([a-z_][\w.]*)\s*(?:=|is not distinct from)\s*\1(?![\w.(])/i, name: 'x = x' },
  { pattern: /\b(?:i?like|similar\s+to)\s+'%+'/i, name: "like '%'" },
];

/** Filters of a query that filter nothing (`where true`, `1 = 1`, `like '%'`), one French sentence each. */
export const filterFaults = (file: string, sql: string): string[] => {
  const code = sql.replace(/--[^\n]*/g, '').replace(/\/\*[^]*?\*\//g, '');
  return idle
    .filter(({ pattern }) => pattern.test(code))
    .map(
      ({ name }) => `${file} : un filtre ne filtre rien (${name}) ; écrivez ce qu’il retient, ou retirez-le.`,
    );
};
