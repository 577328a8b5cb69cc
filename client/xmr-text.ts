import type { Xmr } from '#api/statistics/xmr.ts';
import type { Monthly } from './charts/xmr.ts';
import type { Story } from './story.ts';
import type { Words } from './words.ts';

/** How many months stand out, of those that are known. */
export function xmrStory(
  name: string,
  rows: readonly Monthly[],
  { signals }: Xmr,
  { labels, format }: Words,
): Story {
  const { title, signalled, none } = labels.deviation.xmr;
  const found = signals.filter((rules) => rules.length > 0).length;
  const known = rows.filter(({ value }) => value !== null).length;
  const said = found === 0 ? none : signalled(format.count(found), format.count(known), format.many(found));
  return { title: labels.pair(title(name), said), summary: labels.pair(title(name), said) };
}

/** Why a month stands out; empty where it does not. */
export function signalText({ signals }: Xmr, index: number, { labels }: Words): string {
  return labels.series((signals[index] ?? []).map((rule) => labels.deviation.xmr.rules[rule]));
}

/** Whether months of a year speak of a special cause, and which by which rules; else what moves them is common to all. */
export function causeText(rows: readonly Monthly[], chart: Xmr, year: number, words: Words): string {
  const { labels, format } = words;
  const { real } = labels.gapExplained;
  const found = new Map<string, string[]>();
  rows.forEach(({ month }, i) => {
    const rules = signalText(chart, i, words);
    if (month.startsWith(String(year)) && rules !== '')
      found.set(rules, [...(found.get(rules) ?? []), format.monthShort(`${month}-01`)]);
  });
  const said = [...found].map(([rules, months]) => real.signal(months.join(', '), rules));
  return said.length > 0 ? real.special(year, labels.series(said)) : real.common(year);
}

export function xmrLines(rows: readonly Monthly[], chart: Xmr, index: number, words: Words): string[] {
  const { labels, format } = words;
  const row = rows[index];
  if (!row) return [];
  const value = row.value === null ? labels.deviation.xmr.unknown : format.percent(row.value, 2);
  const signal = signalText(chart, index, words);
  return [labels.pair(format.month(`${row.month}-01`), value), ...(signal === '' ? [] : [signal])];
}
