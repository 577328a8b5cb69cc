import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { levels } from '#api/declaration.ts';
import { expectWritten, plain } from './french.ts';

type Row = { readonly value: number | null; readonly target: number | null; readonly gap: number | null };

/** That the value, the target and the gap in a place are these, as closely as they are written; a level in words. */
export const expectFigure = async (place: Locator, row: Row, what: string): Promise<void> => {
  const text = async (name: string) =>
    plain(await place.locator(`[data-field=${name}]`).first().textContent());
  const value = await text('value');
  const inWords = levels.find((level) => level === value);
  if (inWords !== undefined) {
    expect(row.value, `${what}: « ${value} »`).toBe(levels.indexOf(inWords));
    if (row.target !== null) expect(await text('target'), what).toContain(levels[row.target]);
    return;
  }
  expectWritten(value, row.value, `${what}, value`);
  if (row.target !== null) expectWritten(await text('target'), row.target, `${what}, target`);
  if (row.gap !== null) expectWritten(await text('gap'), row.gap, `${what}, gap`);
};
