import type { Declaration } from '#api/declaration.ts';
import type { Ask } from './declaration-lines.ts';
import type { Fault, Figures } from './declaration-values.ts';
import type { Definition } from './definition.ts';
import { sentence } from './format.ts';
import { measureText, targetText } from './measure.ts';
import type { Words } from './words.ts';

/** A declared or published value in words; null where there is none. */
export function valueText(figures: Figures, definition: Definition, words: Words): string | null {
  const { labels, format } = words;
  const { numerator, denominator, value } = figures;
  if (definition.kind !== 'rate')
    return value === null ? null : measureText(value, definition, words, 'table');
  if (numerator === null || denominator === null) return value === null ? null : format.percent(value);
  const parts = labels.declarations.of(countText(numerator, words), countText(denominator, words));
  return denominator > 0 ? `${format.percent(numerator / denominator)} (${parts})` : parts;
}

/** Decimals only where there are some. */
const countText = (value: number, { format }: Words) =>
  format.number(value, [0, 1, 2].find((decimals) => Number(value.toFixed(decimals)) === value) ?? 3);

/** What a target asks, `≥ 85,0 %`; or why it is not known. */
export function targetAsked({ op, target, toComplete }: Ask, definition: Definition, words: Words): string {
  const { declarations, noTarget } = words.labels;
  if (target === null) return toComplete === null ? noTarget : declarations.targetToComplete(toComplete);
  const text = targetText(target, definition, words);
  return definition.displayUnit === 'level' ? text : `${declarations.ops[op ?? ''] ?? ''} ${text}`.trim();
}

/** What is wrong with a field, in the reader's language. */
export function faultText({ sentence: said, wanted }: Omit<Fault, 'part'>, { labels }: Words): string {
  const { faults, wanted: expected } = labels.declarations;
  const text = faults[said] ?? said;
  return wanted ? expected(text) : sentence(text);
}

/** What the server says of a line of a file: `valeur : attendue`. */
export function fileFaultText(message: string, { labels }: Words): string {
  const [, column, rest] = /^([^:]+) : (.*)$/.exec(message) ?? [];
  if (column === undefined || rest === undefined) return sentence(message);
  const { faults, wanted } = labels.declarations;
  const expected = faults[rest.replace(/^attendu /, '')];
  return sentence(labels.pair(column, faults[rest] ?? (expected === undefined ? rest : wanted(expected))));
}

export function declaredText({ declared_at, declared_by }: Declaration, words: Words): string {
  const { labels, format } = words;
  return labels.declarations.declaredOn(format.day(declared_at.slice(0, 10)), whoText(declared_by, words));
}

/** `A. Martin (pui, cme)`: the roles as the reader knows them. */
export function whoText(declared_by: string, { labels }: Words): string {
  const [, name, codes] = /^(.*) \(([a-z_, ]+)\)$/.exec(declared_by) ?? [];
  if (name === undefined || codes === undefined) return declared_by;
  const roles: Partial<Record<string, { short: string }>> = labels.access.roles;
  return `${name} (${codes
    .split(', ')
    .map((code) => roles[code]?.short ?? code)
    .join(', ')})`;
}
